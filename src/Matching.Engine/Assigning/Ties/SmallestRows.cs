using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Ties;

/// <summary>
/// Of all plans of equal worth, chooses the one whose sorted list of rows (wish, opening) comes first. Wish by wish, in
/// rising order, each gets the smallest opening that some best plan with the same choices before it gives it. After the
/// draw hardly anything is equal, so there is hardly anything to do; in tables without a draw there may be a lot.
/// </summary>
internal sealed class SmallestRows
{
    private readonly Network _network;
    private readonly TightNetwork _tight;
    private readonly StrongParts _parts;
    private readonly int[] _seenFor;
    private readonly int[] _from;
    private readonly Stack<int> _stack = new();
    private readonly List<int> _next = [];

    private SmallestRows(Network network, TightNetwork tight)
    {
        _network = network;
        _tight = tight;
        _parts = new StrongParts(tight);
        _seenFor = new int[tight.Nodes];
        _from = new int[tight.Nodes];
    }

    public static void Choose(Network network, int threads = 1)
    {
        var tight = new TightNetwork(network, threads);
        if (tight.Choosing.Count > 0)
            new SmallestRows(network, tight).ChooseAll();
        DropWorthlessEnd(network);
    }

    private void ChooseAll()
    {
        foreach (var wish in _tight.Choosing)
            ChooseFor(wish);
    }

    private void ChooseFor(int wish)
    {
        var pairNow = _network.PairOf[wish];
        var now = pairNow == Network.None ? _tight.Sink : _network.SeatOf(wish);
        foreach (var pair in _tight.PairsOf(wish))
        {
            var opening = _network.OpeningOfPair(pair);
            if (opening == now)
                return;
            if (!_parts.AreTogether(opening, _tight.NodeOf(wish)) || !CanMove(opening, now, wish))
                continue;

            Move(opening, now);
            if (pairNow != Network.None)
                _network.Unseat(wish);
            _network.Seat(wish, pair);
            return;
        }
    }

    // Whether one unit can go from the opening to where the wish is now, without it and the wishes before it. What an
    // earlier opening of the same wish has seen leads nowhere and is not looked at again.
    private bool CanMove(int opening, int goal, int wish)
    {
        Visit(opening, Network.None, wish);
        while (_stack.TryPop(out var node))
        {
            if (node == goal)
            {
                _stack.Clear();
                return true;
            }

            _next.Clear();
            _tight.AddNext(node, _next);
            foreach (var next in _next)
                Visit(next, node, wish);
        }

        return false;
    }

    private void Visit(int node, int from, int wish)
    {
        var isDecided = node > _tight.Sink && _tight.WishAt(node) <= wish;
        if (isDecided || _seenFor[node] == wish + 1 || !_parts.AreTogether(node, _tight.NodeOf(wish)))
            return;

        _seenFor[node] = wish + 1;
        _from[node] = from;
        _stack.Push(node);
    }

    // From the end of the path: who moves has left before its new seat is given to it.
    private void Move(int opening, int goal)
    {
        for (var node = goal; node != opening; node = _from[node])
            MoveOne(_from[node], node);
    }

    private void MoveOne(int from, int to)
    {
        if (to > _tight.Sink)
            return;

        if (from > _tight.Sink)
            MoveWish(_tight.WishAt(from), to);
        else if (IsOnward(from, to))
            _network.Units[from]++;
        else
            _network.Units[to]--;
    }

    private bool IsOnward(int from, int to) =>
        from != _tight.Sink && _network.Places.Parent[from] == (to == _tight.Sink ? PlaceForest.Outside : to);

    private void MoveWish(int wish, int to)
    {
        if (_network.PairOf[wish] != Network.None)
            _network.Unseat(wish);
        if (to == _tight.Sink)
            return;

        foreach (var pair in _tight.PairsOf(wish))
        {
            if (_network.OpeningOfPair(pair) == to)
                _network.Seat(wish, pair);
        }
    }

    // A list that ends first comes first: rows at the end that add nothing on any level are left out.
    private static void DropWorthlessEnd(Network network)
    {
        var units = new int[network.Places.Count];
        var all = PlanWorth.Of(network);
        var sum = default(Levels);
        for (var wish = 0; wish < network.PairOf.Length; wish++)
        {
            var pair = network.PairOf[wish];
            if (sum == all)
                Drop(network, wish);
            else if (pair != Network.None)
                sum = WithRow(network, sum, wish, units);
        }
    }

    private static Levels WithRow(Network network, Levels sum, int wish, int[] units)
    {
        var pair = network.PairOf[wish];
        var with = PlanWorth.Plus(sum, network, wish, pair);
        return with with { Fit = with.Fit - LoadOfOneMore(network, pair, units) };
    }

    private static long LoadOfOneMore(Network network, int pair, int[] units)
    {
        long load = 0;
        for (var place = network.OpeningOfPair(pair); place != PlaceForest.Outside; place = network.Places.Parent[place])
            load += network.Places.Load(place, ++units[place]);
        return load;
    }

    private static void Drop(Network network, int wish)
    {
        if (network.PairOf[wish] == Network.None)
            return;
        for (var place = network.SeatOf(wish); place != PlaceForest.Outside; place = network.Places.Parent[place])
            network.Units[place]--;
        network.Unseat(wish);
    }
}
