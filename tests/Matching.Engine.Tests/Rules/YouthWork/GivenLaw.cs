using Matching.Core.LegalRules;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Engine.Tests.Rules.YouthWork;

/// <summary>The law that ships, and weeks under it.</summary>
internal static class GivenLaw
{
    public static YouthWorkLaw Law { get; } = LegalRuleSet.Default.YouthWork(new(2026, 11, 20));

    public static YouthWorkWeek Week(YouthWorkGroup group, string running = "", int? runningHours = null)
    {
        var times = WeeklyHours.Parse(running);
        return new(Law, group, new(runningHours * 60 ?? WorkedWeek.WithAssumedBreaks(times, Law).WorkMinutes, times, Law));
    }

    /// <summary>Hours that are worked as they stand.</summary>
    public static WorkAsked Fixed(string schedule, Trade trade = Trade.NotStated, WorkEnvironment environment = WorkEnvironment.None, string? available = null) =>
        new(trade, environment, WeeklyHours.Parse(schedule), true, 0, WeeklyHours.Parse(available ?? AllWeek));

    /// <summary>A frame in which so many hours may lie.</summary>
    public static WorkAsked Frame(string schedule, int hours, Trade trade = Trade.NotStated, WorkEnvironment environment = WorkEnvironment.None, string? available = null) =>
        new(trade, environment, WeeklyHours.Parse(schedule), false, hours, WeeklyHours.Parse(available ?? AllWeek));

    public const string AllWeek = "Mo00:00-24:00|Tu00:00-24:00|We00:00-24:00|Th00:00-24:00|Fr00:00-24:00|Sa00:00-24:00|Su00:00-24:00";
}
