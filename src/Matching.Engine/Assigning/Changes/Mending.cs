using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;

namespace Matching.Engine.Assigning.Changes;

/// <summary>
/// Makes a plan best again after one change: a unit too many is pushed on by the seat search, a unit too few is filled by
/// the same search backwards. Every other place and wish keeps what proves it where it is.
/// </summary>
internal sealed class Mending
{
    // No search comes as far: who takes no part is never found.
    private const long BeyondReach = 1L << 61;

    private readonly Network _network;
    private readonly PairsByOpening _byOpening;
    private SearchLabels _labels;
    private SeatSearch _seating;
    private FreedSeatSearch _filling;
    private long[] _surplus;

    public Mending(Network network, PairsByOpening byOpening)
    {
        (_network, _byOpening) = (network, byOpening);
        _surplus = new long[network.PairOf.Length];
        for (var wish = 0; wish < _surplus.Length; wish++)
            _surplus[wish] = network.SurplusOf(wish).Value;
        (_labels, _seating, _filling) = Tools();
    }

    /// <summary>More wishes than before: the tools are made anew. Who takes no part is remembered, as a wish that does may have all its pairs forbidden.</summary>
    public void Widen()
    {
        if (_surplus.Length == _network.PairOf.Length)
            return;

        Array.Resize(ref _surplus, _network.PairOf.Length);
        (_labels, _seating, _filling) = Tools();
    }

    /// <summary>What was noted about the wish's pairs holds no longer.</summary>
    public void PairsMoved(int wish) => _labels.NearList[wish] = Network.None;

    public void Add(int wish)
    {
        PairsMoved(wish);
        _surplus[wish] = 0;
        _seating.Add(wish);
        RefreshAfterSeating();
    }

    /// <summary>Takes away a wish whose pairs are already hidden.</summary>
    public void Remove(int wish)
    {
        _surplus[wish] = BeyondReach;
        if (_network.PairOf[wish] == Network.None)
            return;

        var opening = _network.SeatOf(wish);
        _network.Unseat(wish);
        Fill(opening);
    }

    public void SetLimit(int place, int limit)
    {
        while (_network.Limit[place] > limit)
            LowerLimit(place, limit);
        while (_network.Limit[place] < limit)
            RaiseLimit(place, limit);
    }

    private void LowerLimit(int place, int limit)
    {
        _network.Limit[place] = Math.Max(limit, Math.Min(_network.Limit[place] - 1, _network.Units[place]));
        if (_network.Units[place] <= _network.Limit[place])
            return;

        _network.Units[place]--;
        Push(place);
        var parent = _network.Places.Parent[place];
        if (parent != PlaceForest.Outside)
            Fill(parent);
    }

    private void RaiseLimit(int place, int limit)
    {
        if (!_network.IsFull(place))
            _network.Limit[place] = limit;
        else if (_network.Onward(place) >= default(Worth))
            _network.Limit[place]++;
        else
            RaiseByOne(place);
    }

    // The room is worth something: a unit is brought to the place from outside while the place is still full. Then it goes
    // on through the new room, or back where that is cheaper.
    private void RaiseByOne(int place)
    {
        var isFilled = Fill(place);
        if (!isFilled)
            LowerPrice(place);
        _network.Limit[place]++;
        if (!isFilled)
            return;
        if (_network.Onward(place) >= default(Worth))
            Push(place);
        else
            GoOn(place);
    }

    private void GoOn(int place)
    {
        _network.Units[place]++;
        if (_network.Places.Parent[place] != PlaceForest.Outside)
            Push(_network.Places.Parent[place]);
    }

    private void LowerPrice(int place)
    {
        _filling.Lower(place, default(Worth) - _network.Onward(place));
        RefreshAfterFilling();
    }

    private void Push(int place)
    {
        _seating.Push(place);
        RefreshAfterSeating();
    }

    private bool Fill(int place)
    {
        var filled = _filling.Fill(place);
        RefreshAfterFilling();
        return filled;
    }

    private void RefreshAfterSeating()
    {
        Refresh(_seating.Moved, _seating.Settled);
    }

    private void RefreshAfterFilling()
    {
        Refresh(_filling.Moved, _filling.Settled);
        foreach (var place in _filling.Settled)
        {
            if (place < _network.Places.Openings)
                RaiseNearLists(place);
        }
    }

    private void Refresh(List<int> moved, List<int> settled)
    {
        foreach (var wish in moved)
            _surplus[wish] = _network.SurplusOf(wish).Value;
        foreach (var place in settled)
        {
            if (place >= _network.Places.Openings)
                continue;
            for (var wish = _network.FirstHolder(place); wish != Network.None; wish = _network.NextHolder(wish))
                _surplus[wish] = _network.SurplusOf(wish).Value;
        }
    }

    // The opening became cheaper: a list of near pairs that does not hold it must know.
    private void RaiseNearLists(int opening)
    {
        var price = _network.Price[opening].Value;
        foreach (var suitor in _byOpening.First(opening))
            RaiseNearList(suitor.Wish, suitor.Gain - price);
        for (var at = _byOpening.Newest(opening); at != Network.None; at = _byOpening.Later(at).Older)
            RaiseNearList(_byOpening.Later(at).Wish, _network.Gain[_byOpening.Later(at).Pair] - price);
    }

    private void RaiseNearList(int wish, long surplus)
    {
        if (_labels.NearList[wish] != Network.None)
            _seating.Near.Raise(_labels.NearList[wish], surplus);
    }

    private (SearchLabels Labels, SeatSearch Seating, FreedSeatSearch Filling) Tools()
    {
        var labels = new SearchLabels(_network.Places.Count, _network.PairOf.Length);
        return (labels, new SeatSearch(_network, labels), new FreedSeatSearch(_network, labels, _byOpening, _surplus));
    }
}
