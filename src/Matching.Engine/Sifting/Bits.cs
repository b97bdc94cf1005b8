using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Sifting;

/// <summary>Sets of slots as rows of words, bit 0 of word 0 = slot 0. Rows of one slate are equally long, a multiple of eight words.</summary>
internal static class Bits
{
    public const int PerWord = 64;

    /// <summary>Words that hold so many slots, filled up to whole vectors.</summary>
    public static int Words(int slots) => (slots + 511) / 512 * 8;

    public static void Set(Span<ulong> row, int slot) => row[slot >> 6] |= 1UL << slot;

    public static void Clear(Span<ulong> row, int slot) => row[slot >> 6] &= ~(1UL << slot);

    public static bool Has(ReadOnlySpan<ulong> row, int slot) => (row[slot >> 6] >> slot & 1) != 0;

    /// <summary>Leaves in <paramref name="row"/> what both hold; false when that is nothing.</summary>
    public static bool And(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        var mine = Vectors(row);
        var theirs = Vectors(other);
        var any = Vector512<ulong>.Zero;
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i] &= theirs[i];
            any |= mine[i];
        }

        return any != Vector512<ulong>.Zero;
    }

    /// <summary>Takes from <paramref name="row"/> what <paramref name="other"/> holds.</summary>
    public static void Without(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        var mine = Vectors(row);
        var theirs = Vectors(other);
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i] &= ~theirs[i];
        }
    }

    /// <summary>Adds to <paramref name="row"/> what both others hold.</summary>
    public static void OrBoth(Span<ulong> row, ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var mine = Vectors(row);
        var first = Vectors(one);
        var second = Vectors(other);
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i] |= first[i] & second[i];
        }
    }

    /// <summary>What is broken is once broken, or twice where it was already.</summary>
    public static void Break(Span<ulong> once, Span<ulong> twice, ReadOnlySpan<ulong> broken)
    {
        var ones = Vectors(once);
        var twos = Vectors(twice);
        var now = Vectors(broken);
        for (var i = 0; i < ones.Length; i++)
        {
            twos[i] |= ones[i] & now[i];
            ones[i] |= now[i];
        }
    }

    public static bool Any(ReadOnlySpan<ulong> row) => row.ContainsAnyExcept(0UL);

    public static int Count(ReadOnlySpan<ulong> row)
    {
        var count = 0;
        foreach (var word in row)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public static int CountBoth(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var count = 0;
        for (var word = 0; word < one.Length; word++)
        {
            count += BitOperations.PopCount(one[word] & other[word]);
        }

        return count;
    }

    /// <summary>The slots of a row, rising; as many as are written are answered.</summary>
    public static int Slots(ReadOnlySpan<ulong> row, Span<int> slots)
    {
        var count = 0;
        for (var word = 0; word < row.Length; word++)
        {
            for (var left = row[word]; left != 0; left &= left - 1)
            {
                slots[count++] = (word << 6) + BitOperations.TrailingZeroCount(left);
            }
        }

        return count;
    }

    /// <summary>The slots whose amount is at most the limit; <paramref name="amounts"/> holds 64 for each word of the row.</summary>
    public static void AtMost(ReadOnlySpan<ushort> amounts, ushort limit, Span<ulong> row)
    {
        var most = Vector256.Create(limit);
        var vectors = MemoryMarshal.Cast<ushort, Vector256<ushort>>(amounts);
        for (var word = 0; word < row.Length; word++)
        {
            var four = vectors.Slice(word * 4, 4);
            row[word] = Low(four[0], most) | Low(four[1], most) << 16 | Low(four[2], most) << 32 | Low(four[3], most) << 48;
        }
    }

    private static ulong Low(Vector256<ushort> amounts, Vector256<ushort> most) =>
        Vector256.LessThanOrEqual(amounts, most).ExtractMostSignificantBits();

    private static Span<Vector512<ulong>> Vectors(Span<ulong> row) => MemoryMarshal.Cast<ulong, Vector512<ulong>>(row);

    private static ReadOnlySpan<Vector512<ulong>> Vectors(ReadOnlySpan<ulong> row) => MemoryMarshal.Cast<ulong, Vector512<ulong>>(row);
}
