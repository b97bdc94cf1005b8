using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>Judges a schedule that is worked as it stands, to the minute, beside what already runs.</summary>
internal static class FixedWeek
{
    private const int ShortestStretchMinutes = DayHours.ShortestStretch * 30;

    public static LawBreach? FirstBreach(YouthWorkLaw law, YouthWorkGroup group, RunningWork running, LawfulHours hours, in WorkAsked asked)
    {
        var together = WorkedWeek.WithAssumedBreaks(WeeklyHours.Of([.. running.Times.Stretches, .. asked.Schedule.Stretches]), law);
        var added = together.WorkMinutes - running.Week.WorkMinutes;
        return NotAvailable(asked)
            ?? Taken(running, asked.Schedule)
            ?? TooShort(asked.Schedule)
            ?? hours.FirstBreach(asked.Schedule)
            ?? law.FirstBreach(group, together, running.WeekMinutes + added)
            ?? TooLittle(added, asked.HoursPerWeekMin * 60);
    }

    private static LawBreach? NotAvailable(in WorkAsked asked)
    {
        foreach (var worked in asked.Schedule.Stretches)
        {
            if (!asked.Available.Stretches.Any(free => free.Day == worked.Day && free.FromMinute <= worked.FromMinute && worked.ToMinute <= free.ToMinute))
            {
                return new(LawBreach.TooLittleTime, worked.Minutes, 0, worked.Day);
            }
        }

        return null;
    }

    private static LawBreach? Taken(RunningWork running, WeeklyHours schedule)
    {
        foreach (var worked in schedule.Stretches)
        {
            if (running.Times.Stretches.Any(other => other.Day == worked.Day && other.FromMinute < worked.ToMinute && worked.FromMinute < other.ToMinute))
            {
                return new(LawBreach.TimeIsTaken, worked.Minutes, 0, worked.Day);
            }
        }

        return null;
    }

    private static LawBreach? TooShort(WeeklyHours schedule)
    {
        foreach (var worked in schedule.Stretches)
        {
            if (worked.Minutes < ShortestStretchMinutes)
            {
                return new(LawBreach.ShortStretch, worked.Minutes, ShortestStretchMinutes, worked.Day);
            }
        }

        return null;
    }

    /// <summary>The presence would do, but its breaks are not work.</summary>
    private static LawBreach? TooLittle(int added, int wanted) =>
        added < wanted ? new("YW07", wanted, added) : null;
}
