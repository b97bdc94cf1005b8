using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// Seats most of a part's wishes before any chain is searched: each bids for its best opening up to where the second best,
/// or none, is as good; what is full gives up the unit that bid least, which bids again. Prices rise just so far that everybody
/// seated still sits best, so that the seat search goes on from here without any repair. Who is outbid too often, or where
/// a place has too many others inside, waits for the search.
/// </summary>
internal sealed class Bidding
{
    private const int MostInside = 64;
    private const int MostBids = 8;

    // As high as nothing bids.
    private static readonly Worth Whatever = new(1L << 60, 0);

    private static readonly Worth Nothing = new(-(1L << 60), 0);

    private readonly Network _network;
    private readonly SearchLabels _labels;
    private readonly NearPairs _near;
    private readonly Dictionary<int, int> _bids = [];
    private readonly Worth[] _highest;
    private readonly Queue<int> _bidders = new();
    private int _bestPair;
    private Worth _best;
    private Worth _second;

    /// <param name="network">Its places' prices only rise from here on.</param>
    /// <param name="labels">Notes which near pairs belong to whom.</param>
    /// <param name="near">Shared with the seat search that goes on.</param>
    /// <param name="highest">By wish: the price of its opening up to which it stays. Shared by all parts.</param>
    public Bidding(Network network, SearchLabels labels, NearPairs near, Worth[] highest) =>
        (_network, _labels, _near, _highest) = (network, labels, near, highest);

    /// <summary>Seats who can be seated by bids; the others are left unseated.</summary>
    public void Seat(ReadOnlySpan<int> wishes)
    {
        foreach (var wish in wishes)
            _bidders.Enqueue(wish);
        while (_bidders.TryDequeue(out var wish))
            Bid(wish);
    }

    private void Bid(int wish)
    {
        FindBestTwo(wish);
        if (_best <= default(Worth))
            return;

        var opening = _network.OpeningOfPair(_bestPair);
        _highest[wish] = _network.Price[opening] + (_best - (_second > default(Worth) ? _second : default));
        _network.Seat(wish, _bestPair);
        Enter(wish, opening);
    }

    private void Enter(int wish, int opening)
    {
        for (var place = opening; ; place = _network.Places.Parent[place])
        {
            var onward = _network.IsFull(place) ? Whatever : _network.Price[place] + _network.Onward(place);
            if (onward > _network.Price[place])
            {
                if (IsCrowded(place))
                {
                    GiveUp(wish, opening, place);
                    return;
                }

                var lowest = LowestBid(place);
                if (lowest < onward)
                {
                    Outbid(place, lowest, wish, opening);
                    return;
                }
            }

            Raise(place, onward);
            _network.Units[place]++;
            if (_network.Places.Parent[place] == PlaceForest.Outside)
                return;
        }
    }

    // Nobody bids below the price, so bids are looked at only where going on costs more than that.
    private bool IsCrowded(int place) =>
        (place < _network.Places.Openings ? _network.Units[place] : _network.Places.Inside(place).Length) > MostInside;

    // The wish's unit has come as far as below this place.
    private void GiveUp(int wish, int opening, int place)
    {
        for (var inner = opening; inner != place; inner = _network.Places.Parent[inner])
            _network.Units[inner]--;
        _network.Unseat(wish);
    }

    private void Outbid(int place, Worth lowest, int added, int opening)
    {
        var (wish, at) = WhoBids(place, lowest);
        Raise(place, lowest);
        for (var inner = at; inner != place; inner = _network.Places.Parent[inner])
            _network.Units[inner]--;
        _network.Unseat(wish);
        var bids = _bids.GetValueOrDefault(wish) + 1;
        _bids[wish] = bids;
        if (bids < MostBids)
            _bidders.Enqueue(wish);
    }

    private Worth LowestBid(int place)
    {
        var lowest = Whatever;
        if (place < _network.Places.Openings)
        {
            for (var wish = _network.FirstHolder(place); wish != Network.None; wish = _network.NextHolder(wish))
                lowest = Lower(lowest, _highest[wish]);
            return lowest;
        }

        foreach (var inside in _network.Places.Inside(place))
        {
            if (_network.Units[inside] > 0)
                lowest = Lower(lowest, LowestBid(inside) - LastLoad(inside));
        }

        return lowest;
    }

    private (int Wish, int Opening) WhoBids(int place, Worth lowest)
    {
        if (place < _network.Places.Openings)
        {
            for (var wish = _network.FirstHolder(place); wish != Network.None; wish = _network.NextHolder(wish))
            {
                if (_highest[wish] == lowest)
                    return (wish, place);
            }
        }

        foreach (var inside in _network.Places.Inside(place))
        {
            if (_network.Units[inside] > 0 && LowestBid(inside) - LastLoad(inside) == lowest)
                return WhoBids(inside, lowest + LastLoad(inside));
        }

        throw new InvalidOperationException($"Place {place}: nobody bids {lowest}.\nMaybe units and holders differ.");
    }

    // What lies inside costs at least as much, and what its last unit loads.
    private void Raise(int place, Worth price)
    {
        if (_network.Price[place] >= price)
            return;

        _network.SetPrice(place, price);
        foreach (var inside in _network.Places.Inside(place))
            Raise(inside, price + (_network.Units[inside] > 0 ? LastLoad(inside) : new Worth(_network.Places.Load(inside, 1), 0)));
    }

    private Worth LastLoad(int place) => new(_network.Places.Load(place, _network.Units[place]), 0);

    private static Worth Lower(Worth a, Worth b) => a < b ? a : b;

    private void FindBestTwo(int wish)
    {
        (_bestPair, _best, _second) = (Network.None, Nothing, Nothing);
        var list = _labels.NearList[wish];
        if (list != Network.None)
        {
            foreach (var near in _near.Pairs(list))
                Note(near.Pair, new Worth(near.Gain, near.Draw) - _network.Price[near.Opening]);
            if (Math.Max(_second.Value, 0) > _near.MostElsewhere(list))
                return;
        }

        (_bestPair, _best, _second) = (Network.None, Nothing, Nothing);
        LookAtAll(wish, list);
    }

    private void LookAtAll(int wish, int list)
    {
        var (first, end) = (_network.FirstPair(wish), _network.EndOfPairs(wish));
        _near.Begin();
        for (var pair = first; pair < end; pair++)
        {
            var surplus = _network.Surplus(wish, pair);
            if (surplus.Value >= _second.Value)
                Note(pair, surplus);
            if (surplus.Value > _near.Least)
                _near.Note(pair, surplus.Value);
        }

        if (NearPairs.Pays(end - first))
            _labels.NearList[wish] = _near.Keep(_network, list);
    }

    private void Note(int pair, Worth surplus)
    {
        if (surplus > _best)
            (_second, _best, _bestPair) = (_best, surplus, pair);
        else if (surplus > _second)
            _second = surplus;
    }
}
