using Matching.Core.Definitions;
using Matching.Engine.Facts;

namespace Matching.Core.LegalRules;

/// <summary>The numbers of one rule version. Each rule knows its own; a rule without numbers has <see cref="Nothing"/>.</summary>
internal abstract record RuleValues
{
    /// <summary>YW01: whole years.</summary>
    public sealed record FromAge(int Years) : RuleValues;

    /// <summary>YW03: minutes of work.</summary>
    public sealed record DayHours(int SchoolDayMinutes, int OtherDayMinutes) : RuleValues;

    /// <summary>YW04: minutes of work.</summary>
    public sealed record WeekHours(int SchoolWeekMinutes, int OtherWeekMinutes) : RuleValues;

    /// <summary>YW06.</summary>
    public sealed record Window(WorkWindow Hours) : RuleValues;

    /// <summary>YW06x.</summary>
    public sealed record TradeWindows(IReadOnlyDictionary<Trade, WorkWindow> Hours) : RuleValues;

    /// <summary>YW07: a break of half an hour after so many minutes of presence.</summary>
    public sealed record Break(int AfterMinutes) : RuleValues;

    /// <summary>YW08: minutes in 24 hours.</summary>
    public sealed record Rest(int Minutes) : RuleValues;

    /// <summary>YW09: in every seven.</summary>
    public sealed record DaysOff(int Days) : RuleValues;

    /// <summary>YW10.</summary>
    public sealed record Alone(IReadOnlyList<Trade> Trades, WorkWindow Weekdays, WorkWindow Weekends, WorkWindow Guarded) : RuleValues;

    /// <summary>YW14.</summary>
    public sealed record Alcohol(IReadOnlyList<Trade> FoodTrades, WorkWindow Hours, WorkWindow WaiterHours) : RuleValues;

    /// <summary>YW18: minutes of work on a school day and in a school week, in place of those beside school.</summary>
    public sealed record SchoolInternship(int DayMinutes, int WeekMinutes) : RuleValues;

    /// <summary>IN07: minutes of a week.</summary>
    public sealed record FullTime(int WeekMinutes) : RuleValues;

    /// <summary>IN01, IN02: weeks at first; with a decision; and each further time. Null = never.</summary>
    public sealed record Weeks(int First, int? Extended, int? Further) : RuleValues;

    /// <summary>RA01.</summary>
    public sealed record Ratio(int FirstEmployees, int OneForEach, int BeyondOneForEach, int AtLeast) : RuleValues;

    /// <summary>CR02: whole years.</summary>
    public sealed record BelowAge(int Years) : RuleValues;

    public sealed record Nothing : RuleValues;

    /// <summary>Reads what the rule of this id must have; an id that is not known here is a fault.</summary>
    public static RuleValues Read(string id, RuleMode mode, DefinitionValue values) => id switch
    {
        "YW01" => new FromAge(values.Object("fromAge").Required("fromAge").Whole(0, 18)),
        "YW03" => ReadDay(values.Object("schoolDayHours", "otherDayHours")),
        "YW04" => ReadWeek(values.Object("schoolWeekHours", "otherWeekHours")),
        "YW06" => new Window(ReadWindow(values)),
        "YW06x" => ReadTrades(values.Object("windows").Required("windows")),
        "YW07" => ReadBreak(values.Object("afterMinutes", "breakMinutes")),
        "YW08" => new Rest(values.Object("restHours").Required("restHours").HoursAsMinutes(24)),
        "YW09" => ReadDaysOff(values.Object("daysOff", "inDays")),
        "YW10" => ReadAlone(values.Object("trades", "weekdays", "weekends", "guarded")),
        "YW14" => ReadAlcohol(values.Object("foodTrades", "from", "to", "waiterTo")),
        "YW18" => ReadSchoolInternship(values.Object("dayHours", "weekHours")),
        "IN01" or "IN02" => ReadWeeks(values.Object("weeks", "extendedToWeeks", "furtherWeeks")),
        "IN04" => ReadNothing(values),
        "IN07" => new FullTime(values.Object("weekHours").Required("weekHours").HoursAsMinutes(168)),
        "RA01" => ReadRatio(values.Object("firstEmployees", "oneForEach", "beyondOneForEach", "atLeast")),
        "CR02" => new BelowAge(values.Object("belowAge").Required("belowAge").Whole(0, 18)),
        _ when mode != RuleMode.Computed => ReadNothing(values),
        _ => Unknown(id, values),
    };

    private static DayHours ReadDay(DefinitionValue values) =>
        new(values.Required("schoolDayHours").HoursAsMinutes(24), values.Required("otherDayHours").HoursAsMinutes(24));

    private static WeekHours ReadWeek(DefinitionValue values) =>
        new(values.Required("schoolWeekHours").HoursAsMinutes(168), values.Required("otherWeekHours").HoursAsMinutes(168));

    private static WorkWindow ReadWindow(DefinitionValue value)
    {
        value.Object("from", "to");
        return WindowOf(value);
    }

    private static WorkWindow WindowOf(DefinitionValue value)
    {
        var window = new WorkWindow(value.Required("from").TimeAsMinutes(), value.Required("to").TimeAsMinutes());
        if (window.FromMinute > window.ToMinute)
        {
            value.Refuse("a window that ends after it starts");
        }

        return window;
    }

    private static TradeWindows ReadTrades(DefinitionValue windows)
    {
        windows.Object([.. LegalCodes.Trades.Keys]);
        return new(windows.Members()
            .Where(member => LegalCodes.Trades.ContainsKey(member.Name))
            .ToDictionary(member => LegalCodes.Trades[member.Name], member => ReadWindow(member.Value)));
    }

    private static Break ReadBreak(DefinitionValue values)
    {
        // The grid of half hours knows one length of break.
        values.Required("breakMinutes").Whole(30, 30);
        return new(values.Required("afterMinutes").Whole(0, 1440));
    }

    private static DaysOff ReadDaysOff(DefinitionValue values)
    {
        // The engine judges one week that comes back.
        values.Required("inDays").Whole(7, 7);
        return new(values.Required("daysOff").Whole(0, 7));
    }

    private static Alone ReadAlone(DefinitionValue values) => new(
        ReadTradeList(values.Required("trades")),
        ReadWindow(values.Required("weekdays")),
        ReadWindow(values.Required("weekends")),
        ReadWindow(values.Required("guarded")));

    private static Alcohol ReadAlcohol(DefinitionValue values)
    {
        var hours = WindowOf(values);
        return new(ReadTradeList(values.Required("foodTrades")), hours, hours with { ToMinute = values.Required("waiterTo").TimeAsMinutes() });
    }

    private static SchoolInternship ReadSchoolInternship(DefinitionValue values) =>
        new(values.Required("dayHours").HoursAsMinutes(24), values.Required("weekHours").HoursAsMinutes(168));

    private static IReadOnlyList<Trade> ReadTradeList(DefinitionValue value) => [.. value.Items().Select(item => item.Code(LegalCodes.Trades))];

    private static Weeks ReadWeeks(DefinitionValue values) => new(
        values.Required("weeks").Whole(0, 520),
        values.Optional("extendedToWeeks") is { IsNull: false } extended ? extended.Whole(0, 520) : null,
        values.Optional("furtherWeeks") is { IsNull: false } further ? further.Whole(0, 520) : null);

    private static Ratio ReadRatio(DefinitionValue values) => new(
        values.Required("firstEmployees").Whole(0, 1_000_000),
        values.Required("oneForEach").Whole(1, 1_000_000),
        values.Required("beyondOneForEach").Whole(1, 1_000_000),
        values.Required("atLeast").Whole(0, 1_000));

    private static Nothing ReadNothing(DefinitionValue values)
    {
        values.Object();
        return new();
    }

    private static Nothing Unknown(string id, DefinitionValue values)
    {
        values.RefuseThat($"no computed rule has the id '{id}'.");
        return new();
    }
}
