using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning.Searches;

/// <summary>
/// What searches write on places: distance, where they came from, position in the heap. After the places come the
/// wishes, which lie in the heap while pairs of theirs are still to be looked at. One set for all components, as no two
/// of them have a place or a wish in common.
/// </summary>
internal sealed class SearchLabels
{
    public const int Unseen = -1;
    public const int Settled = -2;

    private static readonly Worth Far = new(long.MaxValue, 0);

    public SearchLabels(int places, int wishes = 0)
    {
        Distance = new Worth[places + wishes];
        From = new int[places];
        Pair = new int[places];
        Position = new int[places + wishes];
        NearList = new int[wishes];
        Array.Fill(Position, Unseen);
        Array.Fill(Distance, Far);
        Array.Fill(NearList, Network.None);
    }

    /// <summary>Beyond every distance where a place was not seen yet.</summary>
    public Worth[] Distance { get; }

    /// <summary>The wish whose pair led here, or <see cref="FromPlace"/>.</summary>
    public int[] From { get; }

    public int[] Pair { get; }

    /// <summary>Place in the heap, or one of the two marks above.</summary>
    public int[] Position { get; }

    /// <summary>The list of <see cref="NearPairs"/> of each wish, or none.</summary>
    public int[] NearList { get; }

    public void Forget(int node)
    {
        Position[node] = Unseen;
        Distance[node] = Far;
    }

    public static int FromPlace(int place) => -1 - place;

    public static int PlaceIn(int from) => -1 - from;
}
