using System.Text;

namespace Matching.Core.Tables;

/// <summary>Ids in ordinal order, and by number the place of each in it.</summary>
internal sealed record SortedIds(string[] Ids, int[] PlaceOf);

/// <summary>The ids of a table, numbered from 0 as they come, each with the line that had it first.</summary>
internal sealed class IdNumbers
{
    private readonly Dictionary<byte[], int> _numbers = new(new SameBytes());
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _ids = [];
    private readonly List<int> _lines = [];
    private int _last = -1;

    public IdNumbers() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _ids.Count;

    public int FirstLine(int number) => _lines[number];

    public string Text(int number) => Encoding.UTF8.GetString(_ids[number]);

    /// <summary>-1 when no row had it.</summary>
    public int Find(ReadOnlySpan<byte> id) => _lookup.TryGetValue(id, out var number) ? number : -1;

    /// <summary>Its number, whether it is new or not.</summary>
    public int NumberOf(ReadOnlySpan<byte> id, int line)
    {
        // Rows of one wish mostly stand together.
        if (_last >= 0 && id.SequenceEqual(_ids[_last]))
        {
            return _last;
        }

        _last = Find(id) is var known && known >= 0 ? known : Add(id, line);
        return _last;
    }

    /// <summary>-1 when an earlier row has the id.</summary>
    public int AddNew(ReadOnlySpan<byte> id, int line) => Find(id) < 0 ? Add(id, line) : -1;

    public SortedIds InOrder()
    {
        string[] sorted = [.. _ids.Select(Encoding.UTF8.GetString)];
        int[] numbers = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, numbers, StringComparer.Ordinal);
        var placeOf = new int[numbers.Length];
        for (var place = 0; place < numbers.Length; place++)
        {
            placeOf[numbers[place]] = place;
        }

        return new(sorted, placeOf);
    }

    private int Add(ReadOnlySpan<byte> id, int line)
    {
        byte[] kept = [.. id];
        _numbers.Add(kept, _ids.Count);
        _ids.Add(kept);
        _lines.Add(line);
        return _ids.Count - 1;
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => [.. alternate];
    }
}
