using System.Numerics;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.Hours;

/// <summary>Counts of half hours that hang together within a civil day. A stretch is a run of consecutive half hours.</summary>
internal static class CommonTime
{
    /// <summary>Half hours in the set that lie in a run of at least <paramref name="shortest"/> within one day.</summary>
    public static int InStretches(in WeekBits set, int shortest)
    {
        var total = 0;
        for (var day = 0; day < 7; day++)
        {
            total += BitOperations.PopCount(InStretches(set.Day(day), shortest));
        }

        return total;
    }

    private static ulong InStretches(ulong day, int shortest)
    {
        var starts = day;
        for (var i = 1; i < shortest; i++)
        {
            starts &= day >> i;
        }

        var kept = starts;
        for (var i = 1; i < shortest; i++)
        {
            kept |= starts << i;
        }

        return kept;
    }
}
