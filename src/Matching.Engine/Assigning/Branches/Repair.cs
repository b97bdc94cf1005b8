namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// For a problem too big to be searched: a plan that keeps its side conditions, made by changing the solved flow. What collides gets prices until the
/// flow keeps them by itself, which proves the plan; what is left in the way then is taken out, lightest first, and the gap told. A round costs what
/// it moves, not what there is.
/// </summary>
/// <remarks>Prices as in <see cref="RowPrice"/>: each round's flow with what the rows give back is worth no less than any plan that keeps the conditions.</remarks>
internal sealed class Repair
{
    private const int Rounds = 60;

    private readonly Part _whole;
    private readonly LiveAssignment _live;
    private readonly RowBook _book;
    private readonly Dictionary<int, List<RowPrice>> _rowsOf = [];
    private int[]? _best;
    private Levels _worth = Worths.Least;

    private Repair(Part whole, Assignment flow)
    {
        (_whole, _live, _book) = (whole, LiveAssignment.Of(flow), new RowBook(whole));
        Bound = flow.Bound;
    }

    /// <summary>What no plan that keeps the conditions is worth more than.</summary>
    public Levels Bound { get; private set; }

    /// <summary>Opening of each wish, −1 = none.</summary>
    public int[] OpeningOf => [.. _best!.Select(pair => pair < 0 ? -1 : _whole.Problem.Pairs.Opening[pair])];

    public static Repair Of(Part whole, Assignment flow)
    {
        var repair = new Repair(whole, flow);
        repair.PutPrices();
        if (repair._worth != repair.Bound)
            repair.TakeOut();
        repair.Bound = Worths.Higher(repair.Bound, repair._worth);
        return repair;
    }

    private void PutPrices()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var pairOf = PairsNow();
            Bound = Worths.Lower(Bound, Worths.Add(_live.Objective, GivenBack()));
            var faults = Faults.Of(_whole, pairOf);
            if (faults.AreNone)
                Keep(pairOf);
            if (Worths.Compare(Bound, _worth) <= 0 || _live.MostScore == 0 || !Reprice(pairOf, faults))
                return;
        }
    }

    private Levels GivenBack()
    {
        var sum = default(Levels);
        foreach (var row in _book.Rows)
            sum = Worths.Add(sum, new Levels(row.Price.Weight * row.Most, (long)row.Price.Fit * row.Most, 0));
        return sum;
    }

    // Answers false where no price moved: another round would see the same flow.
    private bool Reprice(int[] pairOf, Faults faults)
    {
        var raised = new HashSet<RowPrice>();
        var moved = new HashSet<int>();
        foreach (var (pair, other) in faults.Collisions)
        {
            if (RowOf(pair, other) is var row && raised.Add(row) && row.Raise(Lighter(pair, other, row.Pairs), LossOf(Lighter(pair, other, row.Pairs), row.Pairs)))
                moved.UnionWith(WishesOf(row));
        }

        foreach (var row in _book.Rows.Where(row => !raised.Contains(row) && !row.Price.IsNothing && Faults.Chosen(_whole, pairOf, row.Pairs) < row.Most))
        {
            if (row.Lower())
                moved.UnionWith(WishesOf(row));
        }

        foreach (var wish in moved.Order())
            _live.Replace(wish, Priced(wish));
        return moved.Count > 0;
    }

    private RowPrice RowOf(int pair, int other)
    {
        var row = _book.OfCollision(pair, other);
        foreach (var wish in WishesOf(row))
        {
            if (!_rowsOf.TryGetValue(wish, out var rows))
                _rowsOf.Add(wish, rows = []);
            if (!rows.Contains(row))
                rows.Add(row);
        }

        return row;
    }

    private IEnumerable<int> WishesOf(RowPrice row) => row.Pairs.Select(pair => _whole.WishOfPair[pair]).Distinct();

    // A pair that would weigh less than nothing is in no best plan; one that pays less than the price still makes an upper bound.
    private LivePair[] Priced(int wish)
    {
        var pairs = _whole.Problem.Pairs;
        var priced = new List<LivePair>();
        for (var pair = pairs.Start[wish]; pair < pairs.Start[wish + 1]; pair++)
        {
            var (weight, fit) = (pairs.WeightOf(wish, pair), (long)pairs.Score[pair]);
            foreach (var row in _rowsOf[wish].Where(row => Array.BinarySearch(row.Pairs, pair) >= 0))
                (weight, fit) = (weight - row.Price.Weight, fit - row.Price.Fit);
            if (weight >= 0)
                priced.Add(new LivePair(pairs.Opening[pair], weight, (int)Math.Max(fit, -_live.MostScore), pairs.Draw[pair]));
        }

        return [.. priced];
    }

    // The prices stay: what they hold apart need not be taken out.
    private void TakeOut()
    {
        for (var pairOf = PairsNow(); ; pairOf = PairsNow())
        {
            var faults = Faults.Of(_whole, pairOf);
            if (faults.AreNone)
            {
                Keep(pairOf);
                return;
            }

            foreach (var pair in InTheWay(pairOf, faults).Distinct())
                _live.Forbid(_whole.WishOfPair[pair], _whole.Problem.Pairs.Opening[pair]);
            foreach (var opening in faults.TooFew)
                _live.SetSeats(opening, 0);
        }
    }

    private IEnumerable<int> InTheWay(int[] pairOf, Faults faults)
    {
        int[] lighter = [.. faults.Collisions.Select(collision => Lighter(collision.Pair, collision.Other, []))];
        var tooMany = faults.Overfull.Select(limit => _whole.Sides.Limits[limit]).SelectMany(limit => Lightest(limit, pairOf));
        return lighter.Concat(tooMany.ToArray());
    }

    private IEnumerable<int> Lightest(PairLimit limit, int[] pairOf)
    {
        int[] chosen = [.. limit.Pairs.Where(pair => Faults.IsChosen(_whole, pairOf, pair))];
        return chosen.OrderBy(pair => LossOf(pair, limit.Pairs)).ThenBy(pair => pair).Take(chosen.Length - limit.Most);
    }

    private int Lighter(int pair, int other, int[] row) => LossOf(pair, row).CompareTo(LossOf(other, row)) <= 0 ? pair : other;

    // By the prices now, what a wish loses at least without its pair and all others of the row.
    private Toll LossOf(int pair, int[] row)
    {
        var wish = _whole.WishOfPair[pair];
        var openings = row.Where(one => _whole.WishOfPair[one] == wish).Select(one => _whole.Problem.Pairs.Opening[one]).ToHashSet();
        var (weight, fit) = _live.LossWithout(wish, openings);
        return new Toll(Math.Max(0, weight), (int)Math.Clamp(fit, 0, Toll.MostFit - 1));
    }

    private void Keep(int[] pairOf)
    {
        var worth = _whole.Worth(pairOf);
        if (Worths.Compare(worth, _worth) > 0)
            (_best, _worth) = (pairOf, worth);
    }

    private int[] PairsNow()
    {
        var pairOf = new int[_whole.Problem.Pairs.Wishes];
        for (var wish = 0; wish < pairOf.Length; wish++)
            pairOf[wish] = _live.OpeningOf(wish) is var opening and >= 0 ? Worths.PairOf(_whole.Problem, wish, opening) : -1;
        return pairOf;
    }
}
