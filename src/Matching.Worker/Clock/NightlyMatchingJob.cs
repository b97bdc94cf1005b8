using Matching.Core.Nightly;
using Quartz;

namespace Matching.Worker.Clock;

/// <summary>
/// Asks for today's night if it is due and missing. It is fired at the hour, at start (a night that was missed while nothing ran), and
/// again after a fault or when another runner's lease should have passed; the night itself makes sure that nothing happens twice.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class NightlyMatchingJob(RunNight night, TimeProvider clock, ILogger<NightlyMatchingJob> logger) : IJob
{
    public static readonly JobKey Key = new("nightly-matching");

    private static readonly TriggerKey AgainKey = new("nightly-matching-again");
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(15);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var outcome = await night.HandleAsync(new NightRequest { OnlyIfMissing = true }, null, cancellationToken);
            if (outcome is NightOutcome.RunsElsewhere elsewhere)
            {
                Log.RunsElsewhere(logger, elsewhere.Until);
                await AgainAsync(context, elsewhere.Until + TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The rim of the clock: a server that is away comes back, and a night that failed is tried again.
            Log.Failed(logger, fault, AfterFault);
            await AgainAsync(context, clock.GetUtcNow() + AfterFault, cancellationToken);
        }
    }

    private static async Task AgainAsync(IJobExecutionContext context, DateTimeOffset at, CancellationToken stopping)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(AgainKey).ForJob(Key).StartAt(at).Build();
        await context.Scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, stopping);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The night is being run elsewhere; looking again after {Until}")]
        public static partial void RunsElsewhere(ILogger logger, DateTimeOffset until);

        [LoggerMessage(Level = LogLevel.Error, Message = "The night could not be run; trying again in {Wait}")]
        public static partial void Failed(ILogger logger, Exception fault, TimeSpan wait);
    }
}
