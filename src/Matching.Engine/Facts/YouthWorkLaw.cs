namespace Matching.Engine.Facts;

/// <summary>
/// The limits of work under 18 as numbers; the paragraphs they come from live outside. From the eighteenth birthday none of it applies.
/// </summary>
/// <remarks>Source: rules of law §2, YW01–YW10, YW14. Judged for one ordinary week with school days Monday to Friday.</remarks>
public sealed record YouthWorkLaw
{
    /// <summary>13–14, in compulsory school (group A).</summary>
    public required YouthWorkLimits YoungInSchool { get; init; }

    /// <summary>13–14, no longer in compulsory school (A2).</summary>
    public required YouthWorkLimits YoungOutOfSchool { get; init; }

    /// <summary>15–17, in compulsory school (B).</summary>
    public required YouthWorkLimits OlderInSchool { get; init; }

    /// <summary>15–17, no longer in compulsory school (C).</summary>
    public required YouthWorkLimits OlderOutOfSchool { get; init; }

    /// <summary>Nobody younger works at all; whole years.</summary>
    public required int FromAge { get; init; }

    /// <summary>From this age the older groups; whole years.</summary>
    public required int OlderFromAge { get; init; }

    /// <summary>Presence longer than this has one half hour of break, which is not work; minutes.</summary>
    public required int BreakAfterMinutes { get; init; }

    /// <summary>Days off in every seven.</summary>
    public required int DaysOffPerWeek { get; init; }

    /// <summary>Wider windows for group C by trade; a trade that is missing has the group's own window.</summary>
    public required IReadOnlyDictionary<Trade, WorkWindow> TradeWindows { get; init; }

    /// <summary>The window of group C where alcohol is served at a place whose main purpose is food.</summary>
    public required WorkWindow AlcoholWindow { get; init; }

    /// <summary>Trades whose main purpose may be food, where group C may work although alcohol is served.</summary>
    public required IReadOnlyList<Trade> FoodTrades { get; init; }

    /// <summary>Trades where nobody under 18 works alone outside <see cref="AloneWeekdays"/> and <see cref="AloneWeekends"/>.</summary>
    public required IReadOnlyList<Trade> NotAloneTrades { get; init; }

    public required WorkWindow AloneWeekdays { get; init; }

    public required WorkWindow AloneWeekends { get; init; }

    /// <summary>The same law for a place that takes the place of teaching on its days (YW18); null = the same as this one.</summary>
    public YouthWorkLaw? ReplacingSchool { get; init; }

    /// <summary>The window of somebody alone in a shopping centre with guards.</summary>
    public required WorkWindow AloneGuarded { get; init; }

    /// <summary>The same law for weeks in which nobody has school; null = the same as this one.</summary>
    public YouthWorkLaw? OutOfSchool { get; init; }
}

/// <summary>One group's limits: minutes of work a day and a week, minutes of rest in 24 hours, and the window of a day.</summary>
public sealed record YouthWorkLimits(
    int SchoolDayMinutes,
    int OtherDayMinutes,
    int WeekMinutes,
    int DailyRestMinutes,
    WorkWindow Window);

/// <summary>Civil minutes of a day between which work may lie: from included, to excluded, 0 to 1440.</summary>
public sealed record WorkWindow(int FromMinute, int ToMinute);
