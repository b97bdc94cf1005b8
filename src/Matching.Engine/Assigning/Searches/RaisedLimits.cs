using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// Solves a network again with one more seat at an opening and one more unit at every place around it, on a copy and from
/// the solved prices. Limits are raised one by one, outermost first: each can improve the plan by one ring through the
/// new unit at most. Weight and fit only.
/// </summary>
internal sealed class RaisedLimits(Network solved, BestUnseated unseated)
{
    private readonly Lazy<(Network Network, SinkSearch Search)> _copy = new(() =>
    {
        var copy = solved.Copy();
        return (copy, new SinkSearch(copy, unseated));
    });

    /// <summary>Rise of the packed weight and fit; the solved network is left as it is.</summary>
    public long RiseFor(int opening)
    {
        _copy.Value.Network.CopyFrom(solved);
        _copy.Value.Search.BeginAnew();
        return RiseFrom(opening);
    }

    private long RiseFrom(int place)
    {
        if (place == PlaceForest.Outside)
            return 0;

        var outside = RiseFrom(solved.Places.Parent[place]);
        return outside + RiseOfOneMore(place);
    }

    private long RiseOfOneMore(int place)
    {
        var (network, search) = _copy.Value;
        network.Limit[place]++;
        var most = network.IsFull(place) ? 0 : -network.Onward(place).Value;
        if (most <= 0)
            return 0;

        var parent = network.Places.Parent[place];
        search.Run(parent == PlaceForest.Outside ? search.Sink : parent, most, until: place);
        var distance = search.DistanceTo(place, most);
        LowerPrices(network, search, distance);
        if (distance >= most)
            return 0;

        search.MoveTo(place);
        network.Units[place]++;
        return most - distance;
    }

    private static void LowerPrices(Network network, SinkSearch search, long bound)
    {
        var ofSink = search.DistanceTo(search.Sink, bound);
        for (var place = 0; place < network.Places.Count; place++)
            network.Price[place] += new Worth(ofSink - search.DistanceTo(place, bound), 0);
    }
}
