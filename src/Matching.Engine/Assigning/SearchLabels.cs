namespace Matching.Engine.Assigning;

/// <summary>
/// What searches write on places: distance, where they came from, position in the heap. One set for all components, as
/// no two of them have a place in common.
/// </summary>
internal sealed class SearchLabels
{
    public const int Unseen = -1;
    public const int Settled = -2;

    private static readonly Worth Far = new(long.MaxValue, 0);

    public SearchLabels(int places)
    {
        Distance = new Worth[places];
        From = new int[places];
        Pair = new int[places];
        Position = new int[places];
        Array.Fill(Position, Unseen);
        Array.Fill(Distance, Far);
    }

    /// <summary>Beyond every distance where a place was not seen yet.</summary>
    public Worth[] Distance { get; }

    /// <summary>The wish whose pair led here, or <see cref="FromPlace"/>.</summary>
    public int[] From { get; }

    public int[] Pair { get; }

    /// <summary>Place in the heap, or one of the two marks above.</summary>
    public int[] Position { get; }

    public void Forget(int place)
    {
        Position[place] = Unseen;
        Distance[place] = Far;
    }

    public static int FromPlace(int place) => -1 - place;

    public static int PlaceIn(int from) => -1 - from;
}
