using System.Diagnostics;
using System.Globalization;
using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Engine.Assigning;

namespace Matching.Benchmarks.Assignments;

/// <summary>One wish of a hundred changed in a solved problem beside solving the changed problem anew; and each change by itself.</summary>
internal static class ChangesBench
{
    public static void Run(Report report, string size, IReadOnlyList<int> threads)
    {
        var problem = TownAssignment.Of(TownFolder.Problem(TownFolder.Of(size)));
        var solved = ExactAssignment.Solve(problem);
        var changed = ChangedTown.Of(problem);
        Assignment? anew = null;
        var cold = Sample.Of(5, () => anew = ExactAssignment.Solve(changed.Problem));

        // Twice: the first time what runs is not compiled to the end yet.
        Changes(LiveAssignment.Of(solved), changed);
        LiveAssignment? live = null;
        var ready = Sample.Once(() => live = LiveAssignment.Of(solved));
        var each = Changes(live!, changed);
        if (live!.Prove() != anew!.Objective)
            throw new InvalidOperationException($"Changed: {live.Objective}; solved anew: {anew.Objective}.");

        var sum = each.Runs.Sum();
        report.Row(
            $"1 % of the wishes changed, {size} ({each.Runs.Count:N0} changes; made ready once in {ready:0} ms, not counted)",
            string.Create(CultureInfo.InvariantCulture, $"{sum:0} ms"),
            $"own cold solve, 1 thread {cold}",
            Report.OneIn(sum, cold.Median),
            size == "country" ? "1/30" : "1/6");
        report.Row(
            $"a single change, {size}",
            string.Create(CultureInfo.InvariantCulture, $"median {each.Median:0.000} ms, 95th percentile {each.Percentile(95):0.00} ms, worst {each.Runs.Max():0.0} ms"),
            "",
            "",
            "95th percentile under 2 ms");
    }

    private static Sample Changes(LiveAssignment live, ChangedTown changed)
    {
        var runs = new List<double>();
        foreach (var change in changed.Changes)
        {
            var began = Stopwatch.GetTimestamp();
            change(live);
            runs.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return new Sample(runs);
    }
}
