using Matching.Core.Texts;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Core.LegalRules.Work;

/// <summary>What a place's tags and trade forbid on a day: being there at all, the early and late hours, being alone. Public holidays count as weekend.</summary>
/// <remarks>Source: rules of law YW06, YW06x, YW10, YW14, YW15.</remarks>
internal static class PlaceRules
{
    public static IEnumerable<LegalBreach> Judge(WorkOfHers work, LimitsOfDay limits, DateOnly day)
    {
        var environment = work.Answers.HasFlag(WorkAnswers.HarmlessMachines) ? work.Environment & ~WorkEnvironment.Machines : work.Environment;
        if (LawfulHours.At(work.Trade, environment, limits.Group, limits.Law, out var hours) is { } forbidden)
        {
            return [new(forbidden.Rule, day, forbidden.Sum, forbidden.Limit)];
        }

        return
        [
            .. Questions(work, limits, day),
            .. work.Schedule.Stretches.Where(stretch => stretch.Day == DayOfWork.DayIndex(day)).SelectMany(stretch => Outside(work, hours, limits, stretch, day)),
        ];
    }

    private static IEnumerable<LegalBreach> Questions(WorkOfHers work, LimitsOfDay limits, DateOnly day)
    {
        if (work.Environment.HasFlag(WorkEnvironment.ServesAlcohol) && (work.Answers & (WorkAnswers.FoodAndSupervision | WorkAnswers.Waiter)) == WorkAnswers.None)
        {
            yield return new("YW14", day, 0, 1, IsQuestion: true);
        }

        if (work.Environment.HasFlag(WorkEnvironment.Alone) && work.Trade is Trade.Other or Trade.NotStated)
        {
            yield return new("YW10", day, 0, 1, IsQuestion: true);
        }

        if (work.Trade == Trade.NotStated && limits.Group == YouthWorkGroup.C)
        {
            yield return new("YW06x", day, 0, 1, IsQuestion: true);
        }
    }

    // Both are named: a stretch that is split must break what it breaks whole.
    private static IEnumerable<LegalBreach> Outside(WorkOfHers work, LawfulHours hours, LimitsOfDay limits, WeekStretch stretch, DateOnly day)
    {
        var waits = work.Environment.HasFlag(WorkEnvironment.ServesAlcohol) && work.Answers.HasFlag(WorkAnswers.Waiter);
        var alone = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || DanishHolidays.IsHoliday(day) ? hours.AloneWeekends : hours.AloneWeekdays;
        return new[] { Outside(stretch, waits ? limits.Beside.WaiterWindow : hours.Window, hours.WindowRule, day), Outside(stretch, alone, "YW10", day) }.OfType<LegalBreach>();
    }

    private static LegalBreach? Outside(WeekStretch stretch, WorkWindow window, string rule, DateOnly day)
    {
        if (stretch.FromMinute < window.FromMinute)
        {
            return new(rule, day, stretch.FromMinute, window.FromMinute);
        }

        return stretch.ToMinute > window.ToMinute ? new(rule, day, stretch.ToMinute, window.ToMinute) : null;
    }
}
