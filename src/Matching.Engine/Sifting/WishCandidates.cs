using Matching.Engine.Nights;

namespace Matching.Engine.Sifting;

/// <summary>The feasible openings of one wish, by rising opening index, with their scores.</summary>
internal sealed record WishCandidates(ArraySegment<int> Openings, ArraySegment<int> Scores)
{
    public static WishCandidates None { get; } = new(Array.Empty<int>(), Array.Empty<int>());

    public int Count => Openings.Count;

    /// <summary>Place of an opening in the list; negative when it is not feasible.</summary>
    public int Find(OpeningTonight opening) => Openings.AsSpan().BinarySearch(opening.Index);

    public bool Holds(OpeningTonight opening) => Find(opening) >= 0;
}
