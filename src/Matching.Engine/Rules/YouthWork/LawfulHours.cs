using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// The hours of a day in which one group may work at one place: the window of group and trade, and the narrower one of somebody alone there.
/// </summary>
/// <remarks>Source: rules of law YW06, YW06x, YW10, YW14. Weekdays are Monday to Friday.</remarks>
public readonly record struct LawfulHours(string WindowRule, WorkWindow Window, WorkWindow AloneWeekdays, WorkWindow AloneWeekends)
{
    private static readonly WorkWindow WholeDay = new(0, WorkedWeek.MinutesPerDay);

    /// <summary>The hours at a place, or the breach where its tags forbid the group to be there at all.</summary>
    public static LawBreach? At(Trade trade, WorkEnvironment environment, YouthWorkGroup group, YouthWorkLaw law, out LawfulHours hours)
    {
        hours = default;
        var servesAlcohol = environment.HasFlag(WorkEnvironment.ServesAlcohol);
        if (servesAlcohol && (group != YouthWorkGroup.C || !law.FoodTrades.Contains(trade)))
        {
            return new("YW14", 1, 0);
        }

        if (environment.HasFlag(WorkEnvironment.Machines) && group != YouthWorkGroup.C)
        {
            return new("YW15", 1, 0);
        }

        var (weekdays, weekends) = environment.HasFlag(WorkEnvironment.Alone) ? Alone(trade, law) : (WholeDay, WholeDay);
        var (rule, window) = OfTrade(trade, servesAlcohol, group, law);
        hours = new(rule, window, weekdays, weekends);
        return null;
    }

    /// <summary>The half hours that lie wholly inside the window of group and trade, whether alone or not.</summary>
    public WeekBits WindowBits() => Bits(Window, Window);

    /// <summary>The half hours that lie wholly inside the narrower hours of somebody alone.</summary>
    public WeekBits AloneBits() => Bits(AloneWeekdays, AloneWeekends);

    /// <summary>The first breach by a definite stretch, or null.</summary>
    public LawBreach? FirstBreach(WeeklyHours worked)
    {
        foreach (var stretch in worked.Stretches)
        {
            if (Outside(stretch, Window, WindowRule) is { } early)
            {
                return early;
            }

            if (Outside(stretch, stretch.Day < 5 ? AloneWeekdays : AloneWeekends, "YW10") is { } alone)
            {
                return alone;
            }
        }

        return null;
    }

    private static (WorkWindow Weekdays, WorkWindow Weekends) Alone(Trade trade, YouthWorkLaw law)
    {
        if (law.NotAloneTrades.Contains(trade))
        {
            return (law.AloneWeekdays, law.AloneWeekends);
        }

        return trade == Trade.GuardedCentre ? (law.AloneGuarded, law.AloneGuarded) : (WholeDay, WholeDay);
    }

    private static (string Rule, WorkWindow Window) OfTrade(Trade trade, bool servesAlcohol, YouthWorkGroup group, YouthWorkLaw law)
    {
        if (group != YouthWorkGroup.C)
        {
            return ("YW06", law.LimitsOf(group).Window);
        }

        return servesAlcohol
            ? ("YW14", law.AlcoholWindow)
            : ("YW06x", law.TradeWindows.GetValueOrDefault(trade, law.OlderOutOfSchool.Window));
    }

    private static LawBreach? Outside(WeekStretch stretch, WorkWindow window, string rule)
    {
        if (stretch.FromMinute < window.FromMinute)
        {
            return new(rule, stretch.FromMinute, window.FromMinute, stretch.Day);
        }

        return stretch.ToMinute > window.ToMinute ? new(rule, stretch.ToMinute, window.ToMinute, stretch.Day) : null;
    }

    private static WeekBits Bits(WorkWindow weekdays, WorkWindow weekends)
    {
        var (weekday, weekend) = (DayBits(weekdays), DayBits(weekends));
        return WeekBits.FromDays([weekday, weekday, weekday, weekday, weekday, weekend, weekend]);
    }

    private static ulong DayBits(WorkWindow window)
    {
        var (from, to) = ((window.FromMinute + 29) / 30, window.ToMinute / 30);
        return from < to ? ((1UL << (to - from)) - 1) << from : 0;
    }
}
