using Matching.Engine.Facts;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// The limits that a choice of hours is searched under, minutes. Each can be lifted by itself, which is how the one that stands in the way is found.
/// </summary>
internal readonly record struct WeekFrame(
    int SchoolDayMinutes,
    int OtherDayMinutes,
    int BreakAfterMinutes,
    int MostDays,
    int LongestSpan,
    int WeekMinutes)
{
    /// <summary>More than any week holds.</summary>
    public const int NoLimit = 100_000;

    public static WeekFrame Open { get; } = new(NoLimit, NoLimit, NoLimit, 7, WorkedWeek.MinutesPerDay, NoLimit);

    public static WeekFrame Of(YouthWorkLaw law, YouthWorkGroup group)
    {
        var limits = law.LimitsOf(group);
        return new(
            limits.SchoolDayMinutes,
            limits.OtherDayMinutes,
            law.BreakAfterMinutes,
            7 - law.DaysOffPerWeek,
            limits.LongestSpanMinutes(),
            limits.WeekMinutes);
    }

    public int DayMinutes(int day) => day < 5 ? SchoolDayMinutes : OtherDayMinutes;

    /// <summary>Work in a day of presence: one half hour less when it is long.</summary>
    public int WorkOf(int presenceMinutes) =>
        presenceMinutes > BreakAfterMinutes ? presenceMinutes - WorkedWeek.BreakMinutes : presenceMinutes;
}
