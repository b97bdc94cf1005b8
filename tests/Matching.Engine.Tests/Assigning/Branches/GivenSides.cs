using Matching.Engine.Assigning;
using Matching.Engine.Assigning.Branches;

namespace Matching.Engine.Tests.Assigning.Branches;

/// <summary>Which side conditions a random problem has.</summary>
[Flags]
public enum Sides
{
    None = 0,
    Collisions = 1,
    Minimums = 2,
    Limits = 4,
    All = 7,
}

/// <summary>Random side conditions of a small problem.</summary>
internal static class GivenSides
{
    public static SideConditions Random(int seed, AssignmentProblem problem, Sides sides)
    {
        var random = new Random(seed + 77);
        var colliding = new HashSet<(int, int)>();
        var density = random.NextDouble();
        for (var pair = 0; pair < problem.Pairs.Count; pair++)
        {
            for (var other = pair + 1; other < problem.Pairs.Count; other++)
            {
                if (random.NextDouble() < density)
                    colliding.Add((pair, other));
            }
        }

        return new SideConditions
        {
            Together = sides.HasFlag(Sides.Collisions) ? Lists(random, problem.Pairs.Wishes) : [],
            Collide = (pair, other) => colliding.Contains((Math.Min(pair, other), Math.Max(pair, other))),
            Minimum = [.. problem.Openings.Select(_ => sides.HasFlag(Sides.Minimums) ? random.Next(4) : 0)],
            Limits = sides.HasFlag(Sides.Limits) ? [.. Enumerable.Range(0, random.Next(3)).Select(_ => Limit(random, problem.Pairs.Count))] : [],
        };
    }

    private static List<int[]> Lists(Random random, int wishes)
    {
        var lists = new List<int[]>();
        for (var first = 0; first < wishes;)
        {
            var length = Math.Min(random.Next(1, 4), wishes - first);
            if (length > 1)
                lists.Add([.. Enumerable.Range(first, length)]);
            first += length;
        }

        return lists;
    }

    private static PairLimit Limit(Random random, int pairs) =>
        new([.. Enumerable.Range(0, pairs).Where(_ => random.Next(2) == 0)], random.Next(-1, 3));
}
