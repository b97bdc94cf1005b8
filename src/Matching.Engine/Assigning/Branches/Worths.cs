namespace Matching.Engine.Assigning.Branches;

/// <summary>Counts what a plan is worth, level by level, and compares such sums from the first level on.</summary>
internal static class Worths
{
    public static readonly Levels Least = new(long.MinValue / 4, 0, 0);

    public static Levels Of(AssignmentProblem problem, IReadOnlyList<int> openingOf)
    {
        var units = new long[problem.Groups.Length];
        var sum = default(Levels);
        for (var wish = 0; wish < openingOf.Count; wish++)
        {
            if (openingOf[wish] >= 0)
                sum = Add(sum, OfPair(problem, wish, PairOf(problem, wish, openingOf[wish]), units));
        }

        return sum;
    }

    /// <summary>Weight, score less the load of one more unit, and draw of a pair; the units around it are raised.</summary>
    public static Levels OfPair(AssignmentProblem problem, int wish, int pair, long[] units)
    {
        long load = 0;
        for (var group = problem.Openings[problem.Pairs.Opening[pair]].Group; group >= 0; group = problem.Groups[group].Parent)
            load += problem.Groups[group].Load.OfUnit(++units[group]);
        return new Levels(problem.Pairs.WeightOf(wish, pair), problem.Pairs.Score[pair] - load, problem.Pairs.Draw[pair]);
    }

    public static int PairOf(AssignmentProblem problem, int wish, int opening)
    {
        var first = problem.Pairs.Start[wish];
        var pair = Array.BinarySearch(problem.Pairs.Opening, first, problem.Pairs.Start[wish + 1] - first, opening);
        return pair >= 0 ? pair : throw new ArgumentException($"Wish {wish} has no pair with opening {opening}.", nameof(opening));
    }

    public static Levels Add(Levels a, Levels b) => new(a.Placed + b.Placed, a.Fit + b.Fit, a.Draw + b.Draw);

    public static int Compare(Levels a, Levels b) => (a.Placed, a.Fit, a.Draw).CompareTo((b.Placed, b.Fit, b.Draw));

    public static Levels Higher(Levels a, Levels b) => Compare(a, b) >= 0 ? a : b;

    public static Levels Lower(Levels a, Levels b) => Compare(a, b) <= 0 ? a : b;
}
