using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Changes;

/// <summary>
/// The pairs of a network that takes changes. A wish's pairs lie together; new ones take the place of the old where they
/// fit and go to the end where they do not. A hidden wish has no pairs, a forbidden pair lies after the wish's last one.
/// </summary>
internal sealed class PairColumns
{
    private readonly Network _network;
    private readonly PairsByOpening _byOpening;
    private readonly Dictionary<int, int> _hiddenEnd = [];
    private readonly Dictionary<int, int> _forbidden = [];
    private int _used;

    public PairColumns(Network network, PairsByOpening byOpening)
    {
        (_network, _byOpening) = (network, byOpening);
        _used = network.Gain.Length;
        Wishes = network.PairOf.Length;
        network.OwnPairs(_used);
    }

    public int Wishes { get; private set; }

    public bool TakesPart(int wish) => !_hiddenEnd.ContainsKey(wish);

    public int NewWish()
    {
        if (Wishes == _network.PairOf.Length)
            _network.MoreWishes(Wishes + Wishes / 4 + 16);
        _hiddenEnd[Wishes] = 0;
        return Wishes++;
    }

    public void Hide(int wish)
    {
        _hiddenEnd[wish] = _network.End[wish];
        _network.End[wish] = _network.First[wish];
    }

    public void Show(int wish)
    {
        _network.End[wish] = _hiddenEnd[wish];
        _hiddenEnd.Remove(wish);
    }

    /// <summary>The wish's pairs at another weight, forbidden ones left out.</summary>
    public LivePair[] PairsWith(int wish, long weight)
    {
        var end = _hiddenEnd.GetValueOrDefault(wish, _network.End[wish]);
        var pairs = new LivePair[end - _network.First[wish]];
        for (var at = 0; at < pairs.Length; at++)
        {
            var pair = _network.First[wish] + at;
            pairs[at] = new LivePair(_network.Opening[pair], weight, (int)_network.Scale.Unpack(_network.Gain[pair]).Fit, _network.Draw[pair]);
        }

        Array.Sort(pairs, (a, b) => a.Opening.CompareTo(b.Opening));
        return pairs;
    }

    public void RefuseBad(int wish, ReadOnlySpan<LivePair> pairs)
    {
        var before = -1;
        foreach (var (opening, weight, score, draw) in pairs)
        {
            if (opening <= before || opening >= _network.Places.Openings)
                throw new ArgumentException($"Wish {wish}: opening {opening} after {before}, of {_network.Places.Openings} openings; must rise.", nameof(pairs));
            if (weight < 0 || weight > _network.Scale.MostWeight || Math.Abs((long)score) > _network.Scale.MostScore || draw < 0)
                throw new ArgumentException($"Wish {wish}, opening {opening}: weight {weight} of 0 to {_network.Scale.MostWeight}, score {score} of ±{_network.Scale.MostScore}, draw {draw}.\nMaybe the problem should be solved anew.", nameof(pairs));
            before = opening;
        }
    }

    /// <summary>The pairs of a wish that takes no part; it does afterwards.</summary>
    public void Replace(int wish, ReadOnlySpan<LivePair> pairs)
    {
        RefuseBad(wish, pairs);
        var first = PlaceFor(wish, pairs.Length);
        for (var at = 0; at < pairs.Length; at++)
        {
            _network.WritePair(first + at, pairs[at]);
            _byOpening.Add(wish, first + at);
        }

        (_network.First[wish], _network.End[wish]) = (first, first + pairs.Length);
        _hiddenEnd.Remove(wish);
        _forbidden.Remove(wish);
    }

    /// <summary>The wish's pair with the opening that may be chosen, or none.</summary>
    public int Find(int wish, int opening) => Find(_network.First[wish], EndOf(wish), opening);

    /// <summary>The wish's pair with the opening that is forbidden, or none.</summary>
    public int FindForbidden(int wish, int opening) => Find(EndOf(wish), EndOf(wish) + _forbidden.GetValueOrDefault(wish), opening);

    /// <summary>A pair that may be chosen and that nobody sits on.</summary>
    public void Forbid(int wish, int pair)
    {
        Swap(wish, pair, EndOf(wish) - 1);
        SetEnd(wish, EndOf(wish) - 1);
        _forbidden[wish] = _forbidden.GetValueOrDefault(wish) + 1;
    }

    /// <summary>A pair that is forbidden.</summary>
    public void Allow(int wish, int pair)
    {
        Swap(wish, pair, EndOf(wish));
        SetEnd(wish, EndOf(wish) + 1);
        _forbidden[wish]--;
    }

    private int Find(int first, int end, int opening)
    {
        for (var pair = first; pair < end; pair++)
        {
            if (_network.Opening[pair] == opening)
                return pair;
        }

        return Network.None;
    }

    private int EndOf(int wish) => _hiddenEnd.GetValueOrDefault(wish, _network.End[wish]);

    private void SetEnd(int wish, int end)
    {
        if (TakesPart(wish))
            _network.End[wish] = end;
        else
            _hiddenEnd[wish] = end;
    }

    // Both pairs change their number, which the openings must be told.
    private void Swap(int wish, int pair, int other)
    {
        if (pair == other)
            return;

        _network.SwapPairs(wish, pair, other);
        _byOpening.Add(wish, pair);
        _byOpening.Add(wish, other);
    }

    private int PlaceFor(int wish, int count)
    {
        if (count <= EndOf(wish) - _network.First[wish])
            return _network.First[wish];

        var first = _used;
        _used += count;
        if (_used > _network.Gain.Length)
            _network.OwnPairs(_used + _used / 8);
        return first;
    }
}
