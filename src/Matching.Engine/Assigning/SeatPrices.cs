using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;

namespace Matching.Engine.Assigning;

/// <summary>
/// The exact rise of a plan's weight and fit if an opening had one more seat and every group around it took one more.
/// Weight is 0 or more; fit may fall where weight rises.
/// </summary>
public readonly record struct SeatRise(long Weight, long Fit);

/// <summary>
/// The <see cref="SeatRise"/> of every opening, equal to solving the problem again with that seat, found from the
/// solved network: a unit saves the place's price and costs the place's distance from the sink, so that one search from
/// the sink answers for all openings; and a small one from every group with a rising load for what is shifted inside it.
/// </summary>
/// <remarks>
/// This is exact as long as one ring of moves uses all the new room. Two rings can do better than one only where a rising
/// load lies strictly between a full place and a full place further out; these openings are solved again, warm.
/// </remarks>
public sealed class SeatPrices
{
    private const long BeyondReach = 1L << 61;

    private readonly Network _network;
    private readonly SinkSearch _search;
    private readonly BestUnseated _unseated;
    private readonly long[] _fromSink;
    private readonly long[] _rise;
    private readonly List<(int Place, long Saving)> _savings = [];

    private SeatPrices(Network network)
    {
        _network = network;
        _unseated = new BestUnseated(network);
        _search = new SinkSearch(network, _unseated);
        _fromSink = new long[network.Places.Count + 1];
        _rise = new long[network.Places.Count];
    }

    /// <summary>Prices by opening; the assignment is left as it is. Any number of threads finds the same.</summary>
    public static SeatRise[] Of(Assignment assignment, int threads = 1) => new SeatPrices(assignment.Network).All(threads);

    private SeatRise[] All(int threads)
    {
        FindRises();
        RaiseWhereTwoRingsMayHelp(threads);
        var prices = new SeatRise[_network.Places.Openings];
        for (var opening = 0; opening < prices.Length; opening++)
        {
            var (weight, fit) = _network.Scale.Unpack(_rise[opening]);
            prices[opening] = new SeatRise(weight, fit);
        }

        return prices;
    }

    // Neighbours one after the other, in as many stretches as there are threads; each opening has its own place in the answer.
    private void RaiseWhereTwoRingsMayHelp(int threads)
    {
        int[] openings = [.. _network.Places.OutermostFirst.Where(place => place < _network.Places.Openings && MayNeedTwoRings(place))];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var raised = new RaisedLimits(_network, _unseated);
            foreach (var opening in openings.AsSpan(openings.Length * thread / threads, (openings.Length * (thread + 1) / threads) - (openings.Length * thread / threads)))
                _rise[opening] = raised.RiseFor(opening);
        });
    }

    // A ring uses the new room from one of the opening's places outward and closes at the sink, or at a place further
    // out. Closing there is something else than going on to the sink and back only where the load rises.
    private void FindRises()
    {
        FindDistancesFromSink();
        FindRisesClosingAtSink();
        TakeOverFromOutside();
        foreach (var place in _network.Places.OutermostFirst)
        {
            if (_network.Places.HasLoad(place) && _network.Units[place] > 0)
                FindRisesClosingAt(place);
        }

        TakeOverFromOutside();
    }

    private void FindDistancesFromSink()
    {
        _search.Run(_search.Sink, BeyondReach);
        for (var node = 0; node < _fromSink.Length; node++)
            _fromSink[node] = _search.DistanceTo(node, BeyondReach);
    }

    private void FindRisesClosingAtSink()
    {
        FindSavingsWithin(PlaceForest.Outside);
        foreach (var (place, saving) in _savings)
            _rise[place] = Math.Max(0, saving - _fromSink[place]);
    }

    // Only what brings more than is known already: a unit cannot save more here than what the load rises by from here on.
    private void FindRisesClosingAt(int group)
    {
        FindSavingsWithin(group);
        long most = 0;
        foreach (var (place, saving) in _savings)
            most = Math.Max(most, saving - _rise[place] - _fromSink[place] + _fromSink[group]);
        if (most == 0)
            return;

        _search.RunBeside(group, most, _fromSink);
        var viaSink = _search.DistanceTo(_search.Sink, BeyondReach);
        foreach (var (place, saving) in _savings)
        {
            var distance = Math.Min(_search.DistanceTo(place, BeyondReach), viaSink + _fromSink[place]);
            _rise[place] = Math.Max(_rise[place], saving - distance);
        }
    }

    // Where there is more room inside there is more room around it too.
    private void TakeOverFromOutside()
    {
        foreach (var place in _network.Places.OutermostFirst)
        {
            var parent = _network.Places.Parent[place];
            if (parent != PlaceForest.Outside)
                _rise[place] = Math.Max(_rise[place], _rise[parent]);
        }
    }

    // What a unit at each place inside saves if it may go out to where the ring closes.
    private void FindSavingsWithin(int closing)
    {
        _savings.Clear();
        _savings.Add((closing, 0));
        for (var at = 0; at < _savings.Count; at++)
        {
            var (outer, saving) = _savings[at];
            foreach (var place in _network.Places.Inside(outer))
                _savings.Add((place, saving - _network.Onward(place).Value));
        }

        _savings.RemoveAt(0);
    }

    private bool MayNeedTwoRings(int opening)
    {
        var (wasFull, hadLoad) = (false, false);
        for (var place = opening; place != PlaceForest.Outside; place = _network.Places.Parent[place])
        {
            if (hadLoad && _network.IsFull(place))
                return true;
            hadLoad |= wasFull && _network.Places.HasLoad(place);
            wasFull |= _network.IsFull(place);
        }

        return false;
    }
}
