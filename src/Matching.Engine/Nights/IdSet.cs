using System.Numerics;

namespace Matching.Engine.Nights;

/// <summary>
/// A short set of numbers that stand for codes. Two sets of one night compare only when the same <see cref="IdBook"/> made them;
/// equal sets have the same <see cref="Number"/>.
/// </summary>
/// <remarks>The first 64 codes of a book are bits, because the inner loop counts what two sets share; further ones are a sorted list.</remarks>
internal readonly struct IdSet(int number, ulong low, int[] high)
{
    public int Number => number;

    public bool IsEmpty => low == 0 && high.Length == 0;

    public bool Contains(int id) => (uint)id < 64 ? (low >> id & 1) != 0 : Array.BinarySearch(high, id) >= 0;

    /// <summary>How many numbers both sets hold.</summary>
    public int SharedWith(in IdSet other)
    {
        var shared = BitOperations.PopCount(low & other.Low);
        return high.Length == 0 ? shared : shared + HighSharedWith(other);
    }

    private ulong Low => low;

    private int HighSharedWith(in IdSet other)
    {
        var shared = 0;
        foreach (var id in high)
        {
            shared += other.Contains(id) ? 1 : 0;
        }

        return shared;
    }
}

/// <summary>Gives each different code one number, in the order met, and each different set of codes one; codes compare ordinally.</summary>
internal sealed class IdBook
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(ulong Low, string High), IdSet> _sets = [];

    public int NumberOf(string code)
    {
        if (!_numbers.TryGetValue(code, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(code, number);
        }

        return number;
    }

    public IdSet SetOf(IReadOnlyList<string> codes)
    {
        var low = 0UL;
        List<int>? high = null;
        for (var i = 0; i < codes.Count; i++)
        {
            var id = NumberOf(codes[i]);
            if (id < 64)
            {
                low |= 1UL << id;
                continue;
            }

            high ??= [];
            high.Add(id);
        }

        return Known(low, high is null ? [] : [.. high.Distinct().Order()]);
    }

    private IdSet Known(ulong low, int[] high)
    {
        var key = (low, high.Length == 0 ? "" : string.Join(',', high));
        if (!_sets.TryGetValue(key, out var set))
        {
            set = new IdSet(_sets.Count, low, high);
            _sets.Add(key, set);
        }

        return set;
    }
}
