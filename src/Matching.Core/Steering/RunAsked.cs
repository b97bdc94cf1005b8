using Matching.Core.Nightly;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Steering;

/// <summary>What became of taking up a run.</summary>
public abstract record RunAskedOutcome
{
    private RunAskedOutcome()
    {
    }

    /// <summary>It is over, now or before.</summary>
    public sealed record Over : RunAskedOutcome;

    /// <summary>Another worker has it; ask again then.</summary>
    public sealed record Taken(DateTimeOffset Until) : RunAskedOutcome;
}

/// <summary>
/// Runs what somebody asked for, once, and tells how far it has come while it goes on. A fault ends the run and is noted with it; nobody runs
/// it again by himself.
/// </summary>
public sealed partial class RunAsked(
    IAskedRuns runs, RunNight night, RehearseNight rehearse, ThinkOtherwise otherwise, TimeProvider clock, ILogger<RunAsked> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<RunAskedOutcome> HandleAsync(Guid id, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        switch (await runs.TakeAsync(id, now, now + Lease, stopping))
        {
            case AskedClaim.Taken taken:
                return new RunAskedOutcome.Taken(taken.Until);
            case AskedClaim.Mine mine:
                await RunAsync(mine.Run, stopping);
                return new RunAskedOutcome.Over();
            default:
                return new RunAskedOutcome.Over();
        }
    }

    private async Task RunAsync(AskedRun run, CancellationToken stopping)
    {
        try
        {
            await using var told = new RunTeller(runs, run.Id, Lease, clock);
            var answer = await AnswerAsync(run, told, stopping);
            await runs.EndAsync(run.Id, new RunEnd.Answered(answer, told.Steps), clock.GetUtcNow(), stopping);
            Log.Ended(logger, run.Id, answer.Code);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // Said to the row, where whoever asked looks; the fault itself goes on.
            Log.Failed(logger, fault, run.Id);
            await runs.EndAsync(run.Id, new RunEnd.Failed(fault.GetType().Name), clock.GetUtcNow(), stopping);
            throw;
        }
    }

    private async Task<RunAnswer> AnswerAsync(AskedRun run, RunTeller told, CancellationToken stopping) => run.Kind switch
    {
        AskedKind.Night => RunAnswer.Of(await night.HandleAsync(new NightRequest(), told, stopping)),
        AskedKind.Dry => RunAnswer.Planned(await rehearse.HandleAsync(new NightRequest(), told, stopping)),
        AskedKind.Otherwise => await otherwise.HandleAsync(run.Wanted, told.Ended, stopping),
        _ => throw new InvalidOperationException($"Run {run.Id} is of kind {run.Kind}.\nMaybe a kind of run is new."),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The run {Run} that was asked for ended: {Code}")]
        public static partial void Ended(ILogger logger, Guid run, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The run {Run} that was asked for failed")]
        public static partial void Failed(ILogger logger, Exception fault, Guid run);
    }
}
