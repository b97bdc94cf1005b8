using Matching.Benchmarks.Measuring;
using Matching.Benchmarks.Towns;
using Matching.Engine.Assigning;

namespace Matching.Benchmarks.Assignments;

/// <summary>
/// The seat price of every opening with the load price as in a night; some of them beside solving again with that seat.
/// </summary>
internal static class SeatPricesBench
{
    private const int Checked = 3;

    public static void Run(Report report, string size, IReadOnlyList<int> threads)
    {
        var problem = TownAssignment.WithLoad(TownFolder.Problem(TownFolder.Of(size)));
        var solved = ExactAssignment.Solve(problem, threads[^1]);
        SeatRise[] prices = [];
        var next = 0;
        var sample = Sample.Of(3, () => prices = SeatPrices.Of(solved, threads[^1]));
        var again = Sample.Of(Checked, Again, warmUp: false);
        report.Row(
            $"seat prices of all {prices.Length:N0} openings with load price, {size}, {threads[^1]} threads",
            sample.ToString(),
            $"solving again for one of them {again}",
            "",
            size == "region" ? "under 1 s" : "");

        void Again()
        {
            var opening = prices.Length / Checked * next++ + 11;
            var more = ExactAssignment.Solve(WithOneMoreSeat(problem, opening), threads[^1]).Objective;
            var rise = new SeatRise(more.Placed - solved.Objective.Placed, more.Fit - solved.Objective.Fit);
            if (prices[opening] != rise)
                throw new InvalidOperationException($"Opening {opening}: price {prices[opening]}, solved again {rise}.");
        }
    }

    private static AssignmentProblem WithOneMoreSeat(AssignmentProblem problem, int opening)
    {
        SeatLimit[] openings = [.. problem.Openings];
        GroupLimit[] groups = [.. problem.Groups];
        openings[opening] = openings[opening] with { Seats = openings[opening].Seats + 1 };
        for (var group = openings[opening].Group; group >= 0; group = groups[group].Parent)
        {
            if (groups[group].Capacity != GroupLimit.Unlimited)
                groups[group] = groups[group] with { Capacity = groups[group].Capacity + 1 };
        }

        return new AssignmentProblem(problem.Pairs, openings, groups);
    }
}
