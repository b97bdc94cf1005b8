using System.Collections.Concurrent;
using Matching.Engine.Nights;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Together;

namespace Matching.Engine.Scoring;

/// <summary>
/// Which of tonight's choices of one young person exclude each other: among her wishes, and beside what people have decided for her. Asked by row,
/// the place of a wish among those that are not pinned.
/// </summary>
internal sealed class PlacesTogether
{
    private const int GroupBits = 3;

    private readonly Night _night;
    private readonly WishTonight[] _free;
    private readonly FitTogether _fit;
    private readonly int[][] _beside;
    private readonly int[] _work;
    private readonly int[] _times;
    private readonly ILookup<int, PlaceOfHers> _decided;
    private readonly ConcurrentDictionary<(int, int, int, int), bool> _known = new();

    public PlacesTogether(Night night, WishTonight[] free, IEnumerable<WishTonight> chosen)
    {
        (_night, _free) = (night, free);
        _fit = new FitTogether(night);
        _work = Numbered(night, opening => opening.Work);
        _times = Numbered(night, opening => opening.WorkedTimes);
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

    /// <summary>Whether two choices of one person exclude each other; asked once for all openings that are alike for her.</summary>
    public bool Collide(int row, int opening, int otherRow, int otherOpening)
    {
        if (row > otherRow)
        {
            return Collide(otherRow, otherOpening, row, opening);
        }

        var key = (row, Alike(_free[row].Youth, opening), otherRow, Alike(_free[otherRow].Youth, otherOpening));
        return _known.TryGetValue(key, out var collides)
            ? collides
            : _known.GetOrAdd(key, !_fit.Holds(Wished(row, opening), Wished(otherRow, otherOpening)));
    }

    /// <summary>
    /// A number that is the same for openings of one kind that go together with the same places of hers: they are worked alike, and on their start she is
    /// in the same group under the law. Where she is none's, only their times count.
    /// </summary>
    public int Alike(YouthTonight youth, int opening) =>
        YouthWorkGroups.Of(youth.AgeOn(_night.Openings[opening].StartsOn), youth.Facts.School, _night.Law) is { } group
            ? (_work[opening] << GroupBits) | (1 + (int)group)
            : _times[opening] << GroupBits;

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

    private static int[] Numbered(Night night, Func<OpeningTonight, Look> look)
    {
        var numbers = new Dictionary<Look, int>();
        return [.. night.Openings.Select(look).Select(seen => numbers.TryAdd(seen, numbers.Count) ? numbers.Count - 1 : numbers[seen])];
    }

    // The plan's own rows: of two that are decided for one kind the smallest opening id, as everywhere, and all that another may stand beside.
    private static IEnumerable<PlacementTonight> Decided(YouthTonight youth) => youth.Placements
        .Where(placement => placement is { IsPinned: true, Opening: not null } && youth.Facts.Wants.Contains(placement.Kind))
        .GroupBy(placement => placement.Kind)
        .SelectMany(ofKind => ofKind.Where((placement, at) => at == 0 || placement.Facts.LeavesRoom));
}
