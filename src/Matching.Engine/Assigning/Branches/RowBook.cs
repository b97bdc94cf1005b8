namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// The rows of a part that have a price: its limits, and for every collision met a block of choices of two wishes of which all exclude each other,
/// so that at most one of the block can be chosen.
/// </summary>
internal sealed class RowBook
{
    // A block looks at so many of each wish's best pairs: enough for the flow to have no near way round.
    private const int Widest = 24;

    private readonly Part _part;
    private readonly List<RowPrice> _rows = [];
    private readonly Dictionary<(int, int), RowPrice> _ofCollision = [];
    private readonly RowPrice?[] _ofLimit;

    public RowBook(Part part)
    {
        _part = part;
        _ofLimit = new RowPrice?[part.Sides.Limits.Count];
    }

    public IReadOnlyList<RowPrice> Rows => _rows;

    public Toll[] Prices() => [.. _rows.Select(row => row.Price)];

    /// <summary>Rows that were not known then, or that have nothing left to decide, cost nothing.</summary>
    public void SetPrices(Toll[] prices, Ground ground)
    {
        for (var row = 0; row < _rows.Count; row++)
            _rows[row].Set(row < prices.Length && Array.Exists(_rows[row].Pairs, ground.IsUndecided) ? prices[row] : default);
    }

    public RowPrice OfLimit(int limit) => _ofLimit[limit] ??= Add(_part.Sides.Limits[limit].Pairs, _part.Sides.Limits[limit].Most);

    public RowPrice OfCollision(int pair, int other)
    {
        if (_ofCollision.TryGetValue((pair, other), out var row))
            return row;

        // A block met before may hold both.
        row = _rows.Find(known => known.Most == 1 && Array.BinarySearch(known.Pairs, pair) >= 0 && Array.BinarySearch(known.Pairs, other) >= 0)
            ?? Add(Block(pair, other), 1);
        _ofCollision.Add((pair, other), row);
        return row;
    }

    private RowPrice Add(int[] pairs, int most)
    {
        var row = new RowPrice(pairs, most);
        _rows.Add(row);
        return row;
    }

    private int[] Block(int pair, int other)
    {
        int[] ones = [.. Best(pair).Where(one => _part.Sides.Collide(one, other))];
        int[] others = [.. Best(other).Where(theirs => Array.TrueForAll(ones, one => _part.Sides.Collide(one, theirs)))];
        int[] block = [.. ones, .. others];
        Array.Sort(block);
        return block;
    }

    // The wish's best pairs by weight and score, the pair itself among them, rising.
    private IEnumerable<int> Best(int pair)
    {
        var wish = _part.WishOfPair[pair];
        var (first, pairs) = (_part.Problem.Pairs.Start[wish], _part.Problem.Pairs);
        return Enumerable.Range(first, pairs.Start[wish + 1] - first)
            .OrderByDescending(one => one == pair)
            .ThenByDescending(one => (pairs.WeightOf(wish, one), pairs.Score[one]))
            .ThenBy(one => one)
            .Take(Widest)
            .Order();
    }
}
