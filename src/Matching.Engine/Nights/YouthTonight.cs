using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Nights;

/// <summary>A young person with what the night needs to know of her, computed once.</summary>
internal sealed class YouthTonight
{
    public required int Index { get; init; }

    public required YouthFacts Facts { get; init; }

    /// <summary>Whole years on D.</summary>
    public required int Age { get; init; }

    /// <summary>The half hours in which she is free.</summary>
    public required WeekBits Available { get; init; }

    /// <summary>The number of the week in which she is free.</summary>
    public required int Week { get; init; }

    /// <summary><see cref="Available"/> by day.</summary>
    public required WeekDays AvailableDays { get; init; }

    /// <summary>The number of her municipality tonight.</summary>
    public required int Municipality { get; init; }

    /// <summary>The programmes that she is enrolled in.</summary>
    public required IdSet Enrolled { get; init; }

    public required IdSet GatesPassed { get; init; }

    /// <summary>The gates that are known to be open for her, each with how much of it is done.</summary>
    public required IdSet GatesLeft { get; init; }

    /// <summary>Her means that count: a moped needs a licence, a car a car licence.</summary>
    public required TravelModes UsableTravel { get; init; }

    public required IdSet Languages { get; init; }

    /// <summary>The number of her own language; -1 = not stated.</summary>
    public required int OwnLanguage { get; init; }

    public required IdSet Interests { get; init; }

    public required IdSet Hobbies { get; init; }

    public required IdSet NotSectors { get; init; }

    /// <summary>All her placements, by kind, then opening id, then date.</summary>
    public required IReadOnlyList<PlacementTonight> Placements { get; init; }

    /// <summary>Jobs and internships running or agreed and not ended before D, outside work included: what the law and her limit add up.</summary>
    public required IReadOnlyList<PlacementTonight> AlreadyRuns { get; init; }

    /// <summary>Weekly hours of <see cref="AlreadyRuns"/>.</summary>
    public required int HoursAlreadyRunning { get; init; }

    /// <summary>All her history rows, by date, then opening id, then outcome.</summary>
    public required IReadOnlyList<HistoryTonight> History { get; init; }

    public string Id => Facts.Id;

    /// <summary>Whole years on any date.</summary>
    public int AgeOn(DateOnly date) => Ages.On(Facts.Born, date);

    public bool AsksFor(Needs need) => (Facts.Needs & need) != Needs.None;

    /// <summary>She wished for the host or opening of this id.</summary>
    public bool WishesFor(string id) => IsAmong(Facts.WishedHosts, id);

    /// <summary>She or her consultant excluded the host or opening of this id.</summary>
    public bool ExcludesPlace(string id) => IsAmong(Facts.NotHosts, id);

    // A loop, because the inner loop of a night asks and an enumerator would be allocated.
    private static bool IsAmong(IReadOnlyList<string> ids, string id)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            if (string.Equals(ids[i], id, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A placement with its opening resolved; without an opening it is work outside the product.</summary>
internal sealed record PlacementTonight(PlacementFacts Facts, OpeningTonight? Opening, DateOnly Night)
{
    public Kind Kind => Facts.Kind;

    /// <summary>The hours it states, else its opening's minimum, else 0.</summary>
    public int HoursPerWeek => Facts.HoursPerWeek ?? Opening?.Facts.HoursPerWeekMin ?? 0;

    public bool EndedBeforeTonight => Facts.EndDate is { } end && end < Night;

    /// <summary>Approved, offered, agreed or running, and not ended before D: never moved, and it holds a seat.</summary>
    public bool IsPinned =>
        Facts.State is PlacementState.Approved or PlacementState.Offered or PlacementState.Agreed or PlacementState.Running
        && !EndedBeforeTonight;

    /// <summary>Agreed or running, and not ended before D.</summary>
    public bool IsAgreedOrRunning =>
        Facts.State is PlacementState.Agreed or PlacementState.Running && !EndedBeforeTonight;
}

/// <summary>A history row with its opening resolved.</summary>
internal sealed record HistoryTonight(HistoryFacts Facts, OpeningTonight Opening)
{
    public Outcome Outcome => Facts.Outcome;

    public DateOnly Date => Facts.Date;
}
