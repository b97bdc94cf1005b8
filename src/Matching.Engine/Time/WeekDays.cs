using System.Numerics;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Time;

/// <summary>
/// A week of half hours with each day in a word of its own, so that a stretch ends at midnight by itself and seven days are one operation:
/// word 0 is Monday, bit 0 of a word 00:00 to 00:30, bits 48 to 63 and word 7 are empty.
/// </summary>
internal readonly struct WeekDays(Vector512<ulong> days)
{
    public static WeekDays Of(in WeekBits week) => new(Vector512.Create(
        week.Day(0), week.Day(1), week.Day(2), week.Day(3), week.Day(4), week.Day(5), week.Day(6), 0UL));

    public bool IsEmpty => days == Vector512<ulong>.Zero;

    /// <summary>The number of half hours in the set.</summary>
    public int Count
    {
        get
        {
            Span<ulong> words = stackalloc ulong[Vector512<ulong>.Count];
            days.CopyTo(words);
            return BitOperations.PopCount(words[0]) + BitOperations.PopCount(words[1]) + BitOperations.PopCount(words[2]) + BitOperations.PopCount(words[3])
                + BitOperations.PopCount(words[4]) + BitOperations.PopCount(words[5]) + BitOperations.PopCount(words[6]);
        }
    }

    /// <summary>The 48 half hours of a day, 0 (Monday) to 6 (Sunday).</summary>
    public ulong this[int day] => days.GetElement(day);

    public static WeekDays operator &(in WeekDays left, in WeekDays right) => new(left.Days & right.Days);

    /// <summary>The half hours that lie in a stretch of at least one hour.</summary>
    public WeekDays InStretchesOfTwo()
    {
        var starts = days & (days >>> 1);
        return new(starts | (starts << 1));
    }

    /// <summary>The half hours that lie in a stretch of at least two hours.</summary>
    public WeekDays InStretchesOfFour()
    {
        var starts = days & (days >>> 1);
        starts &= starts >>> 2;
        starts |= starts << 1;
        return new(starts | (starts << 2));
    }

    private Vector512<ulong> Days => days;
}
