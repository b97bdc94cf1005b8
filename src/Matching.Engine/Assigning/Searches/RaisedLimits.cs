using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// Solves a network again with one more seat at an opening and one more unit at every place around it, on copies and from
/// the solved prices. Limits are raised one by one, outermost first: each can improve the plan by one ring through the
/// new unit at most. Weight and fit only. What was raised around one opening is kept for the next one inside the same
/// places, so neighbours are best asked about one after the other. One thread at a time.
/// </summary>
internal sealed class RaisedLimits(Network solved, BestUnseated unseated)
{
    private readonly List<Raised> _chain = [];
    private int _depth;

    /// <summary>Rise of the packed weight and fit; the solved network is left as it is.</summary>
    public long RiseFor(int opening)
    {
        RaiseOnly(opening);
        return _chain[_depth - 1].Rise;
    }

    // Those around it first.
    private void RaiseOnly(int place)
    {
        var parent = solved.Places.Parent[place];
        var outside = 0;
        if (parent != PlaceForest.Outside)
        {
            RaiseOnly(parent);
            outside = _depth;
        }

        _depth = outside + 1;
        if (_chain.Count < _depth)
            _chain.Add(new Raised(solved.Copy(), unseated));
        else if (_chain[outside].Place == place)
            return;

        Forget(_depth);
        _chain[outside].Raise(place, outside == 0 ? null : _chain[outside - 1], solved);
    }

    private void Forget(int from)
    {
        for (var at = from; at < _chain.Count; at++)
            _chain[at].Place = PlaceForest.Outside;
    }

    /// <summary>The network with one more unit at a place and at all around it.</summary>
    private sealed class Raised(Network network, BestUnseated unseated)
    {
        private readonly SinkSearch _search = new(network, unseated);

        /// <summary>The innermost place that was raised; outside = nothing is known.</summary>
        public int Place { get; set; } = PlaceForest.Outside;

        /// <summary>All the raises together.</summary>
        public long Rise { get; private set; }

        public void Raise(int place, Raised? around, Network solved)
        {
            network.CopyFrom(around is null ? solved : around.Network);
            _search.BeginFrom(around?._search);
            Rise = (around?.Rise ?? 0) + RiseOfOneMore(place);
            Place = place;
        }

        private Network Network => network;

        private long RiseOfOneMore(int place)
        {
            network.Limit[place]++;
            var most = network.IsFull(place) ? 0 : -network.Onward(place).Value;
            if (most <= 0)
                return 0;

            var parent = network.Places.Parent[place];
            _search.Run(parent == PlaceForest.Outside ? _search.Sink : parent, most, until: place);
            var distance = _search.DistanceTo(place, most);
            LowerPrices(distance);
            if (distance >= most)
                return 0;

            _search.MoveTo(place);
            network.Units[place]++;
            return most - distance;
        }

        private void LowerPrices(long bound)
        {
            var ofSink = _search.DistanceTo(_search.Sink, bound);
            for (var place = 0; place < network.Places.Count; place++)
                network.Price[place] += new Worth(ofSink - _search.DistanceTo(place, bound), 0);
        }
    }
}
