using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>What a place asks of a person: its hours and what the law must know of it.</summary>
/// <param name="Trade">The trade of the workplace.</param>
/// <param name="Environment">Its tags.</param>
/// <param name="Schedule">The frame in which the hours may lie; empty = no times stated.</param>
/// <param name="IsFixed">All of the schedule is worked.</param>
/// <param name="HoursPerWeekMin">Whole hours of work, breaks not counted.</param>
/// <param name="Available">When she can.</param>
public readonly record struct WorkAsked(
    Trade Trade,
    WorkEnvironment Environment,
    WeeklyHours Schedule,
    bool IsFixed,
    int HoursPerWeekMin,
    WeeklyHours Available)
{
    internal int WantedHalfHours => HoursPerWeekMin * 2;
}

/// <summary>
/// One person's ordinary week under youth-work law: whether a place can be worked beside what runs, and if not, which rule stands in the way.
/// Without times only the tags and the week are judged; the rest is a question to a person.
/// </summary>
/// <remarks>Source: the matching model §3 and §13, "lawful-work"; rules of law §2.</remarks>
public sealed class YouthWorkWeek
{
    private readonly YouthWorkLaw _law;
    private readonly YouthWorkGroup _group;
    private readonly RunningWork _running;
    private readonly WeekFrame _frame;

    public YouthWorkWeek(YouthWorkLaw law, YouthWorkGroup group, RunningWork running)
    {
        (_law, _group, _running) = (law, group, running);
        _frame = WeekFrame.Of(law, group);
        RunningBreach = law.FirstBreach(group, running.Week, running.WeekMinutes) is { } breach ? breach with { RunsAlready = true } : null;
    }

    public YouthWorkGroup Group => _group;

    /// <summary>What already runs breaks the law by itself; then nothing can be added. Null = it does not.</summary>
    public LawBreach? RunningBreach { get; }

    /// <summary>Whether there is a lawful way to work there; the same answer as <see cref="FirstBreach"/>, for the inner loop.</summary>
    public bool Allows(in WorkAsked asked)
    {
        if (Plainly(asked, out var hours) is not null)
        {
            return false;
        }

        if (asked.Schedule.IsEmpty)
        {
            return true;
        }

        return asked.IsFixed
            ? FixedWeek.FirstBreach(_law, _group, _running, hours, asked) is null
            : Choice(_frame, Choosable(asked) & hours.WindowBits() & hours.AloneBits(), asked.WantedHalfHours);
    }

    /// <summary>
    /// Whether both places can be worked in one week beside what runs: no half hour twice, and every limit kept by the sum. Work whose times are not
    /// stated counts for the week only.
    /// </summary>
    public bool AllowsBoth(in WorkAsked one, in WorkAsked other)
    {
        if (one.IsFixed || one.Schedule.IsEmpty)
        {
            return Allows(one) && With(one).Allows(other);
        }

        if (other.IsFixed || other.Schedule.IsEmpty)
        {
            return Allows(other) && With(other).Allows(one);
        }

        if (Plainly(one, out var hours) is not null || Plainly(other, out var otherHours) is not null)
        {
            return false;
        }

        var (days, otherDays) = (new ulong[7], new ulong[7]);
        Fill(Choosable(one) & hours.WindowBits() & hours.AloneBits(), days);
        Fill(Choosable(other) & otherHours.WindowBits() & otherHours.AloneBits(), otherDays);
        return new SharedHours(_frame, _running, days, otherDays).Hold(one.WantedHalfHours, other.WantedHalfHours);
    }

    /// <summary>The week in which a place runs too that is worked as it stands, or whose times are not stated.</summary>
    private YouthWorkWeek With(in WorkAsked worked)
    {
        var presence = WorkedWeek.WithAssumedBreaks(worked.Schedule, _law);
        var minutes = Math.Max(worked.HoursPerWeekMin * 60, presence.WorkMinutes);
        return new(_law, _group, new RunningWork(_running.WeekMinutes + minutes, WeeklyHours.Of([.. _running.Times.Stretches, .. worked.Schedule.Stretches]), _law));
    }

    /// <summary>The first rule in the way, or null where there is a lawful way to work there.</summary>
    public LawBreach? FirstBreach(in WorkAsked asked)
    {
        if (Plainly(asked, out var hours) is { } breach)
        {
            return breach;
        }

        if (Allows(asked))
        {
            return null;
        }

        return asked.IsFixed
            ? FixedWeek.FirstBreach(_law, _group, _running, hours, asked)
            : FirstInTheWay(asked, hours);
    }

    /// <summary>What can be said without looking at times: tags, what runs, and the week's sum.</summary>
    private LawBreach? Plainly(in WorkAsked asked, out LawfulHours hours) =>
        LawfulHours.At(asked.Trade, asked.Environment, _group, _law, out hours)
        ?? RunningBreach
        ?? WeekLimits.LongWeek(_law.LimitsOf(_group), _running.WeekMinutes + asked.HoursPerWeekMin * 60);

    private WeekBits Choosable(in WorkAsked asked) => (asked.Schedule.Bits & asked.Available.Bits).Without(_running.Taken);

    /// <summary>Lets the limits in one after the other, mildest reading first; the first under which the hours no longer suffice is named.</summary>
    private LawBreach FirstInTheWay(in WorkAsked asked, LawfulHours hours)
    {
        var wanted = asked.WantedHalfHours;
        var shared = asked.Schedule.Bits & asked.Available.Bits;
        var free = shared.Without(_running.Taken);
        var inWindow = free & hours.WindowBits();
        var lawful = inWindow & hours.AloneBits();
        var broken = WeekFrame.Open with { BreakAfterMinutes = _frame.BreakAfterMinutes };
        var days = broken with { SchoolDayMinutes = _frame.SchoolDayMinutes, OtherDayMinutes = _frame.OtherDayMinutes };
        var off = days with { MostDays = _frame.MostDays };

        return Short(LawBreach.TooLittleTime, WeekFrame.Open, shared, wanted)
            ?? Short(LawBreach.TimeIsTaken, WeekFrame.Open, free, wanted)
            ?? Short(hours.WindowRule, WeekFrame.Open, inWindow, wanted)
            ?? Short("YW10", WeekFrame.Open, lawful, wanted)
            ?? Short("YW07", broken, lawful, wanted)
            ?? Short("YW03", days, lawful, wanted)
            ?? Short("YW09", off, lawful, wanted)
            ?? Short("YW08", off with { LongestSpan = _frame.LongestSpan }, lawful, wanted)
            ?? Short("YW04", _frame, lawful, wanted)
            ?? throw new InvalidOperationException($"The week is refused and no limit stands in the way: {asked}.");
    }

    private LawBreach? Short(string rule, WeekFrame frame, WeekBits choosable, int wanted)
    {
        Span<ulong> days = stackalloc ulong[7];
        Fill(choosable, days);
        var most = new HoursChoice(frame, _running, days).Most();
        return most < wanted ? new(rule, wanted * 30, Math.Max(most, 0) * 30) : null;
    }

    private bool Choice(WeekFrame frame, WeekBits choosable, int wanted)
    {
        Span<ulong> days = stackalloc ulong[7];
        Fill(choosable, days);
        return new HoursChoice(frame, _running, days).Holds(wanted);
    }

    private static void Fill(in WeekBits choosable, Span<ulong> days)
    {
        for (var day = 0; day < 7; day++)
        {
            days[day] = DayHours.LongStretches(choosable.Day(day));
        }
    }
}
