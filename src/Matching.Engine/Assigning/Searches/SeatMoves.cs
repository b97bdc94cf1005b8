using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>Moves units along the chain that a seat search found, from its end back to where it began.</summary>
internal sealed class SeatMoves(Network network, SearchLabels labels)
{
    /// <summary>In the place of the wish that is added: a unit that is pushed has none.</summary>
    public const int Pushed = int.MaxValue;

    /// <summary>Wishes that were seated, moved or left out; the search clears it.</summary>
    public List<int> Moved { get; } = [];

    /// <summary>The chain of the wish <paramref name="added"/>, which ends with leaving a wish out or in a place with room.</summary>
    public void Make(int added, int leftOut, int end)
    {
        if (leftOut == added)
            return;

        var place = end;
        if (place == Network.None)
            place = Leave(leftOut);
        else
            network.Units[place]++;

        while (true)
        {
            var from = labels.From[place];
            if (from == Pushed)
                return;
            if (from < 0)
            {
                place = Pass(SearchLabels.PlaceIn(from), place);
                continue;
            }

            var before = from == added ? Network.None : Leave(from);
            network.Seat(from, labels.Pair[place]);
            Moved.Add(from);
            if (before == Network.None)
                return;
            place = before;
        }
    }

    private int Leave(int wish)
    {
        var opening = network.SeatOf(wish);
        network.Unseat(wish);
        Moved.Add(wish);
        return opening;
    }

    // The unit goes from one place on into the one around it, or back into one inside it.
    private int Pass(int from, int place)
    {
        if (network.Places.Parent[from] == place)
            network.Units[from]++;
        else
            network.Units[place]--;
        return from;
    }
}
