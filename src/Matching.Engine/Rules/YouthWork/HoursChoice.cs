using System.Numerics;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// The most work that can be chosen from a week's free half hours under a frame of limits, beside what already runs. Exact.
/// </summary>
/// <remarks>
/// Both limits of rest say the same of a day that is worked from minute s: it ends at most <see cref="WeekFrame.LongestSpan"/> after s,
/// and at most as long after the next day's start, if that day is worked. So the starts alone decide how far each day may go, and a chain
/// over the seven starts, closed from Sunday to Monday, finds every sum. Leaving hours out never breaks a limit.
/// </remarks>
internal readonly ref struct HoursChoice
{
    // A day has at most 45 starts of a stretch of two hours, and the day off.
    private const int MostOptions = 46;
    private const int Counts = 8;

    private readonly WeekFrame _frame;
    private readonly RunningWork _running;
    private readonly ReadOnlySpan<ulong> _days;
    private readonly int _lastUsefulStart;

    /// <summary><paramref name="days"/>: seven days of 48 half hours that may be chosen; short stretches are left out already.</summary>
    public HoursChoice(WeekFrame frame, RunningWork running, ReadOnlySpan<ulong> days)
    {
        _frame = frame;
        _running = running;
        _days = days;
        _lastUsefulStart = LastEnd() - frame.LongestSpan;
    }

    /// <summary>Whether a lawful choice has at least <paramref name="wanted"/> half hours of work.</summary>
    public bool Holds(int wanted)
    {
        var most = MostHalfHours();
        if (Bound(0, WorkedWeek.MinutesPerDay) < wanted || most < wanted)
        {
            return false;
        }

        // Hours are taken off a choice in steps of at most two hours, so a choice that holds too much can be brought into four steps' room.
        return most - wanted >= DayHours.ShortestStretch - 1 && HoldsWithinOneSpan(wanted) || Most() >= wanted;
    }

    /// <summary>The largest sum of half hours of work that is lawful, 0 when none is, −1 when what runs leaves no lawful week at all.</summary>
    public int Most()
    {
        Span<int> options = stackalloc int[7 * MostOptions];
        Span<int> counts = stackalloc int[7];
        for (var day = 0; day < 7; day++)
        {
            counts[day] = FillOptions(day, options.Slice(day * MostOptions, MostOptions));
        }

        Span<UInt128> sums = stackalloc UInt128[MostOptions * Counts];
        Span<UInt128> next = stackalloc UInt128[MostOptions * Counts];
        var best = -1;
        for (var monday = 0; monday < counts[0]; monday++)
        {
            sums[..(counts[0] * Counts)].Clear();
            sums[monday * Counts + Worked(0, options[monday])] = 1;
            best = Math.Max(best, MostFrom(monday, options, counts, sums, next));
        }

        return best;
    }

    private int MostHalfHours() => Math.Min(127, (_frame.WeekMinutes - _running.WeekMinutes) / 30);

    /// <summary>Where all of the week lies within one span, no rest is short, and days can be judged one by one.</summary>
    private bool HoldsWithinOneSpan(int wanted)
    {
        var (first, last) = (FirstStart(), LastEnd());
        return HoldsFrom(Math.Max(last - _frame.LongestSpan, 0), last, wanted)
            || HoldsFrom(first, Math.Min(first + _frame.LongestSpan, last), wanted);
    }

    private bool HoldsFrom(int from, int to, int wanted) => RunsWithin(from, to) && Bound(from, to) >= wanted;

    private bool RunsWithin(int from, int to)
    {
        for (var day = 0; day < 7; day++)
        {
            var running = _running.Week[day];
            if (!running.IsFree && (running.FromMinute < from || running.ToMinute > to))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The sum of the best days inside the minutes, as many as may be worked: never less than a lawful choice there has.</summary>
    private int Bound(int from, int to)
    {
        Span<int> free = stackalloc int[7];
        var (sum, daysLeft) = (0, _frame.MostDays);
        for (var day = 0; day < 7; day++)
        {
            var amounts = Amounts(day, from, to);
            var best = amounts == 0 ? 0 : BitOperations.Log2(amounts);
            if (_running.Week[day].IsFree)
            {
                free[day] = best;
                continue;
            }

            sum += best;
            daysLeft--;
        }

        free.Sort();
        for (var rank = 6; rank >= 0 && rank > 6 - daysLeft; rank--)
        {
            sum += free[rank];
        }

        return sum;
    }

    /// <summary>The amounts of work, half hours, that a day may be given between two minutes; nothing is not among them.</summary>
    private ulong Amounts(int day, int from, int to)
    {
        var hours = DayHours.LongStretches(_days[day] & DayHours.Between((from + 29) / 30, to / 30));
        if (hours == 0)
        {
            return 0;
        }

        var running = _running.Week[day].PresenceMinutes;
        var limit = _frame.DayMinutes(day);
        var presence = DayHours.Presence(hours, (limit + WorkedWeek.BreakMinutes - running) / 30) & ~1UL;
        var work = 0UL;
        for (; presence != 0; presence &= presence - 1)
        {
            var total = _frame.WorkOf(running + BitOperations.TrailingZeroCount(presence) * 30);
            work |= total <= limit ? 1UL << ((total - _frame.WorkOf(running)) / 30) : 0;
        }

        return work;
    }

    private int MostFrom(int monday, ReadOnlySpan<int> options, ReadOnlySpan<int> counts, Span<UInt128> sums, Span<UInt128> next)
    {
        for (var day = 0; day < 6; day++)
        {
            var tomorrow = options.Slice((day + 1) * MostOptions, counts[day + 1]);
            next[..(tomorrow.Length * Counts)].Clear();
            for (var following = 0; following < tomorrow.Length; following++)
            {
                var adds = Worked(day + 1, tomorrow[following]);
                Step(day, options.Slice(day * MostOptions, counts[day]), tomorrow[following], adds, sums, next.Slice(following * Counts, Counts));
            }

            var spent = sums;
            sums = next;
            next = spent;
        }

        next[..Counts].Clear();
        Step(6, options.Slice(6 * MostOptions, counts[6]), options[monday], 0, sums, next[..Counts]);
        return Largest(next[..Counts]);
    }

    /// <summary>All sums that lead from any start of a day to one start of the next.</summary>
    private void Step(int day, ReadOnlySpan<int> starts, int nextStart, int daysAdded, ReadOnlySpan<UInt128> sums, Span<UInt128> next)
    {
        for (var chosen = 0; chosen < starts.Length; chosen++)
        {
            var reached = sums.Slice(chosen * Counts, Counts);
            if (reached.ContainsAnyExcept(UInt128.Zero))
            {
                Extend(reached, next, Gains(day, starts[chosen], nextStart), daysAdded);
            }
        }
    }

    private void Extend(ReadOnlySpan<UInt128> sums, Span<UInt128> next, ulong gains, int daysAdded)
    {
        var most = MostHalfHours();
        var room = most < 0 ? UInt128.Zero : UInt128.MaxValue >> (127 - most);
        for (; gains != 0; gains &= gains - 1)
        {
            var gain = BitOperations.TrailingZeroCount(gains);
            for (var count = 0; count + daysAdded <= _frame.MostDays; count++)
            {
                next[count + daysAdded] |= sums[count] << gain & room;
            }
        }
    }

    /// <summary>What a day adds when it starts here and the next day there; no bit when the two cannot be.</summary>
    private ulong Gains(int day, int start, int nextStart)
    {
        var running = _running.Week[day];
        var tomorrow = (day + 1) % 7;
        var first = EffectiveStart(day, start);
        if (first is null)
        {
            return 1;
        }

        var end = Math.Min(WorkedWeek.MinutesPerDay, first.Value + _frame.LongestSpan);
        end = EffectiveStart(tomorrow, nextStart) is { } next ? Math.Min(end, next + _frame.LongestSpan) : end;
        if (running.ToMinute > end)
        {
            return 0;
        }

        return start < 0 ? 1 : Amounts(day, start, end);
    }

    /// <summary>The first minute of a day with this choice (−1 = nothing new) and what runs; null on a free day.</summary>
    private int? EffectiveStart(int day, int start)
    {
        var running = _running.Week[day];
        if (running.IsFree)
        {
            return start < 0 ? null : start;
        }

        return start < 0 ? running.FromMinute : Math.Min(start, running.FromMinute);
    }

    private int Worked(int day, int start) => start >= 0 || !_running.Week[day].IsFree ? 1 : 0;

    /// <summary>Nothing new, and every start up to the first that no rest asks to be later.</summary>
    private int FillOptions(int day, Span<int> options)
    {
        options[0] = -1;
        var count = 1;
        for (var left = _days[day]; left != 0; left &= left - 1)
        {
            var start = BitOperations.TrailingZeroCount(left) * 30;
            if (DayHours.LongStretches(left) == 0)
            {
                break;
            }

            options[count++] = start;
            if (start >= _lastUsefulStart)
            {
                break;
            }
        }

        return count;
    }

    private int FirstStart()
    {
        var first = WorkedWeek.MinutesPerDay;
        for (var day = 0; day < 7; day++)
        {
            first = Math.Min(first, BitOperations.TrailingZeroCount(_days[day] | 1UL << 48) * 30);
            first = _running.Week[day].IsFree ? first : Math.Min(first, _running.Week[day].FromMinute);
        }

        return first;
    }

    private int LastEnd()
    {
        var last = 0;
        for (var day = 0; day < 7; day++)
        {
            last = Math.Max(last, (64 - BitOperations.LeadingZeroCount(_days[day])) * 30);
            last = Math.Max(last, _running.Week[day].ToMinute);
        }

        return last;
    }

    private static int Largest(ReadOnlySpan<UInt128> sums)
    {
        var largest = -1;
        foreach (var set in sums)
        {
            largest = Math.Max(largest, set == UInt128.Zero ? -1 : 127 - (int)UInt128.LeadingZeroCount(set));
        }

        return largest;
    }
}
