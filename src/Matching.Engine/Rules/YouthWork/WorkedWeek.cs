using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// A definite week of presence, to the minute, and the breaks in it, which are not work. Seven days, Monday first; the week comes back
/// every week, so Monday follows Sunday.
/// </summary>
public sealed class WorkedWeek
{
    /// <summary>Minutes of a civil day.</summary>
    public const int MinutesPerDay = 1440;

    /// <summary>The break that a long day has, and the least that counts as one.</summary>
    public const int BreakMinutes = 30;

    private readonly WorkedDay[] _days;

    private WorkedWeek(WorkedDay[] days) => _days = days;

    public static WorkedWeek Free { get; } = new(new WorkedDay[7]);

    /// <summary><paramref name="day"/> is 0 (Monday) to 6 (Sunday).</summary>
    public WorkedDay this[int day] => _days[day];

    /// <summary>Presence less breaks.</summary>
    public int WorkMinutes => _days.Sum(day => day.WorkMinutes);

    public int DaysWorked => _days.Count(day => !day.IsFree);

    /// <summary>Presence with one half hour of break assumed on every day longer than the law's limit.</summary>
    public static WorkedWeek WithAssumedBreaks(WeeklyHours presence, YouthWorkLaw law) =>
        Of(presence, (_, minutes) => minutes > law.BreakAfterMinutes ? BreakMinutes : 0);

    /// <summary>Presence with the breaks that are stated; a break outside presence does not count.</summary>
    public static WorkedWeek WithBreaks(WeeklyHours presence, WeeklyHours breaks) =>
        Of(presence, (day, _) => Overlap(presence, breaks, day));

    private static WorkedWeek Of(WeeklyHours presence, Func<int, int, int> breakOf)
    {
        if (presence.IsEmpty)
        {
            return Free;
        }

        var days = new WorkedDay[7];
        foreach (var onDay in presence.Stretches.GroupBy(stretch => stretch.Day))
        {
            var minutes = onDay.Sum(stretch => stretch.Minutes);
            days[onDay.Key] = new(onDay.First().FromMinute, onDay.Last().ToMinute, minutes, breakOf(onDay.Key, minutes));
        }

        return new(days);
    }

    private static int Overlap(WeeklyHours presence, WeeklyHours breaks, int day) =>
        (from worked in presence.Stretches
         where worked.Day == day
         from rest in breaks.Stretches
         where rest.Day == day
         select Math.Max(0, Math.Min(worked.ToMinute, rest.ToMinute) - Math.Max(worked.FromMinute, rest.FromMinute))).Sum();
}

/// <summary>
/// One day: first minute (included), last minute (excluded), minutes of presence between them, and minutes of break in these.
/// A free day is all zeros.
/// </summary>
public readonly record struct WorkedDay(int FromMinute, int ToMinute, int PresenceMinutes, int PauseMinutes)
{
    public bool IsFree => PresenceMinutes == 0;

    public int WorkMinutes => PresenceMinutes - PauseMinutes;
}
