using System.Numerics;
using System.Runtime.CompilerServices;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.Hours;

/// <summary>
/// The fewest half hours that she would have to be free more, inside the frame, so that runs of at least <c>shortest</c> half hours add up to
/// <c>needed</c>, and one common half hour lies in the contact person's hours when these are known.
/// </summary>
/// <remarks>
/// Exact: walks the week once and keeps, for each length of the run so far, whether the contact person is met, and the number of half hours added,
/// the most that can count. Compiled well at once, because a night runs once in a process. What she is free already is common whether it helps or not.
/// </remarks>
internal readonly ref struct FewestHalfHours(WeekDays free, WeekDays frame, WeekDays contact, int shortest, int needed)
{
    private const int Never = -10_000;

    /// <summary>Null when the frame cannot hold it, or when it takes more than <paramref name="atMost"/>.</summary>
    public int? Within(int atMost)
    {
        var common = free & frame;
        atMost = Math.Min(atMost, frame.Count - common.Count);
        if (AtLeast(common) > atMost || InRuns(frame) < needed || (!contact.IsEmpty && (contact & frame).IsEmpty))
        {
            return null;
        }

        var met = contact.IsEmpty || !(common & contact).IsEmpty;
        if (met && InRuns(common) >= needed)
        {
            return 0;
        }

        return atMost > 0 && OneMoreIsEnough(common, met) ? 1 : TwoOrMore(atMost);
    }

    private int? TwoOrMore(int atMost)
    {
        for (var tried = Math.Min(4, atMost); atMost > 1; tried = Math.Min(tried * 2, atMost))
        {
            if (Fewest(tried) is { } found)
            {
                return found;
            }

            if (tried == atMost)
            {
                break;
            }
        }

        return null;
    }

    // Asked most, so tried half hour by half hour: only its own day changes.
    private bool OneMoreIsEnough(in WeekDays common, bool met)
    {
        var inRuns = InRuns(common);
        for (var day = 0; day < 7; day++)
        {
            var (hers, others) = (common[day], inRuns - DayInRuns(common[day]));
            for (var left = frame[day] & ~free[day] & (met ? ulong.MaxValue : contact[day]); left != 0; left &= left - 1)
            {
                if (others + DayInRuns(hers | (left & (0 - left))) >= needed)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private int DayInRuns(ulong day)
    {
        var starts = day & day >> 1;
        if (shortest == 2)
        {
            return BitOperations.PopCount(starts | starts << 1);
        }

        starts &= starts >> 2;
        starts |= starts << 1;
        return BitOperations.PopCount(starts | starts << 2);
    }

    // One half hour more joins at most a run too short before it and one behind it.
    private int AtLeast(in WeekDays common)
    {
        var gain = 2 * shortest - 1;
        var ofRuns = (needed - InRuns(common) + gain - 1) / gain;
        return Math.Max(needed - common.Count, ofRuns);
    }

    private int InRuns(in WeekDays week) => (shortest == 2 ? week.InStretchesOfTwo() : week.InStretchesOfFour()).Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int? Fewest(int budget)
    {
        var states = (shortest + 1) * 2;
        var width = budget + 1;
        Span<int> now = stackalloc int[states * width];
        Span<int> next = stackalloc int[states * width];
        now.Fill(Never);
        now[(contact.IsEmpty ? 1 : 0) * width] = 0;
        for (var day = 0; day < 7; day++)
        {
            var last = -1;
            for (var left = frame[day]; left != 0; left &= left - 1)
            {
                var half = BitOperations.TrailingZeroCount(left);
                if (half != last + 1)
                {
                    EndRuns(now, width);
                }

                last = half;
                next.Fill(Never);
                Walk((free[day] >> half & 1) != 0, (contact[day] >> half & 1) != 0, now, next, width);
                var spent = now;
                now = next;
                next = spent;
            }

            EndRuns(now, width);
        }

        var fewest = now.Slice(width, width).IndexOfAnyInRange(needed, int.MaxValue);
        return fewest < 0 ? null : fewest;
    }

    // A half hour inside the frame: added, or left where she is not free.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(bool isFree, bool meets, ReadOnlySpan<int> now, Span<int> next, int width)
    {
        for (var state = 0; state < (shortest + 1) * 2; state++)
        {
            var (length, met) = (state / 2, state % 2);
            var from = now.Slice(state * width, width);
            if (!isFree)
            {
                Raise(from, next.Slice(met * width, width), counted: 0, added: 0);
            }

            var counted = length == shortest ? 1 : length + 1 == shortest ? shortest : 0;
            var longer = Math.Min(length + 1, shortest) * 2 + (meets ? 1 : met);
            Raise(from, next.Slice(longer * width, width), counted, isFree ? 0 : 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EndRuns(Span<int> now, int width)
    {
        for (var state = 2; state < (shortest + 1) * 2; state++)
        {
            var run = now.Slice(state * width, width);
            Raise(run, now.Slice(state % 2 * width, width), counted: 0, added: 0);
            run.Fill(Never);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Raise(ReadOnlySpan<int> from, Span<int> to, int counted, int added)
    {
        for (var spent = 0; spent + added < from.Length; spent++)
        {
            ref var best = ref to[spent + added];
            best = Math.Max(best, from[spent] + counted);
        }
    }
}
