using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Benchmarks.Plain;

/// <summary>A young person beside an opening, as one would write it at first: an object with what belongs to it looked up.</summary>
internal sealed record PlainPair(
    MatchingProblem Night,
    YouthFacts Youth,
    OpeningFacts Opening,
    HostFacts Host,
    ProgrammeFacts Programme,
    List<PlacementFacts> Placements,
    List<HistoryFacts> History,
    PlainTown Town)
{
    public DateOnly StartsOn => Opening.StartDate is { } start && start > Night.Date ? start : Night.Date;

    public int AgeAtStart => PlainDates.Age(Youth.Born, StartsOn);

    public bool IsMentor => Opening.Kind == Kind.Mentor;

    public bool HasPledged(Pledges pledge) => (Host.Pledges & pledge) != Pledges.None;

    public bool Asks(Needs need) => (Youth.Needs & need) != Needs.None;

    public bool Has(WorkEnvironment environment) => (Opening.Environment & environment) != WorkEnvironment.None;

    public List<PlacementFacts> AlreadyRuns => [.. Placements.Where(placement =>
        placement.Kind != Kind.Mentor
        && placement.State is PlacementState.Running or PlacementState.Agreed
        && !(placement.EndDate < Night.Date))];

    public int HoursAlreadyRunning => AlreadyRuns.Sum(placement =>
        placement.HoursPerWeek ?? (placement.Opening is { } opening ? Town.Openings[opening].HoursPerWeekMin : 0));

    public List<int> CommonHalfHours => [.. PlainWeeks.HalfHours(Youth.Available).Intersect(PlainWeeks.Frame(Opening))];

    public int TravelMinutes => IsMentor && Opening.MeetsOnline ? 0 : PlainTravel.Minutes(this);
}

internal static class PlainDates
{
    public static int Age(DateOnly born, DateOnly date)
    {
        var years = date.Year - born.Year;
        return date.Month < born.Month || (date.Month == born.Month && date.Day < born.Day) ? years - 1 : years;
    }
}
