using Matching.Core.Clock;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Microsoft.Extensions.Logging;

namespace Matching.Core.LegalRules.Rechecks;

/// <summary>
/// Puts what a re-check finds on the work list, each finding once however often it runs. It never changes a placement.
/// </summary>
public sealed partial class RecheckPlacements(IMatchingBoard board, PlacementRecheck recheck, ILedger ledger, TimeProvider clock, ILogger<RecheckPlacements> logger)
{
    private static readonly TimeOnly EndOfWork = new(15, 0);

    /// <summary>How many findings there are today; those that were found before are items already.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reading = await board.ReadAsync(cancellationToken);
        var findings = recheck.Find(reading.Board, Copenhagen.DateAt(now));
        foreach (var finding in findings)
        {
            await ledger.SaveAsync(new() { Work = [Item(finding, now)] }, cancellationToken);
        }

        Log.Rechecked(logger, findings.Count);
        return findings.Count;
    }

    private static WorkItem Item(RecheckFinding finding, DateTimeOffset now) => new(
        Guid.CreateVersion7(now),
        finding.Municipality,
        finding.Kind,
        finding.Marker,
        now,
        finding.YouthId,
        DueAt: Copenhagen.InstantOf(finding.DueBy, EndOfWork))
    {
        Note = finding.Note,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Placements were re-checked; findings: {Findings}")]
        public static partial void Rechecked(ILogger logger, int findings);
    }
}
