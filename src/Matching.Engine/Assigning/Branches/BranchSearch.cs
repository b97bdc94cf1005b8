namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// Finds the best plan of a part that keeps its side conditions: best bound first; at each node prices are put on what is too full until the flow
/// keeps the conditions by itself, or a question is decided both ways. Ends when nothing better can be left, or when the budget is spent: then what
/// is still open bounds how much better a plan could be.
/// </summary>
internal sealed class BranchSearch
{
    /// <summary>Fewer find nothing worth having.</summary>
    public const int LeastFlows = 12;

    private const int RoundsAtRoot = 40;
    private const int Rounds = 10;
    private const int MostFlows = 20_000;
    private const int LooksOfAnyFlow = 200;

    private readonly Part _part;
    private readonly RowBook _book;
    private readonly PriorityQueue<Node, Node> _open = new(new BestBoundFirst());
    private readonly int _flowsAllowed;
    private ClosedRoot? _closing;
    private int _nodes;
    private int[] _best;
    private Levels _worth;

    private BranchSearch(Part part, int[]? known)
    {
        _part = part;
        _book = new RowBook(part);
        _best = known ?? Enumerable.Repeat(-1, part.Problem.Pairs.Wishes).ToArray();
        _worth = part.Worth(_best);
        _flowsAllowed = (int)Math.Clamp(part.Sides.LooksPerPart / (part.Problem.Pairs.Count + LooksOfAnyFlow), LeastFlows, MostFlows);
    }

    /// <summary>Flows solved.</summary>
    public int Flows { get; private set; }

    /// <summary>Pair by wish, −1 = none, with what it is worth and what no plan can be worth more than.</summary>
    public (int[] PairOf, Levels Bound) Found { get; private set; }

    public Part Part => _part;

    /// <summary>What one more seat at an opening brings, where that can be told without searching again; else null.</summary>
    public SeatRise? RiseWithout(int opening) => _closing?.RiseOf(opening);

    /// <summary><paramref name="known"/>: a plan that keeps the conditions, to do better than; null = nobody is placed.</summary>
    public static BranchSearch Of(Part part, int[]? known)
    {
        var search = new BranchSearch(part, known);
        search.Run();
        return search;
    }

    private void Run()
    {
        Push(null, new Levels(long.MaxValue / 4, 0, 0), []);
        var bound = Worths.Least;
        while (_open.TryDequeue(out var node, out _))
        {
            if (Worths.Compare(node.Bound, _worth) <= 0)
                break;
            if (Flows >= _flowsAllowed)
            {
                bound = node.Bound;
                break;
            }

            Look(node);
        }

        Found = (_best, Worths.Higher(bound, _worth));
    }

    private void Push(Decision? decisions, Levels bound, Toll[] prices) =>
        Enqueue(new Node(decisions, bound, prices, _nodes++));

    private void Enqueue(Node node) => _open.Enqueue(node, node);

    private void Look(Node node)
    {
        var ground = new Ground(_part, node.Decisions);
        _book.SetPrices(node.Prices, ground);
        var bound = node.Bound;
        var rounds = node.Decisions is null ? RoundsAtRoot : Rounds;
        Relaxation? relaxed = null;
        Faults? faults = null;
        for (var round = 0; round < rounds; round++)
        {
            relaxed = Solve(ground, _book.Rows);
            if (relaxed is null)
                return;

            bound = Worths.Lower(bound, relaxed.Bound);
            faults = Faults.Of(_part, relaxed.PairOf);
            if (faults.AreNone)
                Keep(relaxed.PairOf);
            if (Worths.Compare(bound, _worth) <= 0)
            {
                Close(node, relaxed);
                return;
            }

            if (round + 1 == rounds || !Reprice(relaxed, faults))
                break;
        }

        if (node.Decisions is null || node.Number % 8 == 0)
            Dive(new Ground(_part, node.Decisions), relaxed!, faults!);
        if (Worths.Compare(bound, _worth) > 0)
            Branch(node, bound, relaxed!, faults!);
    }

    // Where the root alone proves the plan, its prices also tell what one more seat is worth.
    private void Close(Node node, Relaxation relaxed)
    {
        if (node.Decisions is null && relaxed.Bound == _worth)
            _closing = new ClosedRoot(_part, relaxed, [.. _book.Rows.Where(row => !row.Price.IsNothing)]);
    }

    private Relaxation? Solve(Ground ground, IReadOnlyList<RowPrice> rows)
    {
        Flows++;
        return Relaxation.Solve(_part, ground, rows);
    }

    private void Keep(int[] pairOf)
    {
        var worth = _part.Worth(pairOf);
        if (Worths.Compare(worth, _worth) > 0)
            (_best, _worth) = (pairOf, worth);
    }

    // Answers false where no price moved: another round would see the same flow.
    private bool Reprice(Relaxation relaxed, Faults faults)
    {
        var moved = false;
        var raised = new HashSet<RowPrice>();
        foreach (var (pair, other) in faults.Collisions)
        {
            if (_book.OfCollision(pair, other) is var row && raised.Add(row))
                moved |= Raise(row, relaxed);
        }

        foreach (var limit in faults.Overfull)
        {
            if (_book.OfLimit(limit) is var row && raised.Add(row))
                moved |= Raise(row, relaxed);
        }

        foreach (var row in _book.Rows.Where(row => !raised.Contains(row) && !row.Price.IsNothing && Faults.Chosen(_part, relaxed.PairOf, row.Pairs) < row.Most))
            moved |= row.Lower();
        return moved;
    }

    // The price at which as many as are too many would rather leave.
    private bool Raise(RowPrice row, Relaxation relaxed)
    {
        var leaving = row.Pairs
            .Where(pair => Faults.IsChosen(_part, relaxed.PairOf, pair))
            .Select(pair => (Loss: relaxed.LossWithout(pair, row.Pairs), Pair: pair))
            .Order()
            .ToArray();
        var last = leaving[^(row.Most + 1)];
        return row.Raise(last.Pair, last.Loss);
    }

    private void Branch(Node node, Levels bound, Relaxation relaxed, Faults faults)
    {
        var prices = _book.Prices();
        if (faults.TooFew.Count > 0)
        {
            Push(new Decision(node.Decisions, DecisionKind.Opened, faults.TooFew[0]), bound, prices);
            Push(new Decision(node.Decisions, DecisionKind.Closed, faults.TooFew[0]), bound, prices);
            return;
        }

        var pair = Disputed(node, relaxed, faults);
        Push(new Decision(node.Decisions, DecisionKind.With, pair), bound, prices);
        Push(new Decision(node.Decisions, DecisionKind.Without, pair), bound, prices);
    }

    private int Disputed(Node node, Relaxation relaxed, Faults faults)
    {
        var ground = new Ground(_part, node.Decisions);
        if (faults.Collisions.Count > 0)
            return ground.IsUndecided(faults.Collisions[0].Pair) ? faults.Collisions[0].Pair : faults.Collisions[0].Other;
        if (faults.Overfull.Count > 0)
            return _part.Sides.Limits[faults.Overfull[0]].Pairs.First(pair => ground.IsUndecided(pair) && Faults.IsChosen(_part, relaxed.PairOf, pair));

        // The flow keeps everything, but some row costs and is not full.
        foreach (var row in _book.Rows.Where(row => !row.Price.IsNothing && Faults.Chosen(_part, relaxed.PairOf, row.Pairs) < row.Most))
        {
            if (ground.IsUndecided(row.Disputed))
                return row.Disputed;
            if (Array.Find(row.Pairs, ground.IsUndecided) is var pair && ground.IsUndecided(pair))
                return pair;
        }

        throw new InvalidOperationException($"Bound {node.Bound} and plan {_worth} differ, and no side condition says why.\nMaybe a price was counted that nobody pays.");
    }

    // Takes out what costs least of everything in the way, round by round, until a plan is left that keeps all, or only who is seated for good is in the way.
    private void Dive(Ground ground, Relaxation? relaxed, Faults faults)
    {
        while (relaxed is not null && !faults.AreNone)
        {
            if (!TakeOut(ground, relaxed, faults))
                return;

            relaxed = Solve(ground, []);
            if (relaxed is not null)
                faults = Faults.Of(_part, relaxed.PairOf);
        }

        if (relaxed is not null)
            Keep(relaxed.PairOf);
    }

    private bool TakeOut(Ground ground, Relaxation relaxed, Faults faults)
    {
        var moved = false;
        foreach (var (pair, other) in faults.Collisions)
            moved |= ground.TakeOut(Lighter(relaxed, pair, other));
        foreach (var limit in faults.Overfull)
            moved |= TakeOutLightest(ground, relaxed, _part.Sides.Limits[limit]);
        foreach (var opening in faults.TooFew)
            moved |= ground.Close(opening);
        return moved;
    }

    private static int Lighter(Relaxation relaxed, int pair, int other) =>
        relaxed.LossWithout(pair, [pair]).CompareTo(relaxed.LossWithout(other, [other])) <= 0 ? pair : other;

    private bool TakeOutLightest(Ground ground, Relaxation relaxed, PairLimit limit)
    {
        var moved = false;
        var chosen = limit.Pairs.Where(pair => Faults.IsChosen(_part, relaxed.PairOf, pair)).ToArray();
        foreach (var pair in chosen.OrderBy(pair => relaxed.LossWithout(pair, limit.Pairs)).ThenBy(pair => pair).Take(chosen.Length - limit.Most))
            moved |= ground.TakeOut(pair);
        return moved;
    }

    private sealed record Node(Decision? Decisions, Levels Bound, Toll[] Prices, int Number);

    /// <summary>The higher bound first; of equal ones the newer, which is deeper.</summary>
    private sealed class BestBoundFirst : IComparer<Node>
    {
        public int Compare(Node? x, Node? y) =>
            Worths.Compare(y!.Bound, x!.Bound) is var order && order != 0 ? order : y.Number.CompareTo(x.Number);
    }
}
