using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Placements;

/// <summary>A pair on its way, or work outside the product: one row of <c>placements.csv</c>, or what the product itself has made.</summary>
public sealed record KnownPlacement
{
    public required string YouthId { get; init; }

    /// <summary>Empty = work outside the product.</summary>
    public string OpeningId { get; init; } = "";

    public required Kind Kind { get; init; }

    public required PlacementState State { get; init; }

    public required DateOnly Since { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public int? HoursPerWeek { get; init; }

    public WeeklyHours Schedule { get; init; } = WeeklyHours.None;

    public string OutsideTitle { get; init; } = "";
}

/// <summary>What one side said of a pair when its ranking closed: one row of <c>ranks.csv</c>. <paramref name="Rank"/>: 1 = best.</summary>
public sealed record KnownRank(RankingSide Side, string YouthId, string OpeningId, int Rank)
{
    /// <summary>The last day on which it may be written anew; the nights after it choose by it. Null = it was closed when it came.</summary>
    public DateOnly? ClosesOn { get; init; }
}

/// <summary>A meeting that a person has agreed to arrange, with the day she did.</summary>
public sealed record KnownMeeting(string YouthId, string OpeningId, DateOnly Since);

/// <summary>How an earlier pair ended: one row of <c>history.csv</c>. <paramref name="WholeHost"/>: she said no to the host.</summary>
public sealed record HistoryEntry(string YouthId, string OpeningId, Outcome Outcome, DateOnly Date, bool WholeHost = false);
