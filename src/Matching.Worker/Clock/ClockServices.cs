using System.Globalization;
using Matching.Core.Clock;
using Matching.Core.Nightly;
using Quartz;

namespace Matching.Worker.Clock;

/// <summary>What the worker does by the clock. The scheduler runs on the product's clock, which is the one registered.</summary>
public static class ClockServices
{
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(NightOptions.Section).Get<NightOptions>() ?? new();
        services.AddLogging(logging => logging.AddFilter("Quartz", LogLevel.Warning));
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<NightlyMatchingJob>(job => job.WithIdentity(NightlyMatchingJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(NightlyMatchingJob.Key).WithIdentity("nightly-matching-due")
                .WithCronSchedule(CronOf(options.DueAt), cron => cron.InTimeZone(Copenhagen.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            quartz.AddTrigger(trigger => trigger.ForJob(NightlyMatchingJob.Key).WithIdentity("nightly-matching-missed").StartNow());
            quartz.AddJob<RecheckJob>(job => job.WithIdentity(RecheckJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(RecheckJob.Key).WithIdentity("placements-recheck-due")
                .WithCronSchedule(CronOf(RecheckJob.DueAt), cron => cron.InTimeZone(Copenhagen.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            quartz.AddTrigger(trigger => trigger.ForJob(RecheckJob.Key).WithIdentity("placements-recheck-start").StartNow());
        });
        return services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    private static string CronOf(TimeOnly at) => string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?");
}
