namespace Matching.Engine.Assigning.Branches;

/// <summary>Which side conditions a plan of a part breaks, each list in rising order.</summary>
internal sealed class Faults
{
    private Faults(List<(int Pair, int Other)> collisions, List<int> overfull, List<int> tooFew) =>
        (Collisions, Overfull, TooFew) = (collisions, overfull, tooFew);

    /// <summary>Chosen pairs that exclude each other.</summary>
    public IReadOnlyList<(int Pair, int Other)> Collisions { get; }

    /// <summary>Limits, by their place in the list, of which too many pairs are chosen.</summary>
    public IReadOnlyList<int> Overfull { get; }

    /// <summary>Openings that take somebody, but fewer than their minimum.</summary>
    public IReadOnlyList<int> TooFew { get; }

    public bool AreNone => Collisions.Count + Overfull.Count + TooFew.Count == 0;

    public static Faults Of(Part part, int[] pairOf)
    {
        var collisions = new List<(int, int)>();
        foreach (var list in part.Sides.Together)
            AddCollisions(part, pairOf, list, collisions);

        List<int> overfull = [.. Enumerable.Range(0, part.Sides.Limits.Count).Where(limit => Chosen(part, pairOf, part.Sides.Limits[limit].Pairs) > part.Sides.Limits[limit].Most)];
        var taken = new int[part.Problem.Openings.Length];
        foreach (var pair in pairOf.Where(pair => pair >= 0))
            taken[part.Problem.Pairs.Opening[pair]]++;
        return new Faults(collisions, overfull, [.. Enumerable.Range(0, taken.Length).Where(opening => taken[opening] > 0 && taken[opening] < part.Sides.Minimum[opening])]);
    }

    public static bool IsChosen(Part part, int[] pairOf, int pair) => pairOf[part.WishOfPair[pair]] == pair;

    public static int Chosen(Part part, int[] pairOf, int[] pairs) => pairs.Count(pair => IsChosen(part, pairOf, pair));

    private static void AddCollisions(Part part, int[] pairOf, int[] list, List<(int, int)> collisions)
    {
        for (var first = 0; first < list.Length; first++)
        {
            for (var second = first + 1; second < list.Length; second++)
            {
                var (pair, other) = (pairOf[list[first]], pairOf[list[second]]);
                if (pair >= 0 && other >= 0 && part.Sides.Collide(pair, other))
                    collisions.Add((pair, other));
            }
        }
    }
}
