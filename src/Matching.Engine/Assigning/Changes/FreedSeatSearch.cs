using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;

namespace Matching.Engine.Assigning.Changes;

/// <summary>
/// Fills a freed place: the seat search walked backwards. From the place it looks for who might come, who might then come
/// to where that one was, and so on, until somebody comes who sat nowhere or the room can be given back to everybody.
/// The prices of the places passed fall by as much as keeps plan and prices optimal.
/// </summary>
/// <param name="network">Optimal but for one unit that is missing at a place.</param>
/// <param name="labels">Empty between searches; shared with the seat search.</param>
/// <param name="pairs">The network's pairs by opening.</param>
/// <param name="surplus">Packed surplus of each wish where it sits; beyond reach for who takes no part. Read only.</param>
internal sealed class FreedSeatSearch(Network network, SearchLabels labels, PairsByOpening pairs, long[] surplus)
{
    private static readonly Worth Far = new(long.MaxValue, 0);

    private readonly PlaceHeap _heap = new(labels.Distance, labels.Position);
    private readonly List<int> _settled = [];
    private readonly List<int> _moved = [];
    private Worth _best;
    private int _bestWish;
    private int _bestPair;
    private int _bestPlace;

    /// <summary>Places whose price the last search lowered.</summary>
    public List<int> Settled => _settled;

    /// <summary>Wishes that the last search moved.</summary>
    public List<int> Moved => _moved;

    /// <summary>Brings one unit from outside to the place by the cheapest way; answers false if nothing can come at all.</summary>
    public bool Fill(int place)
    {
        Search(place, Far);
        var found = _best != Far;
        if (found)
        {
            LowerPrices();
            Move(place);
        }

        Forget();
        return found;
    }

    /// <summary>
    /// How far it is from outside to the place, at most <paramref name="bound"/>; nothing is moved and no price changed.
    /// </summary>
    public Worth Distance(int place, Worth bound)
    {
        Search(place, bound);
        Forget();
        return _best;
    }

    /// <summary>Lowers the price of a place nobody can come to, and of all that leads to it, by at most this much.</summary>
    public void Lower(int place, Worth by)
    {
        Search(place, by);
        LowerPrices();
        Forget();
    }

    private void Search(int place, Worth bound)
    {
        _settled.Clear();
        _moved.Clear();
        (_best, _bestWish, _bestPair, _bestPlace) = (bound, Network.None, Network.None, Network.None);
        Reach(place, default, Network.None, Network.None);
        while (_heap.Count > 0 && labels.Distance[_heap.Nearest] < _best)
        {
            var nearest = _heap.Take();
            labels.Position[nearest] = SearchLabels.Settled;
            _settled.Add(nearest);
            LookFrom(nearest, labels.Distance[nearest]);
        }
    }

    private void LookFrom(int place, Worth distance)
    {
        if (network.Units[place] > 0)
            LookAround(place, distance + network.Back(place));
        foreach (var inside in network.Places.Inside(place))
        {
            if (!network.IsFull(inside))
                Reach(inside, distance + network.Onward(inside), SearchLabels.FromPlace(place), Network.None);
        }

        if (place < network.Places.Openings)
            LookAtSuitors(place, distance);
    }

    private void LookAround(int place, Worth distance)
    {
        var parent = network.Places.Parent[place];
        if (parent != PlaceForest.Outside)
            Reach(parent, distance, SearchLabels.FromPlace(place), Network.None);
        else if (distance < _best)
            (_best, _bestWish, _bestPlace) = (distance, Network.None, place);
    }

    private void LookAtSuitors(int opening, Worth distance)
    {
        var start = distance.Value + network.Price[opening].Value;
        foreach (var suitor in pairs.First(opening))
        {
            if (start + surplus[suitor.Wish] - suitor.Gain <= _best.Value)
                LookAt(suitor.Wish, suitor.Pair, opening, distance);
        }

        for (var at = pairs.Newest(opening); at != Network.None; at = pairs.Later(at).Older)
            LookAt(pairs.Later(at).Wish, pairs.Later(at).Pair, opening, distance);
    }

    private void LookAt(int wish, int pair, int opening, Worth distance)
    {
        if (pairs.IsStale(wish, pair, opening) || network.PairOf[wish] == pair)
            return;

        var through = distance + network.SurplusOf(wish) - network.Surplus(wish, pair);
        if (network.PairOf[wish] != Network.None)
            Reach(network.SeatOf(wish), through, wish, pair);
        else if (through < _best)
            (_best, _bestWish, _bestPair) = (through, wish, pair);
    }

    private void Reach(int place, Worth distance, int by, int pair)
    {
        if (!(distance < _best) || !(distance < labels.Distance[place]))
            return;

        var isNew = labels.Position[place] == SearchLabels.Unseen;
        labels.Distance[place] = distance;
        labels.From[place] = by;
        labels.Pair[place] = pair;
        if (isNew)
            _heap.Add(place);
        else
            _heap.Fell(place);
    }

    private void LowerPrices()
    {
        foreach (var place in _settled)
            network.SetPrice(place, network.Price[place] - (_best - labels.Distance[place]));
    }

    private void Move(int goal)
    {
        var place = _bestPlace;
        if (_bestWish == Network.None)
        {
            network.Units[place]--;
        }
        else
        {
            Seat(_bestWish, _bestPair);
            place = network.Opening[_bestPair];
        }

        while (place != goal)
        {
            var (by, pair) = (labels.From[place], labels.Pair[place]);
            if (by < 0)
            {
                place = Pass(place, SearchLabels.PlaceIn(by));
                continue;
            }

            network.Unseat(by);
            Seat(by, pair);
            place = network.Opening[pair];
        }
    }

    private void Seat(int wish, int pair)
    {
        network.Seat(wish, pair);
        _moved.Add(wish);
    }

    // The unit goes on into the place around, or is taken back from it into one inside.
    private int Pass(int place, int next)
    {
        if (network.Places.Parent[place] == next)
            network.Units[place]++;
        else
            network.Units[next]--;
        return next;
    }

    private void Forget()
    {
        foreach (var place in _settled)
            labels.Forget(place);
        while (_heap.Count > 0)
            labels.Forget(_heap.TakeLast());
    }
}
