using Matching.Engine.Time;

namespace Matching.Engine.Facts;

/// <summary>A pair that is on its way or was; without an opening it is work outside the product.</summary>
public sealed record PlacementFacts
{
    public required string Youth { get; init; }

    /// <summary>Null = work outside the product: counts for hours and law, fills no wish.</summary>
    public string? Opening { get; init; }

    public required Kind Kind { get; init; }

    public required PlacementState State { get; init; }

    /// <summary>When it came into its state.</summary>
    public required DateOnly Since { get; init; }

    public DateOnly? StartDate { get; init; }

    /// <summary>Last day, included; null = goes on.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Null = the opening's minimum.</summary>
    public int? HoursPerWeek { get; init; }

    public WeeklyHours Schedule { get; init; } = WeeklyHours.None;

    /// <summary>Its scheme lets her have another of its kind beside it: it holds its seat, counts for hours and law, and fills no wish.</summary>
    public bool LeavesRoom { get; init; }
}

/// <summary>How one earlier pair ended. <paramref name="WholeHost"/>: she said no to the host, not only to this opening.</summary>
public sealed record HistoryFacts(string Youth, string Opening, Outcome Outcome, DateOnly Date, bool WholeHost = false);
