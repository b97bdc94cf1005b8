using Matching.Engine.Facts;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// Judges a definite ordinary week by one group's limits of day, break, rest, days off and week. The window of a day depends on the
/// place and is judged by <see cref="LawfulHours"/>.
/// </summary>
/// <remarks>Source: rules of law YW03, YW04, YW07, YW08, YW09. Order of the answer: day, break, rest, days off, week.</remarks>
public static class WeekLimits
{
    /// <summary>The first breach, or null. <paramref name="weekMinutes"/>: work of the whole week, also that without known times.</summary>
    public static LawBreach? FirstBreach(this YouthWorkLaw law, YouthWorkGroup group, WorkedWeek week, int weekMinutes)
    {
        var limits = law.LimitsOf(group);
        return LongDay(limits, week)
            ?? MissingBreak(law, week)
            ?? ShortRest(limits, week)
            ?? TooFewDaysOff(law, week)
            ?? LongWeek(limits, weekMinutes);
    }

    /// <summary>YW04 alone, which needs no times.</summary>
    public static LawBreach? LongWeek(YouthWorkLimits limits, int weekMinutes) =>
        weekMinutes > limits.WeekMinutes ? new("YW04", weekMinutes, limits.WeekMinutes) : null;

    private static LawBreach? LongDay(YouthWorkLimits limits, WorkedWeek week) =>
        FirstDay(day => week[day].WorkMinutes > limits.DayMinutes(day)) is { } longDay
            ? new("YW03", week[longDay].WorkMinutes, limits.DayMinutes(longDay), longDay)
            : null;

    private static LawBreach? MissingBreak(YouthWorkLaw law, WorkedWeek week) =>
        FirstDay(day => week[day].PresenceMinutes > law.BreakAfterMinutes && week[day].PauseMinutes < WorkedWeek.BreakMinutes) is { } day
            ? new("YW07", week[day].PauseMinutes, WorkedWeek.BreakMinutes, day)
            : null;

    private static LawBreach? ShortRest(YouthWorkLimits limits, WorkedWeek week) =>
        FirstDay(day => RestFrom(week, day) < limits.DailyRestMinutes) is { } day
            ? new("YW08", RestFrom(week, day), limits.DailyRestMinutes, day)
            : null;

    private static LawBreach? TooFewDaysOff(YouthWorkLaw law, WorkedWeek week) =>
        7 - week.DaysWorked < law.DaysOffPerWeek ? new("YW09", 7 - week.DaysWorked, law.DaysOffPerWeek) : null;

    /// <summary>The shorter of what the day itself leaves of 24 hours and what lies between its end and the next day's start.</summary>
    private static int RestFrom(WorkedWeek week, int day)
    {
        var (today, tomorrow) = (week[day], week[(day + 1) % 7]);
        if (today.IsFree)
        {
            return WorkedWeek.MinutesPerDay;
        }

        var inside = WorkedWeek.MinutesPerDay - (today.ToMinute - today.FromMinute);
        var between = tomorrow.IsFree ? inside : WorkedWeek.MinutesPerDay - today.ToMinute + tomorrow.FromMinute;
        return Math.Min(inside, between);
    }

    private static int? FirstDay(Predicate<int> isAtFault)
    {
        for (var day = 0; day < 7; day++)
        {
            if (isAtFault(day))
            {
                return day;
            }
        }

        return null;
    }
}
