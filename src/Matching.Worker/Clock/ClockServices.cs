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
            quartz.AddDaily<RecheckJob>(RecheckJob.Key, RecheckJob.DueAt);
            quartz.AddDaily<ErasureJob>(ErasureJob.Key, ErasureJob.DueAt);
        });
        return services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    // At its hour, and at start.
    private static void AddDaily<T>(this IQuartzBuilder quartz, JobKey key, TimeOnly at)
        where T : class, IJob
    {
        quartz.AddJob<T>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name + "-due")
            .WithCronSchedule(CronOf(at), cron => cron.InTimeZone(Copenhagen.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name + "-start").StartNow());
    }

    private static string CronOf(TimeOnly at) => string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?");
}
