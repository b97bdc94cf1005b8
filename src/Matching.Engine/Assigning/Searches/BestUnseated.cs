using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// The unseated wishes by which each opening would gain most, so that a search from the sink need not look at all of
/// them. As many by opening as places can lie around each other, and one: raising the limits of an opening and of all
/// around it seats at most one wish a place, so one that still waits is always among them.
/// </summary>
internal sealed class BestUnseated
{
    private readonly int _each;
    private readonly int[] _pairs;
    private readonly int[] _wishes;

    public BestUnseated(Network network)
    {
        _each = network.Places.Depth + 1;
        _pairs = new int[_each * network.Places.Openings];
        _wishes = new int[_pairs.Length];
        Array.Fill(_wishes, Network.None);
        for (var wish = 0; wish < network.PairOf.Length; wish++)
        {
            if (network.PairOf[wish] == Network.None)
                Note(network, wish);
        }
    }

    /// <summary>The best of them for the opening that is unseated in this network.</summary>
    public bool TryFind(Network network, int opening, out int wish, out int pair)
    {
        for (var at = opening * _each; at < (opening + 1) * _each && _wishes[at] != Network.None; at++)
        {
            (wish, pair) = (_wishes[at], _pairs[at]);
            if (network.PairOf[wish] == Network.None)
                return true;
        }

        (wish, pair) = (Network.None, Network.None);
        return false;
    }

    private void Note(Network network, int wish)
    {
        var end = network.EndOfPairs(wish);
        for (var pair = network.FirstPair(wish); pair < end; pair++)
            Insert(network.Gain, network.OpeningOfPair(pair) * _each, wish, pair);
    }

    private void Insert(long[] gain, int first, int wish, int pair)
    {
        var at = first + _each - 1;
        if (_wishes[at] != Network.None && gain[_pairs[at]] >= gain[pair])
            return;

        for (; at > first && (_wishes[at - 1] == Network.None || gain[_pairs[at - 1]] < gain[pair]); at--)
            (_wishes[at], _pairs[at]) = (_wishes[at - 1], _pairs[at - 1]);
        (_wishes[at], _pairs[at]) = (wish, pair);
    }
}
