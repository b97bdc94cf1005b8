using System.Numerics;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// Whether a week's free half hours can be shared out between two places so that each has its work, under a frame of limits and beside what already
/// runs: no half hour twice, each place in stretches of at least two hours, the limits on the sum of both. Exact.
/// </summary>
/// <remarks>
/// Days are chained by their starts as in <see cref="HoursChoice"/>. Where both together make a day long, its half-hour break comes off either place.
/// A choice that holds more than is wanted can be cut down to within four half hours of it, so larger sums are not followed.
/// </remarks>
internal sealed class SharedHours(WeekFrame frame, RunningWork running, ulong[] one, ulong[] other)
{
    private const int Slack = 4;
    private const int NotWorked = -1;

    private readonly Dictionary<(int, int, int), ulong[]> _amounts = [];

    /// <summary>Whether the first place can have so many half hours of work and the second so many, each at most 74.</summary>
    public bool Hold(int wantedOne, int wantedOther)
    {
        var wanted = new Wanted(wantedOne, wantedOther, (frame.WeekMinutes - running.WeekMinutes) / 30);
        if (!HoldWithin(0, WorkedWeek.MinutesPerDay, wanted))
            return false;

        var (first, last) = (FirstStart(), LastEnd());
        return HoldWithin(first, Math.Min(first + frame.LongestSpan, WorkedWeek.MinutesPerDay), wanted)
            || HoldWithin(Math.Max(last - frame.LongestSpan, 0), last, wanted)
            || HoldInChain(wanted);
    }

    // All days between the same two minutes: no rest is short where they are one span apart.
    private bool HoldWithin(int from, int to, Wanted wanted)
    {
        var sums = wanted.Nothing();
        for (var day = 0; day < 7; day++)
        {
            var runs = running.Week[day];
            if (!runs.IsFree && (runs.FromMinute < from || runs.ToMinute > to))
                return false;

            var next = new UInt128[sums.Length];
            if (runs.IsFree)
                wanted.Extend(sums, next, [1], 0, frame.MostDays);
            wanted.Extend(sums, next, Amounts(day, from, to), 1, frame.MostDays);
            sums = next;
        }

        return wanted.IsMet(sums);
    }

    private bool HoldInChain(Wanted wanted)
    {
        int[][] starts = [.. Enumerable.Range(0, 7).Select(Starts)];
        return Array.Exists(starts[0], monday => HoldFrom(monday, starts, wanted));
    }

    private bool HoldFrom(int monday, int[][] starts, Wanted wanted)
    {
        var sums = Array.ConvertAll(starts[0], start => start == monday ? wanted.Nothing(Worked(0, start)) : null);
        for (var day = 0; day < 7; day++)
        {
            var tomorrow = day == 6 ? [monday] : starts[day + 1];
            sums = Array.ConvertAll(tomorrow, next => Step(day, starts[day], sums, next, day == 6 ? 0 : Worked(day + 1, next), wanted));
        }

        return sums[0] is { } all && wanted.IsMet(all);
    }

    private UInt128[] Step(int day, int[] starts, UInt128[]?[] sums, int nextStart, int daysAdded, Wanted wanted)
    {
        var next = wanted.Empty();
        for (var at = 0; at < starts.Length; at++)
        {
            if (sums[at] is { } reached && Gains(day, starts[at], nextStart) is { } gains)
                wanted.Extend(reached, next, gains, daysAdded, frame.MostDays);
        }

        return next;
    }

    // Null where the day and the next cannot be.
    private ulong[]? Gains(int day, int start, int nextStart)
    {
        if (EffectiveStart(day, start) is not { } first)
            return [1];

        var end = Math.Min(WorkedWeek.MinutesPerDay, first + frame.LongestSpan);
        end = EffectiveStart((day + 1) % 7, nextStart) is { } next ? Math.Min(end, next + frame.LongestSpan) : end;
        if (running.Week[day].ToMinute > end)
            return null;

        return start == NotWorked ? [1] : Amounts(day, start, end);
    }

    private int? EffectiveStart(int day, int start)
    {
        var runs = running.Week[day];
        if (runs.IsFree)
            return start == NotWorked ? null : start;

        return start == NotWorked ? runs.FromMinute : Math.Min(start, runs.FromMinute);
    }

    private int Worked(int day, int start) => start != NotWorked || !running.Week[day].IsFree ? 1 : 0;

    // Nothing new, and every start up to the first that no rest asks to be later.
    private int[] Starts(int day)
    {
        var useful = LastEnd() - frame.LongestSpan;
        List<int> starts = [NotWorked];
        for (var left = one[day] | other[day]; left != 0; left &= left - 1)
        {
            starts.Add(BitOperations.TrailingZeroCount(left) * 30);
            if (starts[^1] >= useful)
                break;
        }

        return [.. starts];
    }

    /// <summary>The work both may have on a day between two minutes: by half hours of the first, the bits of the second's.</summary>
    private ulong[] Amounts(int day, int from, int to)
    {
        if (_amounts.TryGetValue((day, from, to), out var known))
            return known;

        var window = DayHours.Between((from + 29) / 30, to / 30);
        var presence = SharedDay.Presence(one[day] & window, other[day] & window);
        var work = new ulong[presence.Length];
        for (var ofOne = 0; ofOne < presence.Length; ofOne++)
        {
            for (var bits = presence[ofOne]; bits != 0; bits &= bits - 1)
                AddWork(work, day, ofOne, BitOperations.TrailingZeroCount(bits));
        }

        _amounts.Add((day, from, to), work);
        return work;
    }

    private void AddWork(ulong[] work, int day, int ofOne, int ofOther)
    {
        var runs = running.Week[day].PresenceMinutes;
        var total = frame.WorkOf(runs + (ofOne + ofOther) * 30);
        if (total > frame.DayMinutes(day))
            return;

        var isShorter = total - frame.WorkOf(runs) < (ofOne + ofOther) * 30;
        if (!isShorter)
            work[ofOne] |= 1UL << ofOther;
        if (isShorter && ofOne > 0)
            work[ofOne - 1] |= 1UL << ofOther;
        if (isShorter && ofOther > 0)
            work[ofOne] |= 1UL << (ofOther - 1);
    }

    private int FirstStart()
    {
        var first = WorkedWeek.MinutesPerDay;
        for (var day = 0; day < 7; day++)
        {
            first = Math.Min(first, BitOperations.TrailingZeroCount(one[day] | other[day] | 1UL << 48) * 30);
            first = running.Week[day].IsFree ? first : Math.Min(first, running.Week[day].FromMinute);
        }

        return first;
    }

    private int LastEnd()
    {
        var last = 0;
        for (var day = 0; day < 7; day++)
            last = Math.Max(last, Math.Max((64 - BitOperations.LeadingZeroCount(one[day] | other[day])) * 30, running.Week[day].ToMinute));
        return last;
    }

    /// <summary>Sums of both places by days worked and half hours of the first: bit n says that the second has n.</summary>
    private readonly record struct Wanted(int One, int Other, int WeekHalfHours)
    {
        private const int Counts = 8;

        private int Width => One + Slack + 1;

        public UInt128[] Empty() => new UInt128[Counts * Width];

        public UInt128[] Nothing(int days = 0)
        {
            var sums = Empty();
            sums[days * Width] = 1;
            return sums;
        }

        public void Extend(UInt128[] sums, UInt128[] next, ulong[] gains, int daysAdded, int mostDays)
        {
            var room = (UInt128.One << (Other + Slack + 1)) - 1;
            for (var days = 0; days + daysAdded <= mostDays; days++)
            {
                for (var had = 0; had < Width; had++)
                {
                    if (sums[days * Width + had] is var reached && reached != 0)
                        Add(reached, next.AsSpan((days + daysAdded) * Width + had, Width - had), gains, room);
                }
            }
        }

        public bool IsMet(UInt128[] sums)
        {
            for (var at = 0; at < sums.Length; at++)
            {
                // The least of the second that is enough is the least of the week.
                var enough = sums[at] >> Other;
                if (at % Width >= One && enough != 0 && at % Width + Other + (int)UInt128.TrailingZeroCount(enough) <= WeekHalfHours)
                    return true;
            }

            return false;
        }

        private static void Add(UInt128 reached, Span<UInt128> next, ulong[] gains, UInt128 room)
        {
            for (var gain = 0; gain < Math.Min(gains.Length, next.Length); gain++)
            {
                for (var bits = gains[gain]; bits != 0; bits &= bits - 1)
                    next[gain] |= reached << BitOperations.TrailingZeroCount(bits) & room;
            }
        }
    }
}
