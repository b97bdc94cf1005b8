using System.Collections.Concurrent;
using Matching.Engine.Nights;
using Matching.Engine.Together;

namespace Matching.Engine.Scoring;

/// <summary>
/// Which of tonight's choices of one young person exclude each other: among her wishes, and beside what people have decided for her. Asked by row,
/// the place of a wish among those that are not pinned.
/// </summary>
internal sealed class PlacesTogether
{
    private readonly Night _night;
    private readonly WishTonight[] _free;
    private readonly FitTogether _fit;
    private readonly int[][] _beside;
    private readonly ILookup<int, PlaceOfHers> _decided;
    private readonly ConcurrentDictionary<(int, int, int, int), bool> _known = new();

    public PlacesTogether(Night night, WishTonight[] free, IEnumerable<WishTonight> chosen)
    {
        (_night, _free) = (night, free);
        _fit = new FitTogether(night);
        Lists = [.. free.Select((wish, row) => (wish.Youth.Index, row)).GroupBy(wish => wish.Index, wish => wish.row).Where(rows => rows.Skip(1).Any()).Select(rows => rows.ToArray())];
        _beside = new int[free.Length][];
        Array.Fill(_beside, []);
        foreach (var list in Lists)
        {
            foreach (var row in list)
            {
                _beside[row] = [.. list.Where(other => other != row)];
            }
        }

        _decided = free.Select(wish => wish.Youth).Distinct()
            .SelectMany(youth => Decided(youth), (youth, placement) => (youth.Index, Place: PlaceOfHers.Decided(youth, placement)))
            .Concat(chosen.Select(wish => (wish.Youth.Index, Place: PlaceOfHers.Wished(wish.Youth, wish.Chosen!))))
            .ToLookup(place => place.Index, place => place.Place);
    }

    /// <summary>Rows of each young person with two or more wishes that are not pinned, rising.</summary>
    public IReadOnlyList<int[]> Lists { get; }

    /// <summary>The other rows of the same person.</summary>
    public IReadOnlyList<int> Beside(int row) => _beside[row];

    /// <summary>Whether two choices of one person exclude each other.</summary>
    public bool Collide(int row, int opening, int otherRow, int otherOpening)
    {
        var key = row < otherRow ? (row, opening, otherRow, otherOpening) : (otherRow, otherOpening, row, opening);
        return _known.GetOrAdd(key, pairs => !_fit.Holds(Wished(pairs.Item1, pairs.Item2), Wished(pairs.Item3, pairs.Item4)));
    }

    /// <summary>People have decided for a place of hers.</summary>
    public bool HasDecided(WishTonight wish) => _decided[wish.Youth.Index].Any();

    /// <summary>Whether an opening does not go together with a place of hers that people have decided for.</summary>
    public bool CollidesWithDecided(WishTonight wish, int opening)
    {
        var decided = _decided[wish.Youth.Index];
        if (!decided.Any())
        {
            return false;
        }

        var wished = PlaceOfHers.Wished(wish.Youth, _night.Openings[opening]);
        return decided.Any(place => !_fit.Holds(wished, place));
    }

    private PlaceOfHers Wished(int row, int opening) => PlaceOfHers.Wished(_free[row].Youth, _night.Openings[opening]);

    // The plan's own rows: of two that are decided for one kind the smallest opening id, as everywhere.
    private static IEnumerable<PlacementTonight> Decided(YouthTonight youth) => youth.Placements
        .Where(placement => placement is { IsPinned: true, Opening: not null } && youth.Facts.Wants.Contains(placement.Kind))
        .GroupBy(placement => placement.Kind)
        .Select(ofKind => ofKind.First());
}
