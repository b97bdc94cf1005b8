using Matching.Core.LegalRules.Internships;
using Matching.Core.Nightly;

namespace Matching.Core.Approvals;

/// <summary>
/// What a pair's rules look at, as it stands now: her, the opening with its host, what runs for her and what was, without the pair's own
/// proposal and offer.
/// </summary>
/// <param name="Board">Only what belongs to the pair.</param>
/// <param name="Supported">Open offers of internships and agreed ones at the same production unit, which the host has not counted yet.</param>
public sealed record PairReading(Board Board, IReadOnlyList<SupportedPerson> Supported)
{
    /// <summary>Supported persons there now, corrected by two people for this proposal; null = as the host has stated.</summary>
    public int? CorrectedCount { get; init; }

    /// <summary>Internships at the same production unit that ended in the last 12 months; 0 where one of them led to paid hours.</summary>
    public int InternsWithoutPay { get; init; }

    /// <summary>Rules of law from which two people have made an exception for this proposal.</summary>
    public IReadOnlySet<string> Overridden { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>Reads a pair for its rules.</summary>
public interface IPairBoard
{
    /// <summary>Null when one of the two is not known.</summary>
    Task<PairReading?> ReadAsync(string youthId, string openingId, CancellationToken cancellationToken);
}
