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
internal readonly ref struct FewestHalfHours(WeekBits free, WeekBits frame, WeekBits contact, int shortest, int needed)
{
    private const int Never = -10_000;

    /// <summary>Null when the frame cannot hold it, or when it takes more than <paramref name="atMost"/>.</summary>
    public int? Within(int atMost)
    {
        atMost = Math.Min(atMost, frame.Without(free).Count);
        if (needed - (free & frame).Count > atMost)
        {
            return null;
        }

        for (var tried = Math.Min(4, atMost); ; tried = Math.Min(tried * 2, atMost))
        {
            if (Fewest(tried) is { } found)
            {
                return found;
            }

            if (tried == atMost)
            {
                return null;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int? Fewest(int budget)
    {
        var states = (shortest + 1) * 2;
        var width = budget + 1;
        var now = new int[states * width];
        var next = new int[states * width];
        Array.Fill(now, Never);
        now[(contact.IsEmpty ? 1 : 0) * width] = 0;
        for (var half = 0; half < WeekBits.HalfHours; half++)
        {
            if (!frame[half])
            {
                continue;
            }

            if (half % WeekBits.HalfHoursPerDay == 0 || !frame[half - 1])
            {
                EndRuns(now, width);
            }

            Array.Fill(next, Never);
            Walk(half, now, next, width);
            (now, next) = (next, now);
        }

        EndRuns(now, width);
        var met = now.AsSpan(width, width);
        var fewest = met.IndexOfAnyInRange(needed, int.MaxValue);
        return fewest < 0 ? null : fewest;
    }

    // A half hour inside the frame: added, or left where she is not free.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(int half, int[] now, int[] next, int width)
    {
        var (isFree, meets) = (free[half], contact[half]);
        for (var state = 0; state < (shortest + 1) * 2; state++)
        {
            var (length, met) = (state / 2, state % 2);
            if (!isFree)
            {
                Raise(now, next, state * width, met * width, counted: 0, added: 0, width);
            }

            var counted = length == shortest ? 1 : length + 1 == shortest ? shortest : 0;
            var longer = Math.Min(length + 1, shortest) * 2 + (meets ? 1 : met);
            Raise(now, next, state * width, longer * width, counted, isFree ? 0 : 1, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EndRuns(int[] now, int width)
    {
        for (var state = 2; state < (shortest + 1) * 2; state++)
        {
            Raise(now, now, state * width, state % 2 * width, counted: 0, added: 0, width);
            Array.Fill(now, Never, state * width, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Raise(int[] from, int[] to, int fromRow, int toRow, int counted, int added, int width)
    {
        for (var spent = 0; spent + added < width; spent++)
        {
            ref var best = ref to[toRow + spent + added];
            best = Math.Max(best, from[fromRow + spent] + counted);
        }
    }
}
