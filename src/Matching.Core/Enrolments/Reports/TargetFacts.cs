using Matching.Core.Programmes.Targets;
using Matching.Engine.Facts;

namespace Matching.Core.Enrolments.Reports;

/// <summary>What a scheme's report counts: everybody's file in it, where the placements are, and the scheme's openings.</summary>
public sealed record TargetFacts(IReadOnlyList<EnrolmentFile> Files, IReadOnlyList<MatchPlace> Places, IReadOnlyList<ReportedOpening> Openings);

/// <summary>Where a placement is. <paramref name="Placement"/> is the id as events have it; opening and host are empty for work outside the product.</summary>
public sealed record MatchPlace(string Placement, string Opening, string Host);

/// <summary>An opening of the scheme. <paramref name="Since"/>: the earlier of its first day and its host's last answer; null = nobody has said.</summary>
/// <param name="Active">It, and its host, take somebody now.</param>
public sealed record ReportedOpening(string Id, string Host, Kind Kind, DateOnly? Since, bool Active);

/// <summary>Reads what reports are counted from.</summary>
public interface ITargetFacts
{
    /// <summary>In one snapshot.</summary>
    /// <param name="programme">Id of the scheme.</param>
    /// <param name="municipality">Only this one's people and openings; null = the whole installation's.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<TargetFacts> ReadAsync(string programme, string? municipality, CancellationToken cancellationToken);
}

/// <summary>What came of counting.</summary>
public abstract record CountOutcome
{
    private CountOutcome()
    {
    }

    /// <summary>One row a target, in the definition's order, over <paramref name="Cases"/>.</summary>
    public sealed record Counted(string Mark, IReadOnlyList<TargetRow> Rows, IReadOnlyList<TargetCase> Cases) : CountOutcome;

    /// <summary>No version of it is in force on the day; <paramref name="Known"/> are.</summary>
    public sealed record UnknownProgramme(IReadOnlyList<string> Known) : CountOutcome;
}
