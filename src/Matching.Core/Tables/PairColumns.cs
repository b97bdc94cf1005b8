using System.Runtime.InteropServices;
using Matching.Core.Intake;
using Matching.Engine.Assigning;

namespace Matching.Core.Tables;

/// <summary>The rows of <c>pairs</c> as columns of numbers, in the order of the file until they become a table by wish.</summary>
internal sealed class PairColumns
{
    private const int Wish = 0;
    private const int Opening = 1;
    private const int Weight = 2;
    private const int Score = 3;
    private const int MostWeight = 1_000_000;
    private const int MostScore = 1000;

    private readonly PlainTable _table;
    private readonly List<int> _wish = [];
    private readonly List<int> _opening = [];
    private readonly List<int> _weight = [];
    private readonly List<int> _score = [];
    private readonly List<int> _line = [];

    public PairColumns(PlainTable table, PlainTable openings, IdNumbers openingIds)
    {
        _table = table;
        table.Read(() =>
        {
            var hasIds = table.HasValue(Wish) & table.HasValue(Opening);
            var (weight, score) = (table.Number(Weight, 0, MostWeight), table.Number(Score, 0, MostScore));
            if (hasIds)
            {
                Add(table.Reference(Opening, openings, openingIds), weight, score);
            }
        });
    }

    public IdNumbers Wishes { get; } = new();

    /// <summary>Null, with faults, when a pair stands twice.</summary>
    public PairTable? ToTable(SortedIds wishes, SortedIds openings)
    {
        var (wishPlaces, openingPlaces) = (wishes.PlaceOf, openings.PlaceOf);
        var start = StartsOf(wishPlaces);
        var next = start[..^1];
        var (opening, weight, score, line) = (new int[_wish.Count], new long[_wish.Count], new int[_wish.Count], new int[_wish.Count]);
        for (var row = 0; row < _wish.Count; row++)
        {
            var at = next[wishPlaces[_wish[row]]]++;
            (opening[at], weight[at], score[at], line[at]) = (openingPlaces[_opening[row]], _weight[row], _score[row], _line[row]);
        }

        for (var wish = 0; wish < wishPlaces.Length; wish++)
        {
            var pairs = start[wish]..start[wish + 1];
            Sort(opening.AsSpan(pairs), weight.AsSpan(pairs), score.AsSpan(pairs), line.AsSpan(pairs));
            RefuseSame(opening.AsSpan(pairs), line.AsSpan(pairs), place => $"{wishes.Ids[wish]};{openings.Ids[place]}");
        }

        return _table.Faults.Count > 0 ? null : new PairTable(start, opening, weight, score, new int[_wish.Count]);
    }

    private void Add(int opening, int weight, int score)
    {
        _wish.Add(Wishes.NumberOf(_table.Field(Wish), _table.Line));
        _opening.Add(opening);
        _weight.Add(weight);
        _score.Add(score);
        _line.Add(_table.Line);
    }

    private int[] StartsOf(int[] wishPlaces)
    {
        var start = new int[wishPlaces.Length + 1];
        foreach (var wish in CollectionsMarshal.AsSpan(_wish))
        {
            start[wishPlaces[wish] + 1]++;
        }

        for (var wish = 0; wish < wishPlaces.Length; wish++)
        {
            start[wish + 1] += start[wish];
        }

        return start;
    }

    private static void Sort(Span<int> opening, Span<long> weight, Span<int> score, Span<int> line)
    {
        if (Rises(opening))
        {
            return;
        }

        // Openings, and equal ones as the file has them, so that the later row is the faulty one.
        var keys = new long[opening.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = (long)opening[at] << 32 | (uint)at;
        }

        Array.Sort(keys);
        var (weights, scores, lines) = (weight.ToArray(), score.ToArray(), line.ToArray());
        for (var at = 0; at < keys.Length; at++)
        {
            var from = (int)(uint)keys[at];
            (opening[at], weight[at], score[at], line[at]) = ((int)(keys[at] >> 32), weights[from], scores[from], lines[from]);
        }
    }

    private static bool Rises(ReadOnlySpan<int> opening)
    {
        for (var at = 1; at < opening.Length; at++)
        {
            if (opening[at] < opening[at - 1])
            {
                return false;
            }
        }

        return true;
    }

    private void RefuseSame(ReadOnlySpan<int> opening, ReadOnlySpan<int> line, Func<int, string> written)
    {
        for (var at = 1; at < opening.Length; at++)
        {
            if (opening[at] == opening[at - 1])
            {
                _table.FaultAt(line[at], Opening, written(opening[at]), FaultKind.SamePairTwice, PlainTable.Written(line[at - 1]));
            }
        }
    }
}
