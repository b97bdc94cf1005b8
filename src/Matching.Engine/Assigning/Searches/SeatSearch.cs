using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// Seats one wish after the other in a component: each by the cheapest chain of moves, by reduced cost, that ends in a
/// free place or leaves one wish out, perhaps itself. After each, plan and prices are optimal for the wishes seen so far.
/// One instance per component, one thread at a time; nothing is allocated per search.
/// </summary>
internal sealed class SeatSearch
{
    // Below every draw that can come about: pairs that wait are looked at before a place of the same value is settled.
    private const long LowestDraw = long.MinValue;

    private readonly Network _network;
    private readonly SearchLabels _labels;
    private readonly PlaceHeap _heap;
    private readonly NearPairs _near = new();
    private readonly SeatMoves _moves;
    private readonly List<int> _settled = [];
    private readonly List<int> _resumed = [];

    private Worth _best;
    private int _bestWish;
    private int _bestPlace;

    public SeatSearch(Network network, SearchLabels labels)
    {
        _network = network;
        _labels = labels;
        _heap = new PlaceHeap(labels.Distance, labels.Position);
        _moves = new SeatMoves(network, labels);
    }

    /// <summary>Places whose price the last search raised.</summary>
    public List<int> Settled => _settled;

    /// <summary>Wishes that the last search seated, moved or left out.</summary>
    public List<int> Moved => _moves.Moved;

    /// <summary>The lists of near pairs, for who lowers prices.</summary>
    public NearPairs Near => _near;

    /// <summary>Adds one unseated wish to the plan.</summary>
    public void Add(int wish)
    {
        _settled.Clear();
        _moves.Moved.Clear();
        var surplus = HighestSurplus(wish, default);
        if (surplus <= default(Worth))
            return;

        Begin(wish, surplus);
        Settle();
        RaisePrices();
        _moves.Make(wish, _bestWish, _bestPlace);
        Forget();
    }

    /// <summary>Takes one unit more than it can keep from a place on to where that costs least.</summary>
    public void Push(int place)
    {
        _settled.Clear();
        _moves.Moved.Clear();
        (_best, _bestWish, _bestPlace) = (new Worth(long.MaxValue, 0), Network.None, Network.None);
        Reach(place, default, SeatMoves.Pushed, Network.None);
        Settle();
        RaisePrices();
        _moves.Make(SeatMoves.Pushed, _bestWish, _bestPlace);
        Forget();
    }

    private Worth HighestSurplus(int wish, Worth best)
    {
        var end = _network.EndOfPairs(wish);
        for (var pair = _network.FirstPair(wish); pair < end; pair++)
        {
            var surplus = _network.Surplus(wish, pair);
            if (surplus > best)
                best = surplus;
        }

        return best;
    }

    // The wish itself may stay unfilled: that costs all it could have.
    private void Begin(int wish, Worth surplus)
    {
        _best = surplus;
        _bestWish = wish;
        _bestPlace = Network.None;
        LookAtAllPairs(wish, surplus);
    }

    private void Settle()
    {
        while (_heap.Count > 0 && _labels.Distance[_heap.Nearest] < _best)
        {
            var place = _heap.Take();
            _labels.Position[place] = SearchLabels.Settled;
            if (place >= _network.Places.Count)
            {
                Resume(place - _network.Places.Count);
                continue;
            }

            _settled.Add(place);
            if (place < _network.Places.Openings)
                Displace(place, _labels.Distance[place]);
            else
                GoBack(place, _labels.Distance[place]);
        }
    }

    private void GoOnward(int place, Worth distance)
    {
        if (!(distance < _best))
            return;

        var parent = _network.Places.Parent[place];
        if (parent != PlaceForest.Outside)
        {
            Reach(parent, distance, SearchLabels.FromPlace(place), Network.None);
            return;
        }

        _best = distance;
        _bestWish = Network.None;
        _bestPlace = place;
    }

    private void GoBack(int place, Worth distance)
    {
        foreach (var inside in _network.Places.Inside(place))
        {
            if (_network.Units[inside] > 0)
                Reach(inside, distance + _network.Back(inside), SearchLabels.FromPlace(place), Network.None);
        }
    }

    private void Displace(int opening, Worth distance)
    {
        for (var wish = _network.FirstHolder(opening); wish != Network.None; wish = _network.NextHolder(wish))
        {
            var leftOut = distance + _network.SurplusOf(wish);
            if (!(leftOut < _best))
                continue;
            _best = leftOut;
            _bestWish = wish;
            _bestPlace = Network.None;
        }

        for (var wish = _network.FirstHolder(opening); wish != Network.None; wish = _network.NextHolder(wish))
            LookAtPairs(wish, distance + _network.SurplusOf(wish));
    }

    // Distance through a pair = start − the pair's surplus. Where the wish has a list of near pairs, the others wait in
    // the heap until the search comes as far as the nearest of them might be.
    private void LookAtPairs(int wish, Worth start)
    {
        var list = _labels.NearList[wish];
        if (list == Network.None)
        {
            LookAtAllPairs(wish, start);
            return;
        }

        foreach (var near in _near.Pairs(list))
        {
            var price = _network.Price[near.Opening];
            var through = start.Value - near.Gain + price.Value;
            if (through <= _best.Value && through <= _labels.Distance[near.Opening].Value)
                Reach(near.Opening, new Worth(through, start.Draw - near.Draw + price.Draw), wish, near.Pair);
        }

        var nearestElsewhere = new Worth(start.Value - _near.MostElsewhere(list), LowestDraw);
        if (!(nearestElsewhere < _best))
            return;

        var node = _network.Places.Count + wish;
        _labels.Distance[node] = nearestElsewhere;
        _heap.Add(node);
    }

    private void Resume(int wish)
    {
        _resumed.Add(wish);
        LookAtAllPairs(wish, _labels.Distance[_network.SeatOf(wish)] + _network.SurplusOf(wish));
    }

    private void LookAtAllPairs(int wish, Worth start)
    {
        var first = _network.FirstPair(wish);
        var count = _network.EndOfPairs(wish) - first;
        var openings = _network.Opening.AsSpan(first, count);
        var gains = _network.Gain.AsSpan(first, count);
        var (prices, distances) = (_network.Price, _labels.Distance);
        _near.Begin();
        for (var at = 0; at < openings.Length; at++)
        {
            var place = openings[at];
            var surplus = gains[at] - prices[place].Value;
            if (surplus > _near.Least)
                _near.Note(first + at, surplus);
            var through = start.Value - surplus;
            if (through <= _best.Value && through <= distances[place].Value)
                Reach(place, start - _network.Surplus(wish, first + at), wish, first + at);
        }

        if (NearPairs.Pays(count))
            _labels.NearList[wish] = _near.Keep(_network, _labels.NearList[wish]);
    }

    // With room the way onward is looked at here and not when the place is settled: the sooner an end is known, the
    // fewer places and pairs are nearer.
    private void Reach(int place, Worth distance, int from, int pair)
    {
        if (!(distance < _best) || !(distance < _labels.Distance[place]))
            return;

        var isNew = _labels.Position[place] == SearchLabels.Unseen;
        _labels.Distance[place] = distance;
        _labels.From[place] = from;
        _labels.Pair[place] = pair;
        if (isNew)
            _heap.Add(place);
        else
            _heap.Fell(place);
        if (!_network.IsFull(place))
            GoOnward(place, distance + _network.Onward(place));
    }

    private void RaisePrices()
    {
        foreach (var place in _settled)
            _network.SetPrice(place, _network.Price[place] + _best - _labels.Distance[place]);
    }

    private void Forget()
    {
        foreach (var place in _settled)
            _labels.Forget(place);
        foreach (var wish in _resumed)
            _labels.Forget(_network.Places.Count + wish);
        _resumed.Clear();
        while (_heap.Count > 0)
            _labels.Forget(_heap.TakeLast());
    }
}
