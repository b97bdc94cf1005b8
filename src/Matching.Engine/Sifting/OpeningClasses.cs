using System.Numerics;
using Matching.Engine.Nights;

namespace Matching.Engine.Sifting;

/// <summary>The openings of a slate by what one rule or preference looks at of them: all of a class get the same answer.</summary>
internal sealed class OpeningClasses
{
    private readonly ulong[][] _slots;

    public OpeningClasses(ILookAtLittle looks, Slate slate)
    {
        var classes = new Dictionary<Look, int>();
        Of = new int[slate.Openings.Length];
        for (var slot = 0; slot < Of.Length; slot++)
        {
            var look = looks.OfOpening(slate.Openings[slot]);
            if (!classes.TryGetValue(look, out Of[slot]))
            {
                Of[slot] = classes.Count;
                classes.Add(look, Of[slot]);
            }
        }

        Count = classes.Count;
        _slots = Count * 2 > Of.Length ? [] : Rows(slate.Words);
    }

    /// <summary>The class of each slot.</summary>
    public int[] Of { get; }

    public int Count { get; }

    /// <summary>Nearly every opening is its own: asking slot by slot is as good.</summary>
    public bool AreFew => _slots.Length > 0;

    public ReadOnlySpan<ulong> Slots(int number) => _slots[number];

    /// <summary>The first slot of each class.</summary>
    public int[] Firsts()
    {
        var firsts = new int[Count];
        for (var slot = Of.Length - 1; slot >= 0; slot--)
        {
            firsts[Of[slot]] = slot;
        }

        return firsts;
    }

    /// <summary>The lowest slot that both rows hold; -1 = none.</summary>
    public static int FirstOfBoth(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < one.Length; word++)
        {
            if ((one[word] & other[word]) is var both and not 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(both);
            }
        }

        return -1;
    }

    private ulong[][] Rows(int words)
    {
        var rows = new ulong[Count][];
        for (var number = 0; number < Count; number++)
        {
            rows[number] = new ulong[words];
        }

        for (var slot = 0; slot < Of.Length; slot++)
        {
            Bits.Set(rows[Of[slot]], slot);
        }

        return rows;
    }
}
