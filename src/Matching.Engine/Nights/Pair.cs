using Matching.Engine.Time;

namespace Matching.Engine.Nights;

/// <summary>One wish looked at beside one opening of its kind: what every rule and preference is asked about.</summary>
internal readonly struct Pair(Night night, YouthTonight youth, OpeningTonight opening)
{
    public Night Night => night;

    public YouthTonight Youth => youth;

    public OpeningTonight Opening => opening;

    public HostTonight Host => opening.Host;

    /// <summary>The half hours in which she is free and the frame lies.</summary>
    public WeekBits CommonWeek => youth.Available & opening.Frame;

    /// <summary><see cref="CommonWeek"/> by day.</summary>
    public WeekDays CommonDays => youth.AvailableDays & opening.FrameDays;

    /// <summary>Her age, in whole years, on the later of start and night.</summary>
    public int AgeAtStart => youth.AgeOn(opening.StartsOn);

    /// <summary>A mentor who meets online: no way to travel.</summary>
    public bool MeetsOnline => opening.Kind == Facts.Kind.Mentor && opening.Facts.MeetsOnline;

    /// <summary>Minutes one way by the best of her means that count for this frame; 0 when they meet online.</summary>
    public int TravelMinutes => MeetsOnline ? 0 : night.Travel.Minutes(youth.Facts.Place, opening.Facts.Place, Means);

    /// <summary>The means that count: hers, without the bus when none runs.</summary>
    public Facts.TravelModes Means => opening.BusRuns ? youth.UsableTravel : youth.UsableTravel & ~Facts.TravelModes.Bus;
}
