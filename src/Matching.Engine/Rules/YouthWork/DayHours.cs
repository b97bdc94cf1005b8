using System.Numerics;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// Sets of half hours of one day: stretches of at least two hours, and how much work can be chosen from them.
/// A set of amounts is a number whose bit n says that n half hours are possible.
/// </summary>
internal static class DayHours
{
    /// <summary>The shortest stretch that is worth coming for: two hours.</summary>
    public const int ShortestStretch = 4;

    /// <summary>What remains when every stretch of less than two hours is taken out.</summary>
    public static ulong LongStretches(ulong hours)
    {
        var starts = hours & hours >> 1;
        starts &= starts >> 2;
        var doubled = starts | starts << 1;
        return doubled | doubled << 2;
    }

    /// <summary>The half hours from <paramref name="from"/> (included) to <paramref name="to"/> (excluded), 0 to 48.</summary>
    public static ulong Between(int from, int to) => from < to ? ((1UL << (to - from)) - 1) << from : 0;

    /// <summary>
    /// The amounts of presence, at most <paramref name="most"/>, that can be chosen in stretches of at least two hours.
    /// A stretch with a gap in it gives no amount that a shorter whole one does not give.
    /// </summary>
    public static ulong Presence(ulong hours, int most)
    {
        var amounts = 1UL;
        var cap = Between(0, Math.Min(most, WeekBits.HalfHoursPerDay) + 1);
        while (hours != 0)
        {
            hours >>= BitOperations.TrailingZeroCount(hours);
            var length = BitOperations.TrailingZeroCount(~hours);
            hours >>= length;
            amounts = WithStretch(amounts, Math.Min(length, most)) & cap;
        }

        return amounts;
    }

    private static ulong WithStretch(ulong amounts, int length)
    {
        var with = amounts;
        for (var taken = ShortestStretch; taken <= length; taken++)
        {
            with |= amounts << taken;
        }

        return with;
    }
}
