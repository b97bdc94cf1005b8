using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Engine.Together;

/// <summary>
/// One place of a young person as her week sees it: the half hours in which it may lie and how many it needs, or its times where they are known.
/// A place that people have decided for and that has no times needs its opening's minimum.
/// </summary>
/// <remarks>Source: the matching model §13, Fits together.</remarks>
internal sealed class PlaceOfHers
{
    private PlaceOfHers(YouthTonight youth, OpeningTonight opening, PlacementTonight? placement)
    {
        (Youth, Opening, Placement) = (youth, opening, placement);
        IsMentor = opening.Kind == Kind.Mentor;
        Times = TimesOf(opening, placement);
        Hours = IsMentor ? 0 : placement?.HoursPerWeek ?? opening.Facts.HoursPerWeekMin;
        Choosable = youth.Available & opening.Frame;
        HalfHours = opening.Facts.HoursPerWeekMin * 2;
    }

    public YouthTonight Youth { get; }

    public OpeningTonight Opening { get; }

    /// <summary>What people have decided; null = a place that the night may choose.</summary>
    public PlacementTonight? Placement { get; }

    public bool IsMentor { get; }

    /// <summary>Known times, which are worked as they stand; null = they are chosen from <see cref="Choosable"/>.</summary>
    public WeeklyHours? Times { get; }

    /// <summary>Of a week, for her limit; meetings with a mentor count 0.</summary>
    public int Hours { get; }

    public WeekBits Choosable { get; }

    /// <summary>Half hours of presence that work needs.</summary>
    public int HalfHours { get; }

    /// <summary>Its hours are inside what already runs for her.</summary>
    public bool RunsAlready => Placement is not null && Youth.AlreadyRuns.Contains(Placement);

    public WorkAsked Asked => new(
        Opening.Facts.Trade,
        Opening.Facts.Environment,
        Opening.Facts.Schedule,
        Opening.Facts.ScheduleIsFixed,
        Opening.Facts.HoursPerWeekMin,
        Youth.Facts.Available);

    public static PlaceOfHers Wished(YouthTonight youth, OpeningTonight opening) => new(youth, opening, null);

    public static PlaceOfHers Decided(YouthTonight youth, PlacementTonight placement) =>
        new(youth, placement.Opening ?? throw new ArgumentException("Work outside the product is no place of the plan.", nameof(placement)), placement);

    private static WeeklyHours? TimesOf(OpeningTonight opening, PlacementTonight? placement)
    {
        if (placement is not null && !placement.Facts.Schedule.IsEmpty)
        {
            return placement.Facts.Schedule;
        }

        return opening.Facts.ScheduleIsFixed && opening.Kind != Kind.Mentor && !opening.Facts.Schedule.IsEmpty ? opening.Facts.Schedule : null;
    }
}
