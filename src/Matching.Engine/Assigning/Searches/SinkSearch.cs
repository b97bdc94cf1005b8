using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// Distances by reduced cost, on weight and fit alone, from one node of a solved network to all others, the sink among
/// them: <see cref="Sink"/> = the number of places. Serves the prices of further seats.
/// </summary>
internal sealed class SinkSearch
{
    private const int LeftOut = -2;

    private readonly Network _network;
    private readonly SearchLabels _labels;
    private readonly PlaceHeap _heap;
    private readonly BestUnseated _unseated;
    private readonly List<int> _seen = [];
    private readonly List<int> _leftOut = [];
    private readonly long[] _nowhere;
    private long[] _fromSink;
    private int _start;
    private long _bound;

    public SinkSearch(Network network, BestUnseated unseated)
    {
        _network = network;
        _unseated = unseated;
        _labels = new SearchLabels(network.Places.Count + 1);
        _nowhere = _fromSink = new long[network.Places.Count + 1];
        _heap = new PlaceHeap(_labels.Distance, _labels.Position);
    }

    public int Sink => _network.Places.Count;

    /// <summary>Distance of a node in the last search; those not nearer than its bound have the bound.</summary>
    public long DistanceTo(int node, long bound) =>
        _labels.Position[node] == SearchLabels.Settled ? Math.Min(bound, _labels.Distance[node].Value - Shift(node)) : bound;

    /// <summary>Call when the network was copied from that of another search: who is left out there is left out here; null = nobody.</summary>
    public void BeginFrom(SinkSearch? other)
    {
        _leftOut.Clear();
        _leftOut.AddRange(other?._leftOut ?? []);
    }

    /// <summary>Finds every node nearer than <paramref name="bound"/>, or those no farther than one of them; ways may go through the sink.</summary>
    public void Run(int from, long bound, int until = Network.None)
    {
        Begin(from, bound, _nowhere);
        while (_heap.Count > 0)
        {
            var node = Settle();
            if (node == until)
                return;
            if (node < Sink)
                LeavePlace(node, _labels.Distance[node].Value);
            else
                LeaveSink(_labels.Distance[node].Value);
        }
    }

    /// <summary>
    /// Finds by ways that end at the sink every node whose distance is less than <paramref name="bound"/> above what the
    /// distances from the sink would have it be. Those make costs that are 0 nearly everywhere, so the search stays small.
    /// </summary>
    public void RunBeside(int from, long bound, long[] fromSink)
    {
        Begin(from, bound, fromSink);
        while (_heap.Count > 0)
        {
            var node = Settle();
            if (node < Sink)
                LeavePlace(node, _labels.Distance[node].Value - Shift(node));
        }
    }

    /// <summary>Moves one unit along the way that the last search found to <paramref name="node"/>.</summary>
    public void MoveTo(int node)
    {
        while (node != _start)
        {
            var (from, pair) = (_labels.From[node], _labels.Pair[node]);
            node = pair == Network.None ? Pass(SearchLabels.PlaceIn(from), node) : Reseat(from, pair);
        }
    }

    private void Begin(int from, long bound, long[] fromSink)
    {
        Forget();
        (_start, _bound, _fromSink) = (from, bound, fromSink);
        Reach(from, 0, Network.None, Network.None);
    }

    private int Settle()
    {
        var node = _heap.Take();
        _labels.Position[node] = SearchLabels.Settled;
        return node;
    }

    // What the labels hold beyond the distance.
    private long Shift(int node) => _fromSink[_start] - _fromSink[node];

    private void Forget()
    {
        foreach (var node in _seen)
            _labels.Forget(node);
        _seen.Clear();
        while (_heap.Count > 0)
            _heap.TakeLast();
    }

    private void LeaveSink(long distance)
    {
        GoBack(PlaceForest.Outside, Sink, distance);
        for (var opening = 0; opening < _network.Places.Openings; opening++)
        {
            if (_unseated.TryFind(_network, opening, out var wish, out var pair))
                Reach(opening, distance - _network.Surplus(wish, pair).Value, wish, pair);
        }

        foreach (var wish in _leftOut)
        {
            if (_network.PairOf[wish] == Network.None)
                LookAtPairs(wish, distance);
        }
    }

    private void LeavePlace(int place, long distance)
    {
        if (!_network.IsFull(place))
        {
            var parent = _network.Places.Parent[place];
            Reach(parent == PlaceForest.Outside ? Sink : parent, distance + _network.Onward(place).Value, SearchLabels.FromPlace(place), Network.None);
        }

        GoBack(place, place, distance);
        if (place < _network.Places.Openings)
            Displace(place, distance);
    }

    private void GoBack(int place, int node, long distance)
    {
        foreach (var inside in _network.Places.Inside(place))
        {
            if (_network.Units[inside] > 0)
                Reach(inside, distance + _network.Back(inside).Value, SearchLabels.FromPlace(node), Network.None);
        }
    }

    private void Displace(int opening, long distance)
    {
        for (var wish = _network.FirstHolder(opening); wish != Network.None; wish = _network.NextHolder(wish))
        {
            var start = distance + _network.SurplusOf(wish).Value;
            Reach(Sink, start, wish, LeftOut);
            LookAtPairs(wish, start);
        }
    }

    private void LookAtPairs(int wish, long start)
    {
        var (opening, gain, price, fromSink) = (_network.Opening, _network.Gain, _network.Price, _fromSink);
        var (most, end) = (_bound - start - fromSink[_start], _network.EndOfPairs(wish));
        for (var pair = _network.FirstPair(wish); pair < end; pair++)
        {
            var place = opening[pair];
            var further = price[place].Value - gain[pair];
            if (further - fromSink[place] < most)
                Reach(place, start + further, wish, pair);
        }
    }

    private int Pass(int from, int to)
    {
        var isOnward = from != Sink && _network.Places.Parent[from] == (to == Sink ? PlaceForest.Outside : to);
        if (isOnward)
            _network.Units[from]++;
        else
            _network.Units[to]--;
        return from;
    }

    private int Reseat(int wish, int pair)
    {
        var before = Sink;
        if (_network.PairOf[wish] != Network.None)
        {
            before = _network.SeatOf(wish);
            _network.Unseat(wish);
        }

        if (pair == LeftOut)
            _leftOut.Add(wish);
        else
            _network.Seat(wish, pair);
        return before;
    }

    private void Reach(int node, long distance, int from, int pair)
    {
        // A limit that was just raised leads back to where the search began for less than nothing: that closes the ring.
        var position = _labels.Position[node];
        var label = distance + Shift(node);
        if (position == SearchLabels.Settled || label >= _bound || label >= _labels.Distance[node].Value)
            return;

        _labels.Distance[node] = new Worth(label, 0);
        _labels.From[node] = from;
        _labels.Pair[node] = pair;
        if (position != SearchLabels.Unseen)
        {
            _heap.Fell(node);
            return;
        }

        _seen.Add(node);
        _heap.Add(node);
    }
}
