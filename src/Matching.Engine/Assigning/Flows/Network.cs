namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// The flow network of a problem with a plan and prices on it. A wish sends one unit through its pair's opening and the
/// places around that to the sink, or leaves it unfilled at worth 0. The price of a place is what one more unit there
/// costs those who are in it already. A wish's surplus at a pair is its gain less the opening's price.
/// </summary>
/// <remarks>
/// Throughout: a seated wish has its highest surplus where it sits and that is 0 or more, a place that is not full costs
/// no more than the place around it plus the load of one more unit, and one that holds units no less than that plus the
/// load of its last unit. That is what makes plan and prices optimal (<see cref="OptimalityProof"/> checks it).
/// Components share no place and no wish, so threads may work on different ones at the same time.
/// </remarks>
internal sealed class Network
{
    public const int None = -1;

    /// <summary>A limit that no number of wishes reaches.</summary>
    public const int NoLimit = 1 << 30;

    private const long HighestPrice = 1L << 60;

    private readonly int[] _firstHolder;
    private long[]? _gain;
    private int[] _nextHolder;
    private int[] _previousHolder;

    public Network(AssignmentProblem problem)
        : this(problem, Scale.For(problem, new PlaceForest(problem)))
    {
        SetFirstPrices(Scale.HighestGain + 1);
    }

    /// <summary>A network on another's scale, in which no place costs a weight of its own.</summary>
    public Network(AssignmentProblem problem, Scale scale)
    {
        (Problem, Scale) = (problem, scale);
        Places = new PlaceForest(problem);
        (First, End) = (problem.Pairs.Start[..^1], problem.Pairs.Start[1..]);
        (Opening, Draw) = (problem.Pairs.Opening, problem.Pairs.Draw);
        Limit = Places.Limit;
        Units = new int[Places.Count];
        Price = new Worth[Places.Count];
        MustFill = new bool[Places.Count];
        PairOf = Filled(problem.Pairs.Wishes);
        _firstHolder = Filled(Places.Openings);
        _nextHolder = Filled(problem.Pairs.Wishes);
        _previousHolder = Filled(problem.Pairs.Wishes);
        SetFirstPrices(2 * scale.BeyondFit);
    }

    private Network(Network other)
    {
        (Problem, Places, Scale, MustFill) = (other.Problem, other.Places, other.Scale, other.MustFill);
        (Opening, Draw, _gain) = (other.Opening, other.Draw, other.Gain);
        (First, End) = ([.. other.First], [.. other.End]);
        Limit = [.. other.Limit];
        Units = [.. other.Units];
        Price = [.. other.Price];
        PairOf = [.. other.PairOf];
        _firstHolder = [.. other._firstHolder];
        _nextHolder = [.. other._nextHolder];
        _previousHolder = [.. other._previousHolder];
    }

    public AssignmentProblem Problem { get; }

    public PlaceForest Places { get; }

    public Scale Scale { get; }

    /// <summary>Opening of each pair.</summary>
    public int[] Opening { get; private set; }

    /// <summary>Draw of each pair.</summary>
    public int[] Draw { get; private set; }

    /// <summary>Packed weight and score by pair. Made on first use: who looks at pairs only once does better with <see cref="GainsOf"/>.</summary>
    public long[] Gain => _gain ??= PackGains();

    /// <summary>First pair of each wish.</summary>
    public int[] First { get; private set; }

    /// <summary>One beyond the last pair of each wish.</summary>
    public int[] End { get; private set; }

    public int[] Limit { get; }

    /// <summary>Units through each place.</summary>
    public int[] Units { get; }

    public Worth[] Price { get; }

    /// <summary>Outermost places that will be full whatever that costs: while they are not, a unit goes on for nothing.</summary>
    public bool[] MustFill { get; }

    /// <summary>Pair of each wish, or <see cref="None"/>.</summary>
    public int[] PairOf { get; private set; }

    public Network Copy() => new(this);

    public void CopyFrom(Network other)
    {
        other.Limit.CopyTo(Limit, 0);
        other.Units.CopyTo(Units, 0);
        other.Price.CopyTo(Price, 0);
        other.PairOf.CopyTo(PairOf, 0);
        other._firstHolder.CopyTo(_firstHolder, 0);
        other._nextHolder.CopyTo(_nextHolder, 0);
        other._previousHolder.CopyTo(_previousHolder, 0);
    }

    public int FirstPair(int wish) => First[wish];

    public int EndOfPairs(int wish) => End[wish];

    public int OpeningOfPair(int pair) => Opening[pair];

    /// <summary>Opening where a seated wish sits.</summary>
    public int SeatOf(int wish) => Opening[PairOf[wish]];

    public int FirstHolder(int opening) => _firstHolder[opening];

    public int NextHolder(int wish) => _nextHolder[wish];

    public Worth PriceOf(int place) => place == PlaceForest.Outside ? default : Price[place];

    public Worth Surplus(int wish, int pair) => new Worth(GainOf(wish, pair), Draw[pair]) - Price[Opening[pair]];

    public long GainOf(int wish, int pair) => _gain is null ? Scale.Pack(Problem.Pairs.WeightOf(wish, pair), Problem.Pairs.Score[pair]) : _gain[pair];

    /// <summary>Packed weight and score of the wish's pairs, perhaps in <paramref name="room"/>, which grows as needed.</summary>
    public ReadOnlySpan<long> GainsOf(int wish, ref long[] room)
    {
        var (first, count) = (First[wish], End[wish] - First[wish]);
        if (_gain is not null)
            return _gain.AsSpan(first, count);

        if (room.Length < count)
            room = new long[2 * count];
        Pack(wish, room.AsSpan(0, count));
        return room.AsSpan(0, count);
    }

    /// <summary>The wish's surplus where it sits; 0 when it sits nowhere.</summary>
    public Worth SurplusOf(int wish) => PairOf[wish] == None ? default : Surplus(wish, PairOf[wish]);

    public bool IsFull(int place) => Units[place] >= Limit[place];

    /// <summary>What one more unit through a place costs beyond its price: 0 or more while it is not full.</summary>
    public Worth Onward(int place) => MustFill[place]
        ? default
        : new Worth(Places.Load(place, Units[place] + 1), 0) + PriceOf(Places.Parent[place]) - Price[place];

    /// <summary>What one unit less through a place costs beyond its price: 0 or more while it has units.</summary>
    public Worth Back(int place) =>
        Price[place] - PriceOf(Places.Parent[place]) - new Worth(Places.Load(place, Units[place]), 0);

    public void Seat(int wish, int pair)
    {
        var opening = OpeningOfPair(pair);
        var next = _firstHolder[opening];
        PairOf[wish] = pair;
        _nextHolder[wish] = next;
        _previousHolder[wish] = None;
        _firstHolder[opening] = wish;
        if (next != None)
            _previousHolder[next] = wish;
    }

    public void Unseat(int wish)
    {
        var (next, previous) = (_nextHolder[wish], _previousHolder[wish]);
        if (previous == None)
            _firstHolder[SeatOf(wish)] = next;
        else
            _nextHolder[previous] = next;
        if (next != None)
            _previousHolder[next] = previous;
        PairOf[wish] = None;
    }

    /// <summary>For changes: limits that were cut to the wishes there are become what the problem says.</summary>
    public void LiftUselessLimits()
    {
        for (var place = 0; place < Limit.Length; place++)
        {
            var said = place < Places.Openings ? Problem.Openings[place].Seats : Problem.Groups[place - Places.Openings].Capacity;
            Limit[place] = (int)Math.Min(said, NoLimit);
        }
    }

    /// <summary>For changes: pairs in arrays of this network's own, with room for so many.</summary>
    public void OwnPairs(int room)
    {
        var (opening, draw, gain) = (Opening, Draw, Gain);
        Array.Resize(ref opening, room);
        Array.Resize(ref draw, room);
        Array.Resize(ref gain, room);
        (Opening, Draw, _gain) = (ReferenceEquals(opening, Opening) ? [.. opening] : opening, ReferenceEquals(draw, Draw) ? [.. draw] : draw, ReferenceEquals(gain, Gain) ? [.. gain] : gain);
    }

    /// <summary>For changes: room for so many wishes; the new ones have no pairs.</summary>
    public void MoreWishes(int wishes)
    {
        var before = PairOf.Length;
        var (first, end, pairOf) = (First, End, PairOf);
        Array.Resize(ref first, wishes);
        Array.Resize(ref end, wishes);
        Array.Resize(ref pairOf, wishes);
        Array.Resize(ref _nextHolder, wishes);
        Array.Resize(ref _previousHolder, wishes);
        Array.Fill(pairOf, None, before, wishes - before);
        (First, End, PairOf) = (first, end, pairOf);
    }

    public void WritePair(int pair, LivePair written) =>
        (Opening[pair], Draw[pair], Gain[pair]) = (written.Opening, written.Draw, Scale.Pack(written.Weight, written.Score));

    /// <summary>For changes: two pairs of one wish change numbers; who sits on one goes on sitting on it.</summary>
    public void SwapPairs(int wish, int a, int b)
    {
        PairOf[wish] = PairOf[wish] == a ? b : PairOf[wish] == b ? a : PairOf[wish];
        (Opening[a], Opening[b]) = (Opening[b], Opening[a]);
        (Draw[a], Draw[b]) = (Draw[b], Draw[a]);
        (Gain[a], Gain[b]) = (Gain[b], Gain[a]);
    }

    public void SetPrice(int place, Worth price)
    {
        if (Math.Abs(price.Value) > HighestPrice || Math.Abs(price.Draw) > HighestPrice)
            throw new InvalidOperationException($"Place {place}: price {price} is beyond {HighestPrice}, sums might overflow.\nMaybe a search raised it further than the room is worth.");
        Price[place] = price;
    }

    /// <summary>The outermost place must be full: it and all inside begin cheaper than any chain of moves can bring.</summary>
    public void FillFrom(int place)
    {
        MustFill[place] = true;
        Lower(place, new Worth(Scale.BeyondFit, 0));
    }

    private void Lower(int place, Worth by)
    {
        SetPrice(place, Price[place] - by);
        foreach (var inside in Places.Inside(place))
            Lower(inside, by);
    }

    private static int[] Filled(int count)
    {
        var array = new int[count];
        Array.Fill(array, None);
        return array;
    }

    private long[] PackGains()
    {
        var start = Problem.Pairs.Start;
        var gain = new long[Problem.Pairs.Count];
        for (var wish = 0; wish < start.Length - 1; wish++)
            Pack(wish, gain.AsSpan(start[wish]..start[wish + 1]));
        return gain;
    }

    private void Pack(int wish, Span<long> gains)
    {
        var (pairs, first) = (Problem.Pairs, Problem.Pairs.Start[wish]);
        var scores = pairs.Score.AsSpan(first, gains.Length);
        if (pairs.WeighsByWish)
        {
            var weight = Scale.Pack(pairs.Weight[wish], 0);
            for (var at = 0; at < gains.Length; at++)
                gains[at] = weight + scores[at];
            return;
        }

        var weights = pairs.Weight.AsSpan(first, gains.Length);
        for (var at = 0; at < gains.Length; at++)
            gains[at] = Scale.Pack(weights[at], scores[at]);
    }

    // Any other place costs what its first unit costs.
    private void SetFirstPrices(long withoutRoom)
    {
        foreach (var place in Places.OutermostFirst)
        {
            var first = PriceOf(Places.Parent[place]).Value + Places.Load(place, 1);
            Price[place] = new Worth(Places.Limit[place] == 0 ? Math.Max(first, withoutRoom) : first, 0);
        }
    }
}
