using System.Numerics;
using Matching.Engine.Nights;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Engine.Together;

/// <summary>
/// Two places of one young person fit together: their hours stay within her limit, half hours can be chosen for both without one being used twice,
/// and under 18 the law holds for the sum. Symmetric and pure.
/// </summary>
/// <remarks>
/// Source: the matching model §6, §13. Group under the law by age on the later of the two starts. Times are presence as in the rule on common time;
/// under the law they are judged by <see cref="YouthWorkWeek"/> and nothing else.
/// </remarks>
internal sealed class FitTogether(Night night)
{
    private const int HalfHoursOfMeeting = 2;

    public bool Holds(PlaceOfHers one, PlaceOfHers other)
    {
        if (one.IsMentor && other.IsMentor)
        {
            return true;
        }

        if (one.IsMentor || other.IsMentor)
        {
            return one.IsMentor ? MeetingFits(one, other) : MeetingFits(other, one);
        }

        return HoursWithinLimit(one, other) && (GroupOf(one, other) is { } group ? LawHolds(one, other, group) : TimesFit(one, other));
    }

    private static bool HoursWithinLimit(PlaceOfHers one, PlaceOfHers other)
    {
        var hours = one.Youth.HoursAlreadyRunning + (one.RunsAlready ? 0 : one.Hours) + (other.RunsAlready ? 0 : other.Hours);
        return hours <= one.Youth.Facts.MaxHoursPerWeek;
    }

    private YouthWorkGroup? GroupOf(params ReadOnlySpan<PlaceOfHers> places)
    {
        var start = night.Date;
        foreach (var place in places)
        {
            start = place.Opening.StartsOn > start ? place.Opening.StartsOn : start;
        }

        return YouthWorkGroups.Of(places[0].Youth.AgeOn(start), places[0].Youth.Facts.School, night.Law);
    }

    private bool LawHolds(PlaceOfHers one, PlaceOfHers other, YouthWorkGroup group)
    {
        var decided = DecidedWithTimes(one) ?? DecidedWithTimes(other);
        var week = new YouthWorkWeek(night.Law, group, Running(one, other, decided));
        if (decided is not null)
        {
            return week.Allows((decided == one ? other : one).Asked);
        }

        var noTimes = one.Opening.Facts.Schedule.IsEmpty || other.Opening.Facts.Schedule.IsEmpty;
        return week.AllowsBoth(one.Asked, other.Asked) && (!noTimes || TimesFit(one, other));
    }

    private static PlaceOfHers? DecidedWithTimes(PlaceOfHers place) => place is { Placement: not null, Times: not null } ? place : null;

    // What runs beside the two; a place that people have decided for and whose times are known is as if it ran.
    private RunningWork Running(PlaceOfHers one, PlaceOfHers other, PlaceOfHers? decided)
    {
        PlacementTonight[] runs = [.. one.Youth.AlreadyRuns.Where(placement => placement != one.Placement && placement != other.Placement)];
        return new RunningWork(
            (runs.Sum(placement => placement.HoursPerWeek) + (decided?.Hours ?? 0)) * 60,
            WeeklyHours.Of([.. runs.SelectMany(placement => placement.Facts.Schedule.Stretches), .. decided?.Times?.Stretches ?? []]),
            night.Law);
    }

    private bool TimesFit(PlaceOfHers one, PlaceOfHers other)
    {
        if (one.Times is { } times && other.Times is { } otherTimes)
        {
            return !times.Overlaps(otherTimes);
        }

        if (one.Times is null && other.Times is null)
        {
            return new SharedHours(WeekFrame.Open, RunningWork.Nothing(night.Law), Days(one.Choosable), Days(other.Choosable)).Hold(one.HalfHours, other.HalfHours);
        }

        return one.Times is { } taken ? HasRoom(other, taken.Touched()) : HasRoom(one, other.Times!.Touched());
    }

    private bool MeetingFits(PlaceOfHers meeting, PlaceOfHers work)
    {
        if (meeting.Times is { } times)
        {
            return work.Times is { } worked ? !times.Overlaps(worked) : CanWorkWithout(work, times.Touched());
        }

        // A slot that the work does not want is the easy case; else each is tried.
        var slots = meeting.Choosable.Without(work.Times?.Touched() ?? WeekBits.None);
        if (HasSlot(slots.Without(work.Times is null ? work.Choosable : WeekBits.None)))
        {
            return true;
        }

        return work.Times is null && Slots(slots).Any(slot => CanWorkWithout(work, slot));
    }

    private bool CanWorkWithout(PlaceOfHers work, WeekBits taken)
    {
        if (GroupOf(work) is not { } group || work.Opening.Facts.Schedule.IsEmpty)
        {
            return HasRoom(work, taken);
        }

        var week = new YouthWorkWeek(night.Law, group, Running(work, work, null));
        return week.Allows(work.Asked with { Available = WeeklyHours.Of(work.Youth.Available.Without(taken)) });
    }

    private static bool HasRoom(PlaceOfHers work, in WeekBits taken)
    {
        var half = 0;
        foreach (var day in Days(work.Choosable.Without(taken)))
        {
            half += BitOperations.PopCount(day);
        }

        return half >= work.HalfHours;
    }

    private static bool HasSlot(in WeekBits free) => Slots(free).Any();

    private static IEnumerable<WeekBits> Slots(WeekBits free)
    {
        var days = new ulong[7];
        for (var day = 0; day < 7; day++)
        {
            for (var starts = free.Day(day) & free.Day(day) >> 1; starts != 0; starts &= starts - 1)
            {
                Array.Clear(days);
                days[day] = DayHours.Between(BitOperations.TrailingZeroCount(starts), BitOperations.TrailingZeroCount(starts) + HalfHoursOfMeeting);
                yield return WeekBits.FromDays(days);
            }
        }
    }

    // Stretches of at least two hours; shorter ones hold no work.
    private static ulong[] Days(WeekBits bits) => [.. Enumerable.Range(0, 7).Select(day => DayHours.LongStretches(bits.Day(day)))];
}
