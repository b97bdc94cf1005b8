namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// The flow of a part on one ground with prices for its rows: the best plan that may still break side conditions. Never worth less than the best
/// plan that keeps them.
/// </summary>
/// <remarks>
/// Who is seated for good leaves the flow and takes seat, room and load with her. An opening that must reach its minimum is cut in two: the seats of
/// the minimum bring more weight than all wishes together, so they are filled if they can be.
/// </remarks>
internal sealed class Relaxation
{
    private readonly Part _part;
    private readonly Ground _ground;
    private readonly AssignmentProblem _flow;
    private readonly int[] _pairOfFlowPair;
    private readonly int[] _wholeOf;
    private readonly Assignment _solved;

    private Relaxation(Part part, Ground ground, FlowDraft draft, Levels tolls)
    {
        (_part, _ground, _flow) = (part, ground, draft.ToProblem());
        (_pairOfFlowPair, _wholeOf) = (draft.PairOfFlowPair, draft.WholeOf);
        _solved = ExactAssignment.Solve(_flow);
        PairOf = PairsOf(wish => _solved.OpeningOf[wish]);
        var filled = _solved.OpeningOf.Count(opening => opening >= part.Problem.Openings.Length);
        IsPossible = filled == draft.MinimumSeats;
        Bound = Worths.Add(Worths.Add(_solved.Objective with { Placed = _solved.Objective.Placed - filled * draft.Bonus }, draft.SeatedWorth), tolls);
    }

    /// <summary>False where a minimum cannot be reached.</summary>
    public bool IsPossible { get; }

    /// <summary>What no plan on this ground can be worth more than.</summary>
    public Levels Bound { get; }

    /// <summary>Chosen pair of each wish, −1 = none.</summary>
    public int[] PairOf { get; }

    /// <summary>The flow itself; openings and groups are the part's, those of minimums come after.</summary>
    public Assignment Solved => _solved;

    /// <summary>The pairs of a plan of this flow.</summary>
    public int[] PairsOf(Func<int, int> openingOf)
    {
        int[] pairOf = [.. _ground.Seated];
        for (var wish = 0; wish < pairOf.Length; wish++)
        {
            if (openingOf(wish) is var opening and >= 0)
                pairOf[wish] = Worths.PairOf(_part.Problem, wish, _wholeOf[opening]);
        }

        return pairOf;
    }

    /// <summary>Null where the ground leaves no plan.</summary>
    public static Relaxation? Solve(Part part, Ground ground, IReadOnlyList<RowPrice> rows)
    {
        if (!ground.IsPossible || FlowDraft.Of(part, ground, rows) is not { } draft)
            return null;

        var tolls = default(Levels);
        foreach (var row in rows)
            tolls = Worths.Add(tolls, new Levels(row.Price.Weight * row.Most, (long)row.Price.Fit * row.Most, 0));
        var solved = new Relaxation(part, ground, draft, tolls);
        return solved.IsPossible ? solved : null;
    }

    /// <summary>What a wish loses at least, by the flow's prices, when it may not choose its pair nor any other of the row; beyond all where it is seated for good.</summary>
    public Toll LossWithout(int pair, int[] row)
    {
        var wish = _part.WishOfPair[pair];
        if (_ground.Seated[wish] >= 0)
            return new Toll(long.MaxValue, 0);

        var network = _solved.Network;
        var (has, next) = (default(Flows.Worth), default(Flows.Worth));
        for (var at = _flow.Pairs.Start[wish]; at < _flow.Pairs.Start[wish + 1]; at++)
        {
            var surplus = network.Surplus(wish, at);
            if (_flow.Pairs.Opening[at] == _solved.OpeningOf[wish])
                has = surplus;
            else if (surplus > next && Array.BinarySearch(row, _pairOfFlowPair[at]) < 0)
                next = surplus;
        }

        var (weight, fit) = network.Scale.Unpack(has.Value - next.Value);
        return new Toll(Math.Max(0, weight), (int)Math.Clamp(fit, 0, Toll.MostFit - 1));
    }
}
