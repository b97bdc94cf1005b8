using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// What a person already works in her ordinary week: hours of the week as stated, and the times where they are known.
/// Work without known times counts for the week only.
/// </summary>
/// <remarks>Source: the matching model §13, "already runs".</remarks>
public sealed class RunningWork
{
    /// <summary><paramref name="weekMinutes"/> of all of it; <paramref name="times"/> of the part whose times are known.</summary>
    public RunningWork(int weekMinutes, WeeklyHours times, YouthWorkLaw law)
    {
        WeekMinutes = weekMinutes;
        Times = times;
        Week = WorkedWeek.WithAssumedBreaks(times, law);
        Taken = times.Touched();
    }

    /// <summary>Work of the week, as stated, minutes.</summary>
    public int WeekMinutes { get; }

    /// <summary>The known times of all of it together.</summary>
    public WeeklyHours Times { get; }

    /// <summary>The known times as a week of presence and breaks.</summary>
    public WorkedWeek Week { get; }

    /// <summary>Half hours of which it takes at least a minute: these cannot be chosen again.</summary>
    public WeekBits Taken { get; }

    public static RunningWork Nothing(YouthWorkLaw law) => new(0, WeeklyHours.None, law);
}
