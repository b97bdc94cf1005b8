namespace Matching.Engine.Assigning.Branches;

/// <summary>Draws up the flow problem of a part on one ground; wishes, openings and groups keep their numbers, seats of minimums come after.</summary>
internal sealed class FlowDraft
{
    private readonly Part _part;
    private readonly Ground _ground;
    private readonly SeatLimit[] _openings;
    private readonly GroupLimit[] _groups;
    private readonly int[] _minimumOf;
    private readonly List<SeatLimit> _minimums = [];
    private readonly List<int> _wholeOf;
    private readonly List<int> _start = [0];
    private readonly List<int> _opening = [];
    private readonly List<long> _weight = [];
    private readonly List<int> _score = [];
    private readonly List<int> _draw = [];
    private readonly List<int> _pair = [];
    private readonly Dictionary<int, Toll> _tolls = [];

    private FlowDraft(Part part, Ground ground)
    {
        (_part, _ground) = (part, ground);
        _openings = [.. part.Problem.Openings];
        _groups = [.. part.Problem.Groups];
        _minimumOf = new int[_openings.Length];
        _wholeOf = [.. Enumerable.Range(0, _openings.Length)];
    }

    /// <summary>Worth of those seated for good.</summary>
    public Levels SeatedWorth { get; private set; }

    /// <summary>What a filled seat of a minimum brings on top: more than the weights of all wishes together.</summary>
    public long Bonus { get; private set; }

    public int MinimumSeats { get; private set; }

    public int[] PairOfFlowPair => [.. _pair];

    /// <summary>Opening of the part by opening of the flow.</summary>
    public int[] WholeOf => [.. _wholeOf];

    /// <summary>Null where those seated for good, or a minimum, find no room.</summary>
    public static FlowDraft? Of(Part part, Ground ground, IReadOnlyList<RowPrice> rows)
    {
        var draft = new FlowDraft(part, ground);
        if (!draft.TakeSeated() || !draft.CutMinimums())
            return null;

        draft.TakeTolls(rows);
        for (var wish = 0; wish < part.Problem.Pairs.Wishes; wish++)
            draft.AddWish(wish);
        return draft;
    }

    public AssignmentProblem ToProblem() =>
        new(new PairTable([.. _start], [.. _opening], [.. _weight], [.. _score], [.. _draw]), [.. _openings, .. _minimums], _groups);

    private bool TakeSeated()
    {
        var units = new long[_groups.Length];
        foreach (var pair in _ground.Seated)
        {
            if (pair < 0)
                continue;

            var opening = _part.Problem.Pairs.Opening[pair];
            SeatedWorth = Worths.Add(SeatedWorth, Worths.OfPair(_part.Problem, _part.WishOfPair[pair], pair, units));
            _openings[opening] = _openings[opening] with { Seats = _openings[opening].Seats - 1 };
            if (_openings[opening].Seats < 0 || !TakeRoom(_openings[opening].Group))
                return false;
        }

        return true;
    }

    private bool TakeRoom(int group)
    {
        for (; group >= 0; group = _groups[group].Parent)
        {
            var (capacity, _, load) = _groups[group];
            if (capacity == 0)
                return false;
            _groups[group] = _groups[group] with
            {
                Capacity = capacity == GroupLimit.Unlimited ? capacity : capacity - 1,
                Load = load.Step == 0 ? load : load with { Earlier = load.Earlier + 1 },
            };
        }

        return true;
    }

    private bool CutMinimums()
    {
        for (var opening = 0; opening < _openings.Length; opening++)
        {
            var missing = _ground.MustReach[opening];
            if (missing > 0)
                missing -= _ground.Seated.Count(pair => pair >= 0 && _part.Problem.Pairs.Opening[pair] == opening);
            if (missing <= 0)
                continue;
            if (_ground.IsClosed[opening] || _openings[opening].Seats < missing)
                return false;

            MinimumSeats += missing;
            _minimumOf[opening] = _openings.Length + _minimums.Count;
            _minimums.Add(_openings[opening] with { Seats = missing });
            _wholeOf.Add(opening);
            _openings[opening] = _openings[opening] with { Seats = _openings[opening].Seats - missing };
        }

        if (MinimumSeats > 0)
            Bonus = 1 + Enumerable.Range(0, _part.Problem.Pairs.Wishes).Sum(HighestWeight);
        return true;
    }

    private long HighestWeight(int wish)
    {
        long highest = 0;
        for (var pair = _part.Problem.Pairs.Start[wish]; pair < _part.Problem.Pairs.Start[wish + 1]; pair++)
            highest = Math.Max(highest, _part.Problem.Pairs.WeightOf(wish, pair));
        return highest;
    }

    private void TakeTolls(IReadOnlyList<RowPrice> rows)
    {
        foreach (var row in rows.Where(row => !row.Price.IsNothing))
        {
            foreach (var pair in row.Pairs)
            {
                var before = _tolls.GetValueOrDefault(pair);
                _tolls[pair] = new Toll(before.Weight + row.Price.Weight, before.Fit + row.Price.Fit);
            }
        }

        // Those seated for good pay too.
        foreach (var pair in _ground.Seated)
        {
            if (pair >= 0 && _tolls.TryGetValue(pair, out var toll))
                SeatedWorth = Worths.Add(SeatedWorth, new Levels(-toll.Weight, -toll.Fit, 0));
        }
    }

    private void AddWish(int wish)
    {
        if (_ground.Seated[wish] < 0)
        {
            var (first, end) = (_part.Problem.Pairs.Start[wish], _part.Problem.Pairs.Start[wish + 1]);
            for (var pair = first; pair < end; pair++)
                AddPair(wish, pair, _part.Problem.Pairs.Opening[pair], 0);
            if (MinimumSeats > 0)
                AddToMinimums(wish, first, end);
        }

        _start.Add(_opening.Count);
    }

    private void AddToMinimums(int wish, int first, int end)
    {
        for (var pair = first; pair < end; pair++)
        {
            if (_minimumOf[_part.Problem.Pairs.Opening[pair]] is var minimum and > 0)
                AddPair(wish, pair, minimum, Bonus);
        }
    }

    private void AddPair(int wish, int pair, int opening, long bonus)
    {
        if (!_ground.IsOpenPair(pair))
            return;

        var toll = _tolls.GetValueOrDefault(pair);
        var weight = _part.Problem.Pairs.WeightOf(wish, pair) - toll.Weight + bonus;
        if (weight < 0)
            return;

        _opening.Add(opening);
        _weight.Add(weight);
        _score.Add(_part.Problem.Pairs.Score[pair] - toll.Fit);
        _draw.Add(_part.Problem.Pairs.Draw[pair]);
        _pair.Add(pair);
    }
}
