using Matching.Core.Erasures;
using Quartz;

namespace Matching.Worker.Clock;

/// <summary>Once a day, and at start, looks for files that have been kept for as long as the law says.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ErasureJob(EraseAfterKeeping erase, EraseHostsAfterKeeping hosts, StoreGate gate, ILogger<ErasureJob> logger) : IJob
{
    /// <summary>After the re-check, so that what it finds of somebody is not found of nobody.</summary>
    public static readonly TimeOnly DueAt = new(4, 50);

    public static readonly JobKey Key = new("erasures");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await gate.PassAsync(cancellationToken);
            await erase.HandleAsync(cancellationToken);
            await hosts.HandleAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The rim of the clock: tomorrow finds the same files.
            Log.Failed(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Files past their keeping period could not be looked at; the next turn tries again")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
