using System.Globalization;
using Matching.Benchmarks.Assignments;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Engine;
using Matching.Engine.Assigning;
using Matching.Engine.Nights;

namespace Matching.Benchmarks.Quality;

/// <summary>The exact plan beside two ways of taking one after another, on the same pairs with the same worth: how many are placed, with what weight and score.</summary>
internal static class QualityBench
{
    public static void Run(Report report, string size, IReadOnlyList<int> threads)
    {
        var night = TownFolder.Problem(TownFolder.Of(size));
        var problem = TownAssignment.Of(night);
        // A plan whose prices do not prove it over every pair is not answered but thrown.
        var exact = ExactAssignment.Solve(problem, threads[^1]);
        var placed = exact.OpeningOf.Count(opening => opening >= 0);
        var ours = $"{Words(placed, exact.Objective.Placed, exact.Objective.Fit)}; gap 0, proof checked over {problem.Pairs.Count:N0} pairs";
        Beside("greedy by score", Greedy.ByScore(problem));
        Beside("greedy by waiting", Greedy.ByWaiting(problem, WaitingSince(night)));

        void Beside(string name, Greedy greedy) => report.Row(
            $"quality, {size}",
            ours,
            $"{name}: {Words(greedy.Placed, greedy.Weight, greedy.Score)}",
            $"weight {Less(greedy.Weight, exact.Objective.Placed)}, score {Less(greedy.Score, exact.Objective.Fit)}",
            "gap 0, proof");
    }

    // A row of the assignment is a wish that is not pinned, in the wishes' order.
    private static DateOnly[] WaitingSince(MatchingProblem night) =>
        [.. WishTonight.AllOf(new Night(night)).Where(wish => wish.Pinned is null).Select(wish => wish.Youth.Facts.WaitingSince)];

    private static string Words(int placed, long weight, long score) =>
        string.Create(CultureInfo.InvariantCulture, $"{placed:N0} placed, weight {weight:N0}, score {score:N0}");

    private static string Less(long theirs, long exact) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * (theirs - exact) / exact:+0.0;-0.0} %");
}
