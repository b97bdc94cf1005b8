using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;

namespace Matching.Engine.Assigning.Weights;

/// <summary>
/// Seats parts of a network, one after another. Of a tight problem most wishes are seated by bids and the rest by searches: what must be
/// full begins at a price so low that everybody rather comes there than nowhere, so that it is full in the end.
/// </summary>
/// <param name="network">The parts' network.</param>
/// <param name="labels">Shared by all parts, as no two of them have a place or a wish in common.</param>
/// <param name="highestBid">By wish, shared in the same way.</param>
internal sealed class PartSeating(Network network, SearchLabels labels, Worth[] highestBid)
{
    private readonly SeatSearch _search = new(network, labels);

    /// <summary>All wishes of a part of a tight problem.</summary>
    public void SeatTight(ReadOnlySpan<int> wishes)
    {
        _search.Near.Clear(Lists(wishes));
        new Bidding(network, labels, _search.Near, highestBid).Seat(wishes);
        SeatLeft(wishes);
    }

    /// <summary>All wishes of a part that are not seated yet.</summary>
    public void SeatPlainly(ReadOnlySpan<int> wishes)
    {
        _search.Near.Clear(Lists(wishes));
        SeatLeft(wishes);
    }

    private int Lists(ReadOnlySpan<int> wishes)
    {
        var lists = 0;
        foreach (var wish in wishes)
            lists += NearPairs.Pays(network.EndOfPairs(wish) - network.FirstPair(wish)) ? 1 : 0;
        return lists;
    }

    private void SeatLeft(ReadOnlySpan<int> wishes)
    {
        foreach (var wish in wishes)
        {
            if (network.PairOf[wish] == Network.None)
                _search.Add(wish);
        }
    }
}
