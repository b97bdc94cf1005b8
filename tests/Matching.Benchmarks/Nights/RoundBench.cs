using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// After a night everything that it proposed is shown; then one seat comes free, and whoever had it rests. The round from that seat beside the whole plan
/// of the same problem, and what it looked at.
/// </summary>
internal static class RoundBench
{
    private const int Freed = 12;

    public static void Run(Report report, string size, IReadOnlyList<int> threads)
    {
        if (size == "country")
        {
            return;
        }

        var options = new MatcherOptions { Threads = threads[^1], OnlyPairs = true };
        var problem = TownFolder.Problem(TownFolder.Of(size));
        var night = Matcher.Plan(problem, options);
        PlannedPair[] proposed = [.. night.Pairs.Where(pair => pair.State != PairState.Pinned)];
        PlannedPair[] freed = [.. Enumerable.Range(0, Freed).Select(n => proposed[proposed.Length / Freed * n])];
        MatchingRound[] rounds = new MatchingRound[Freed];
        var next = 0;
        var ours = Sample.Of(Freed - 1, () => rounds[next] = Matcher.Round(Without(problem, proposed, freed[next]), [freed[next++].Opening], options));
        MatchingPlan? whole = null;
        var beside = Sample.Of(1, () => whole = Matcher.Plan(Without(problem, proposed, freed[0]), options), warmUp: false);
        var news = whole!.Pairs.Where(pair => pair.State == PairState.Proposed).Select(pair => (pair.Youth, pair.Kind, pair.Opening)).ToHashSet();
        if (!rounds[0].Pairs.All(pair => news.Contains((pair.Youth, pair.Kind, pair.Opening))))
        {
            throw new InvalidOperationException($"The round from {freed[0].Opening} proposes what the whole plan does not.");
        }

        var looked = string.Join(' ', rounds.Select(round => round.LookedAt).Order());
        report.Row(
            $"a round after one seat came free, {size}, {threads[^1]} threads (wishes looked at: {looked} of {night.Counts.Wishes}; proposed: {rounds.Sum(round => round.Pairs.Count)} in {Freed})",
            ours.ToString(),
            $"the whole plan, pairs only {beside}",
            Report.OneIn(ours.Median, beside.Median),
            "its component only");
    }

    private static MatchingProblem Without(MatchingProblem problem, PlannedPair[] proposed, PlannedPair gone) => problem with
    {
        Placements =
        [
            .. problem.Placements.Where(row => row.State != PlacementState.Shown),
            .. proposed.Where(pair => pair != gone)
                .Select(pair => Given.Placement(PlacementState.Approved, pair.Opening, pair.Youth, pair.Kind) with { Since = problem.Date, StartDate = null }),
        ],
        Youths = [.. problem.Youths.Select(youth => youth.Id == gone.Youth ? youth with { Wants = [] } : youth)],
    };
}
