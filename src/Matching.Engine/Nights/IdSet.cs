namespace Matching.Engine.Nights;

/// <summary>
/// A short set of numbers that stand for codes: sorted, each once. Two sets of one night compare only when the same <see cref="IdBook"/> made them.
/// </summary>
internal readonly struct IdSet(int[] sorted)
{
    public bool IsEmpty => sorted.Length == 0;

    public bool Contains(int id) => Array.BinarySearch(sorted, id) >= 0;

    /// <summary>How many numbers both sets hold.</summary>
    public int SharedWith(in IdSet other)
    {
        var theirs = other.Sorted;
        var (mine, i, j, shared) = (sorted, 0, 0, 0);
        while (i < mine.Length && j < theirs.Length)
        {
            var order = mine[i] - theirs[j];
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }

    private int[] Sorted => sorted;
}

/// <summary>Gives each different code one number, in the order met; codes compare ordinally.</summary>
internal sealed class IdBook
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int NumberOf(string code)
    {
        if (!_numbers.TryGetValue(code, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(code, number);
        }

        return number;
    }

    public IdSet SetOf(IEnumerable<string> codes) => new([.. codes.Select(NumberOf).Distinct().Order()]);
}
