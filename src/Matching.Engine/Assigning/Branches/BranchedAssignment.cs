namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// The best plan of a problem with side conditions, by branch and bound on the exact flow. Where the flow alone keeps them its plan is taken as it
/// is; else only the parts in which something was in the way are searched, or the whole is repaired where one of them is too big for that. Same bytes on
/// any number of threads.
/// </summary>
public static class BranchedAssignment
{
    /// <param name="problem">What may be chosen and what limits it.</param>
    /// <param name="sides">What a plan must keep besides.</param>
    /// <param name="threads">1 or more; parts are shared out among them.</param>
    public static BranchedPlan Solve(AssignmentProblem problem, SideConditions sides, int threads = 1)
    {
        RefuseBadSides(problem, sides);
        var flow = ExactAssignment.Solve(problem, threads);
        int[] openingOf = [.. flow.OpeningOf];
        var whole = Part.Whole(problem, sides);
        var faults = Faults.Of(whole, whole.PairsOf(openingOf));
        var inTheWay = PartsInTheWay(whole, faults, openingOf);
        if (inTheWay.Any(part => IsTooBig(problem, sides, part)))
            return new BranchedPlan(problem, flow, Repair.Of(whole, flow));

        Part[] broken = [.. inTheWay.Select(part => Part.Cut(problem, sides, part))];
        var searches = new BranchSearch[broken.Length];
        Parallel.For(0, broken.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, part => searches[part] = BranchSearch.Of(broken[part], null));

        var bound = flow.Bound;
        for (var at = 0; at < broken.Length; at++)
            bound = Worths.Add(bound, Replace(openingOf, searches[at]));
        return new BranchedPlan(problem, flow, openingOf, bound, searches);
    }

    // A search that could not pay for its least flows is none.
    private static bool IsTooBig(AssignmentProblem problem, SideConditions sides, int[] part) =>
        part.Sum(wish => (long)(problem.Pairs.Start[wish + 1] - problem.Pairs.Start[wish])) * BranchSearch.LeastFlows > sides.LooksPerPart;

    private static int[][] PartsInTheWay(Part whole, Faults faults, int[] openingOf)
    {
        if (faults.AreNone)
            return [];

        var wishes = faults.Collisions.Select(collision => whole.WishOfPair[collision.Pair])
            .Concat(faults.Overfull.Select(limit => whole.WishOfPair[whole.Sides.Limits[limit].Pairs[0]]))
            .Concat(faults.TooFew.Select(opening => Array.IndexOf(openingOf, opening)))
            .ToHashSet();
        return [.. Parts.Of(whole.Problem, whole.Sides).Where(part => Array.Exists(part, wishes.Contains))];
    }

    // Answers what the bound falls by, as a sum of levels to add.
    private static Levels Replace(int[] openingOf, BranchSearch search)
    {
        var part = search.Part;
        var before = part.Worth(part.PairsOf(openingOf));
        var (pairOf, bound) = search.Found;
        for (var here = 0; here < pairOf.Length; here++)
            openingOf[part.Wishes[here]] = pairOf[here] < 0 ? -1 : part.Openings[part.Problem.Pairs.Opening[pairOf[here]]];
        return new Levels(bound.Placed - before.Placed, bound.Fit - before.Fit, bound.Draw - before.Draw);
    }

    private static void RefuseBadSides(AssignmentProblem problem, SideConditions sides)
    {
        if (sides.Minimum.Length != problem.Openings.Length)
            throw new ArgumentException($"{sides.Minimum.Length} minimums for {problem.Openings.Length} openings.", nameof(sides));
        if (sides.Together.SelectMany(list => list).GroupBy(wish => wish).FirstOrDefault(wish => wish.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Wish {twice.Key} stands in two lists.", nameof(sides));
    }
}
