using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Weights;

/// <summary>
/// What is left to decide when the closing weights are known, by complementary slackness: of a wish only the pairs with
/// its cheapest openings where there is room, none of a wish lighter than those; and a place that closed at more than
/// the place around it is full in every best plan, so it stands by itself and takes its room out of the others'. A wish
/// weighs what it weighs above the closing weight: who has any of that left is filled, the others are where there is room.
/// </summary>
internal sealed class TightProblem
{
    private readonly Network _whole;
    private readonly int _threads;
    private readonly long[] _closing;
    private readonly long[] _taken;
    private readonly bool[] _hasRoom;
    private readonly long[] _cheapest;

    public TightProblem(Network whole, ClosingWeights closing, int threads = 1)
    {
        (_whole, _threads, _closing) = (whole, threads, closing.Prices);
        _taken = TakenByWhatStandsAlone();
        _hasRoom = WithRoom();
        _cheapest = new long[whole.PairOf.Length];
        var start = StartsOfTightPairs();
        Tight = new Network(new AssignmentProblem(PairsFrom(start), Openings(), Groups()), whole.Scale);
        MustFill(Tight);
    }

    /// <summary>The network of what is left, prices less the closing weights.</summary>
    public Network Tight { get; }

    /// <summary>Takes plan and prices over into the whole network.</summary>
    public void Lift()
    {
        for (var place = 0; place < _whole.Places.Count; place++)
            _whole.SetPrice(place, Tight.Price[place] + new Worth(_whole.Scale.Pack(_closing[place], 0), 0));
        for (var wish = 0; wish < _whole.PairOf.Length; wish++)
        {
            if (Tight.PairOf[wish] != Network.None)
                Sit(wish, PairOf(wish, Tight.SeatOf(wish)));
        }

        RaiseWhatOnlyPassesOn();
    }

    // A place was empty here if all it holds stands alone: then it did not rise with the one around it.
    private void RaiseWhatOnlyPassesOn()
    {
        foreach (var place in _whole.Places.OutermostFirst)
        {
            if (_whole.Units[place] > 0 && Tight.Units[place] == 0 && _whole.Back(place) < default(Worth))
                _whole.SetPrice(place, _whole.Price[place] - _whole.Back(place));
        }
    }

    private int PairOf(int wish, int opening) =>
        Array.BinarySearch(_whole.Opening, _whole.First[wish], _whole.End[wish] - _whole.First[wish], opening);

    // The same at all its openings: otherwise nothing closes.
    private long WeightOf(int wish) => _whole.Problem.Pairs.WeightOf(wish, _whole.First[wish]);

    private void Sit(int wish, int pair)
    {
        _whole.Seat(wish, pair);
        for (var place = _whole.Opening[pair]; place != PlaceForest.Outside; place = _whole.Places.Parent[place])
            _whole.Units[place]++;
    }

    private int[] StartsOfTightPairs()
    {
        var start = new int[_cheapest.Length + 1];
        WishRanges.ForEach(_cheapest.Length, _threads, (first, end) =>
        {
            for (var wish = first; wish < end; wish++)
                start[wish + 1] = CountTightPairs(wish);
        });
        for (var wish = 0; wish < _cheapest.Length; wish++)
            start[wish + 1] += start[wish];
        return start;
    }

    private int CountTightPairs(int wish)
    {
        var (cheapest, count) = (long.MaxValue, 0);
        foreach (var opening in _whole.Opening.AsSpan(_whole.First[wish].._whole.End[wish]))
        {
            var closing = _closing[opening];
            if (closing > cheapest)
                continue;
            count = (closing < cheapest ? 0 : count) + (_hasRoom[opening] ? 1 : 0);
            cheapest = closing;
        }

        _cheapest[wish] = cheapest;
        var isTooLight = count == 0 || WeightOf(wish) < cheapest;
        return isTooLight ? 0 : count;
    }

    private PairTable PairsFrom(int[] start)
    {
        var count = start[^1];
        var pairs = new PairTable(start, new int[count], new long[_cheapest.Length], new int[count], new int[count], WeighsByWish: true);
        WishRanges.ForEach(_cheapest.Length, _threads, (first, end) =>
        {
            for (var wish = first; wish < end; wish++)
                CopyTightPairs(wish, pairs);
        });
        return pairs;
    }

    private void CopyTightPairs(int wish, PairTable pairs)
    {
        var (from, next) = (_whole.Problem.Pairs, pairs.Start[wish]);
        if (next == pairs.Start[wish + 1])
            return;

        pairs.Weight[wish] = WeightOf(wish) - _cheapest[wish];
        for (var pair = from.Start[wish]; pair < from.Start[wish + 1]; pair++)
        {
            if (_closing[from.Opening[pair]] != _cheapest[wish] || !_hasRoom[from.Opening[pair]])
                continue;
            pairs.Opening[next] = from.Opening[pair];
            pairs.Score[next] = from.Score[pair];
            pairs.Draw[next] = from.Draw[pair];
            next++;
        }
    }

    private bool StandsAlone(int place) =>
        _whole.Places.Parent[place] is var parent && parent != PlaceForest.Outside && _closing[place] > _closing[parent];

    private SeatLimit[] Openings() => [.. _whole.Problem.Openings.Select((opening, place) => StandsAlone(place) ? opening with { Group = -1 } : opening)];

    private long[] TakenByWhatStandsAlone()
    {
        var taken = new long[_whole.Places.Count];
        foreach (var place in _whole.Places.OutermostFirst.Reverse())
        {
            if (_whole.Places.Parent[place] == PlaceForest.Outside)
                continue;
            taken[_whole.Places.Parent[place]] += StandsAlone(place) ? _whole.Limit[place] : taken[place];
        }

        return taken;
    }

    // Nobody can come where nothing is left, or nothing in a place around that: such pairs only cost time.
    private bool[] WithRoom()
    {
        var hasRoom = new bool[_whole.Places.Count];
        foreach (var place in _whole.Places.OutermostFirst)
        {
            var parent = _whole.Places.Parent[place];
            hasRoom[place] = _whole.Limit[place] > _taken[place] && (parent == PlaceForest.Outside || StandsAlone(place) || hasRoom[parent]);
        }

        return hasRoom;
    }

    // What stands alone inside has taken its units off the limit, and raised the load.
    private GroupLimit[] Groups() =>
        [.. _whole.Problem.Groups.Select((group, number) => Group(group, _whole.Places.Openings + number))];

    private GroupLimit Group(GroupLimit group, int place) => new(
        group.Capacity == GroupLimit.Unlimited ? group.Capacity : group.Capacity - _taken[place],
        StandsAlone(place) ? -1 : group.Parent,
        group.Load with { Earlier = group.Load.Earlier + (int)_taken[place] });

    private void MustFill(Network tight)
    {
        foreach (var place in tight.Places.OutermostFirst)
        {
            if (_closing[place] > 0 && tight.Places.Parent[place] == PlaceForest.Outside)
                tight.FillFrom(place);
        }
    }
}
