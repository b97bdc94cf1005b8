using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Ties;

/// <summary>
/// The moves that cost nothing: arcs of the residual network whose reduced cost is 0. Exactly the plans of equal worth
/// are reached by moving units round rings of such arcs. Nodes: place p is p, the sink is <see cref="Sink"/>, the n-th of the
/// choosing wishes is <c>Sink + 1 + n</c>; a wish that has nothing to choose leads nowhere and is no node.
/// </summary>
internal sealed class TightNetwork
{
    private readonly Network _network;
    private readonly List<int> _start = [0];
    private readonly List<int> _pairs = [];
    private readonly List<int> _choosing = [];
    private readonly int[] _placeOf;

    public TightNetwork(Network network, int threads = 1)
    {
        _network = network;
        var choosing = new bool[network.PairOf.Length];
        WishRanges.ForEach(choosing.Length, threads, (first, end) => FindChoosing(choosing, first, end));
        _placeOf = Array.Exists(choosing, chooses => chooses) ? new int[choosing.Length] : [];
        for (var wish = 0; wish < _placeOf.Length; wish++)
        {
            _placeOf[wish] = choosing[wish] ? _choosing.Count : Network.None;
            if (choosing[wish])
                AddTightPairs(wish);
        }
    }

    public int Sink => _network.Places.Count;

    public int Nodes => Sink + 1 + _choosing.Count;

    /// <summary>Wishes with a pair that is as good as what they have, rising.</summary>
    public IReadOnlyList<int> Choosing => _choosing;

    /// <summary>Node of a choosing wish.</summary>
    public int NodeOf(int wish) => Sink + 1 + _placeOf[wish];

    public int WishAt(int node) => _choosing[node - Sink - 1];

    /// <summary>A choosing wish's pairs that are as good as what it had when this was built, and that, openings rising.</summary>
    public ReadOnlySpan<int> PairsOf(int wish) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pairs)[_start[_placeOf[wish]].._start[_placeOf[wish] + 1]];

    /// <summary>Adds the nodes that one unit can move to from <paramref name="node"/> at no cost, as the plan is now.</summary>
    public void AddNext(int node, List<int> next)
    {
        if (node > Sink)
            AddNextOfWish(WishAt(node), next);
        else if (node == Sink)
            AddNextOfSink(next);
        else
            AddNextOfPlace(node, next);
    }

    // A wish with nothing else stays where it is, unless being left out is as good: then it may come back.
    private void FindChoosing(bool[] choosing, int first, int end)
    {
        long[] room = [];
        for (var wish = first; wish < end; wish++)
            choosing[wish] = CountTightPairs(wish, _network.SurplusOf(wish), ref room) > (_network.SurplusOf(wish) > default(Worth) ? 1 : 0);
    }

    private int CountTightPairs(int wish, Worth has, ref long[] room)
    {
        var (first, price, count) = (_network.FirstPair(wish), _network.Price, 0);
        var gains = _network.GainsOf(wish, ref room);
        var openings = _network.Opening.AsSpan(first, gains.Length);
        for (var at = 0; at < openings.Length; at++)
        {
            if (gains[at] - price[openings[at]].Value == has.Value && _network.Surplus(wish, first + at) == has)
                count++;
        }

        return count;
    }

    private void AddTightPairs(int wish)
    {
        var has = _network.SurplusOf(wish);
        var end = _network.EndOfPairs(wish);
        for (var pair = _network.FirstPair(wish); pair < end; pair++)
        {
            if (_network.Surplus(wish, pair) == has)
                _pairs.Add(pair);
        }

        _start.Add(_pairs.Count);
        _choosing.Add(wish);
    }

    private void AddNextOfWish(int wish, List<int> next)
    {
        var pairNow = _network.PairOf[wish];
        foreach (var pair in PairsOf(wish))
        {
            if (pair != pairNow)
                next.Add(_network.OpeningOfPair(pair));
        }

        if (pairNow != Network.None && _network.SurplusOf(wish) == default)
            next.Add(Sink);
    }

    private void AddNextOfSink(List<int> next)
    {
        AddInside(PlaceForest.Outside, next);
        foreach (var wish in _choosing)
        {
            if (_network.PairOf[wish] == Network.None)
                next.Add(NodeOf(wish));
        }
    }

    private void AddNextOfPlace(int place, List<int> next)
    {
        var parent = _network.Places.Parent[place];
        if (!_network.IsFull(place) && _network.Onward(place) == default)
            next.Add(parent == PlaceForest.Outside ? Sink : parent);
        AddInside(place, next);
        if (place >= _network.Places.Openings)
            return;
        for (var wish = _network.FirstHolder(place); wish != Network.None; wish = _network.NextHolder(wish))
        {
            if (_placeOf[wish] != Network.None)
                next.Add(NodeOf(wish));
        }
    }

    private void AddInside(int place, List<int> next)
    {
        foreach (var inside in _network.Places.Inside(place))
        {
            if (_network.Units[inside] > 0 && _network.Back(inside) == default)
                next.Add(inside);
        }
    }
}
