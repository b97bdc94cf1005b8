using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Weights;

/// <summary>
/// Which wishes are filled, by weight alone. Where a wish weighs the same at all its openings the sets of wishes that can
/// be filled together are a matroid: wishes by falling weight, each looks for a free place through those that are seated,
/// and a search that finds none closes for good everything it saw, at that weight. The closing weight is the place's
/// price on the first level: lighter wishes cannot come there, heavier ones are all filled.
/// </summary>
internal sealed class ClosingWeights
{
    private const int Open = -1;

    private readonly Network _network;
    private readonly long[] _closed;
    private readonly int[] _from;
    private readonly int[] _pair;
    private readonly int[] _seenBy;
    private readonly int[] _queue;
    private int _end;

    private ClosingWeights(Network network)
    {
        _network = network;
        var places = network.Places.Count;
        (_closed, _from, _pair, _seenBy, _queue) = (new long[places], new int[places], new int[places], new int[places], new int[places]);
        Array.Fill(_closed, Open);
        Array.Fill(_seenBy, Network.None);
        Prices = _closed;
    }

    /// <summary>The closing weight of each place, 0 where it never closed. A place costs no less than the one around it.</summary>
    public long[] Prices { get; }

    /// <summary>Null where some wish weighs differently at its openings. The network is left without a plan.</summary>
    public static ClosingWeights? Of(Network network, int threads = 1)
    {
        if (!WeighsEvenly(network.Problem.Pairs, threads))
            return null;

        var closing = new ClosingWeights(network);
        foreach (var wish in ByWeight(network.Problem.Pairs))
            closing.Seat(wish);
        closing.Finish();
        return closing;
    }

    private static bool WeighsEvenly(PairTable pairs, int threads)
    {
        if (pairs.WeighsByWish)
            return true;

        var evenly = true;
        WishRanges.ForEach(pairs.Wishes, threads, (first, end) =>
        {
            if (!WeighsEvenly(pairs, first, end))
                Volatile.Write(ref evenly, false);
        });
        return evenly;
    }

    private static bool WeighsEvenly(PairTable pairs, int first, int end)
    {
        for (var wish = first; wish < end; wish++)
        {
            var weights = pairs.Weight.AsSpan(pairs.Start[wish]..pairs.Start[wish + 1]);
            if (weights.Length > 0 && weights.ContainsAnyExcept(weights[0]))
                return false;
        }

        return true;
    }

    // What weighs nothing closes nothing.
    private static int[] ByWeight(PairTable pairs) => WeightOrder.HeaviestFirst(
        pairs.Wishes,
        wish => pairs.Start[wish] < pairs.Start[wish + 1] && pairs.WeightOf(wish, pairs.Start[wish]) > 0,
        wish => pairs.WeightOf(wish, pairs.Start[wish]));

    private void Finish()
    {
        Empty();
        foreach (var place in _network.Places.OutermostFirst)
        {
            var parent = _network.Places.Parent[place];
            _closed[place] = Math.Max(Math.Max(_closed[place], 0), parent == PlaceForest.Outside ? 0 : _closed[parent]);
        }
    }

    private void Seat(int wish)
    {
        _end = 0;
        if (Look(wish, wish) || Search(wish))
            return;

        var weight = _network.Problem.Pairs.WeightOf(wish, _network.First[wish]);
        for (var at = 0; at < _end; at++)
            _closed[_queue[at]] = weight;
    }

    private bool Search(int wish)
    {
        for (var at = 0; at < _end; at++)
        {
            var place = _queue[at];
            var parent = _network.Places.Parent[place];
            if (!_network.IsFull(place) && parent != PlaceForest.Outside && Visit(parent, SearchMark(place), Network.None, wish))
                return true;
            if (place < _network.Places.Openings ? LookFrom(place, wish) : GoBack(place, wish))
                return true;
        }

        return false;
    }

    private bool GoBack(int group, int wish)
    {
        foreach (var inside in _network.Places.Inside(group))
        {
            if (_network.Units[inside] > 0 && Visit(inside, SearchMark(group), Network.None, wish))
                return true;
        }

        return false;
    }

    private bool LookFrom(int opening, int wish)
    {
        for (var holder = _network.FirstHolder(opening); holder != Network.None; holder = _network.NextHolder(holder))
        {
            if (Look(holder, wish))
                return true;
        }

        return false;
    }

    private bool Look(int holder, int wish)
    {
        var openings = _network.Opening.AsSpan(_network.First[holder].._network.End[holder]);
        for (var at = 0; at < openings.Length; at++)
        {
            var opening = openings[at];
            if (_closed[opening] == Open && _seenBy[opening] != wish && Visit(opening, holder, _network.First[holder] + at, wish))
                return true;
        }

        return false;
    }

    // Answers true when the place has room all the way out: then the unit has gone there.
    private bool Visit(int place, int from, int pair, int wish)
    {
        if (_seenBy[place] == wish || _closed[place] != Open)
            return false;

        _seenBy[place] = wish;
        (_from[place], _pair[place]) = (from, pair);
        _queue[_end++] = place;
        if (!HasRoom(place))
            return false;

        for (var outer = place; outer != PlaceForest.Outside; outer = _network.Places.Parent[outer])
            _network.Units[outer]++;
        Move(place, wish);
        return true;
    }

    private bool HasRoom(int place)
    {
        for (; place != PlaceForest.Outside; place = _network.Places.Parent[place])
        {
            if (_network.IsFull(place))
                return false;
        }

        return true;
    }

    private void Move(int place, int added)
    {
        while (true)
        {
            var from = _from[place];
            if (from < 0)
            {
                place = Pass(SearchMark(from), place);
                continue;
            }

            var before = from == added ? Network.None : _network.SeatOf(from);
            if (before != Network.None)
                _network.Unseat(from);
            _network.Seat(from, _pair[place]);
            if (before == Network.None)
                return;
            place = before;
        }
    }

    private int Pass(int from, int place)
    {
        if (_network.Places.Parent[from] == place)
            _network.Units[from]++;
        else
            _network.Units[place]--;
        return from;
    }

    private void Empty()
    {
        for (var wish = 0; wish < _network.PairOf.Length; wish++)
        {
            if (_network.PairOf[wish] != Network.None)
                _network.Unseat(wish);
        }

        Array.Clear(_network.Units);
    }

    // A place is noted below every wish, and read back the same way.
    private static int SearchMark(int place) => -2 - place;
}
