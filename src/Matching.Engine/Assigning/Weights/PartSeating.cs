using System.Runtime.InteropServices;
using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;

namespace Matching.Engine.Assigning.Weights;

/// <summary>
/// Seats one part of a network. Of a tight problem first those that can be filled together, by bids and then by searches,
/// at whatever price; then the prices are lowered until nobody who weighs just the closing weight sits at a loss, and the
/// others of that weight may take such a place where that is better.
/// </summary>
/// <param name="network">The part's network.</param>
/// <param name="labels">Shared by all parts, as no two of them have a place or a wish in common.</param>
/// <param name="highestBid">By wish, shared in the same way.</param>
internal sealed class PartSeating(Network network, SearchLabels labels, Worth[] highestBid)
{
    private readonly SeatSearch _search = new(network, labels);

    /// <summary>All wishes of a part of a tight problem.</summary>
    public void SeatTight(ReadOnlySpan<int> wishes, bool[] fills)
    {
        var (filled, others) = (new List<int>(), new List<int>());
        foreach (var wish in wishes)
            (fills[wish] ? filled : others).Add(wish);
        var together = CollectionsMarshal.AsSpan(filled);
        new Bidding(network, labels, _search.Near, highestBid).Seat(together);
        foreach (var wish in together)
        {
            if (network.PairOf[wish] == Network.None)
                _search.AddSurely(wish);
        }

        LowerPrices(wishes, together);
        SeatUnseated(CollectionsMarshal.AsSpan(others));
    }

    /// <summary>All wishes of a part whose weights differ: nobody must be filled and no place must be full.</summary>
    public void SeatPlainly(ReadOnlySpan<int> wishes) => SeatUnseated(wishes);

    private void SeatUnseated(ReadOnlySpan<int> wishes)
    {
        foreach (var wish in wishes)
        {
            if (network.PairOf[wish] == Network.None)
                _search.Add(wish);
        }
    }

    // Nothing else changes: in such a part every outermost place is full whatever it costs.
    private void LowerPrices(ReadOnlySpan<int> wishes, ReadOnlySpan<int> seated)
    {
        var lowest = default(Worth);
        foreach (var wish in seated)
        {
            if (network.SurplusOf(wish) < lowest)
                lowest = network.SurplusOf(wish);
        }

        if (lowest == default)
            return;
        foreach (var place in PlacesOf(wishes))
            network.SetPrice(place, network.Price[place] + lowest);
        _search.Near.RaiseAll(-lowest.Value);
    }

    private HashSet<int> PlacesOf(ReadOnlySpan<int> wishes)
    {
        var places = new HashSet<int>();
        foreach (var wish in wishes)
        {
            for (var pair = network.First[wish]; pair < network.End[wish]; pair++)
                AddWithAllAround(places, network.Opening[pair]);
        }

        var outermost = places.Where(place => network.Places.Parent[place] == PlaceForest.Outside).ToArray();
        foreach (var place in outermost)
            AddWithAllInside(places, place);
        return places;
    }

    private void AddWithAllAround(HashSet<int> places, int place)
    {
        while (place != PlaceForest.Outside && places.Add(place))
            place = network.Places.Parent[place];
    }

    private void AddWithAllInside(HashSet<int> places, int place)
    {
        places.Add(place);
        foreach (var inside in network.Places.Inside(place))
            AddWithAllInside(places, inside);
    }
}
