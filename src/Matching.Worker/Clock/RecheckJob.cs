using Matching.Core.LegalRules.Rechecks;
using Quartz;

namespace Matching.Worker.Clock;

/// <summary>
/// Re-checks what runs against the law once a day, and at start, which is when a changed law is loaded. What it found before is the same item.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class RecheckJob(RecheckPlacements recheck, StoreGate gate, ILogger<RecheckJob> logger) : IJob
{
    /// <summary>After the night and outside the hour that a change of clocks skips or repeats.</summary>
    public static readonly TimeOnly DueAt = new(4, 30);

    public static readonly JobKey Key = new("placements-recheck");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await gate.PassAsync(cancellationToken);
            await recheck.HandleAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The rim of the clock: tomorrow, or the next start, finds the same things.
            Log.Failed(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Placements could not be re-checked; the next turn tries again")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
