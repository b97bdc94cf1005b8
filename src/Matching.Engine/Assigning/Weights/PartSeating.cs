using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;

namespace Matching.Engine.Assigning.Weights;

/// <summary>
/// Seats one part of a network. Of a tight problem most wishes are seated by bids and the rest by searches: what must be
/// full begins at a price so low that everybody rather comes there than nowhere, so that it is full in the end.
/// </summary>
/// <param name="network">The part's network.</param>
/// <param name="labels">Shared by all parts, as no two of them have a place or a wish in common.</param>
/// <param name="highestBid">By wish, shared in the same way.</param>
internal sealed class PartSeating(Network network, SearchLabels labels, Worth[] highestBid)
{
    private readonly SeatSearch _search = new(network, labels);

    /// <summary>All wishes of a part of a tight problem.</summary>
    public void SeatTight(ReadOnlySpan<int> wishes)
    {
        new Bidding(network, labels, _search.Near, highestBid).Seat(wishes);
        SeatPlainly(wishes);
    }

    /// <summary>All wishes of a part that are not seated yet.</summary>
    public void SeatPlainly(ReadOnlySpan<int> wishes)
    {
        foreach (var wish in wishes)
        {
            if (network.PairOf[wish] == Network.None)
                _search.Add(wish);
        }
    }
}
