using Matching.Core.Clock;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Erasures;

/// <summary>
/// Mentors, and contacts of companies, that have been closed for as long as files are kept are erased as young people are: staff are told first, with a
/// day until which they may open the mentor or company again.
/// </summary>
/// <remarks>Source: rules RT01 ("30 days' notice to the owner"), feature U7.</remarks>
public sealed partial class EraseHostsAfterKeeping(
    IHostErasures erasures, EraseHost erase, ILedger ledger, IOptions<ErasureOptions> options, TimeProvider clock, ILogger<EraseHostsAfterKeeping> logger)
{
    private static readonly TimeOnly EndOfWork = new(15, 0);

    /// <summary>How many were erased now.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (today, kept, notice) = (Copenhagen.DateAt(now), options.Value.KeptForYears, options.Value.NoticeDays);
        var erased = 0;
        foreach (var host in await erasures.ClosedAsync(today.AddDays(notice).AddYears(-kept), cancellationToken))
        {
            var end = host.Since.AddYears(kept);
            if (host.NoticedAt is not { } noticed)
            {
                await ledger.SaveAsync(new() { Work = [Notice(host, now, end > today.AddDays(notice) ? end : today.AddDays(notice))] }, cancellationToken);
            }
            else if (end <= today && Copenhagen.DateAt(noticed).AddDays(notice) <= today)
            {
                erased += await erase.HandleAsync(host.Municipality, host.HostId, ErasureCause.KeepingPeriod, EraseAfterKeeping.By, cancellationToken) is ErasureOutcome.Erased ? 1 : 0;
            }
        }

        Log.Looked(logger, erased);
        return erased;
    }

    private static WorkItem Notice(ClosedHost host, DateTimeOffset now, DateOnly due) => new(
        Guid.CreateVersion7(now), host.Municipality, WorkKind.HostErasureDue, ErasureMarkers.HostNotice(host.HostId), now, DueAt: Copenhagen.InstantOf(due, EndOfWork))
    {
        Note = new LegalText(host.Name, host.Name),
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Mentors and companies past their keeping period were looked at; erased: {Erased}")]
        public static partial void Looked(ILogger logger, int erased);
    }
}
