using Matching.Engine.Assigning;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Assigning;

public sealed class SeatPricesTests
{
    [Theory]
    [MemberData(nameof(ExactAssignmentTests.EveryCombination), MemberType = typeof(ExactAssignmentTests))]
    public void A_price_is_what_solving_again_with_that_seat_brings(Features features)
    {
        for (var seed = 0; seed < LongForm.Cases(400); seed++)
        {
            var problem = GivenProblem.Random(seed, features, mostWishes: 14, mostOpenings: 8);
            var plan = ExactAssignment.Solve(problem);

            var prices = SeatPrices.Of(plan);

            for (var opening = 0; opening < prices.Length; opening++)
            {
                var more = ExactAssignment.Solve(GivenProblem.WithOneMoreSeat(problem, opening)).Objective;
                prices[opening].ShouldBe(new SeatRise(more.Placed - plan.Objective.Placed, more.Fit - plan.Objective.Fit), $"seed {seed}, opening {opening}, {features}");
            }
        }
    }

    [Fact]
    public void Room_at_the_host_is_worth_something_even_if_nobody_wants_the_opening()
    {
        var pairs = new PairTable([0, 1, 2], [0, 0], [5, 5], [700, 300], [0, 0]);
        var problem = new AssignmentProblem(pairs, [new SeatLimit(2, 0), new SeatLimit(1, 0)], [new GroupLimit(1, -1, default)]);

        SeatPrices.Of(ExactAssignment.Solve(problem)).ShouldBe([new SeatRise(5, 300), new SeatRise(5, 300)]);
    }

    [Fact]
    public void Where_everything_has_room_a_seat_is_worth_nothing()
    {
        var pairs = new PairTable([0, 1], [0], [5], [700], [0]);
        var problem = new AssignmentProblem(pairs, [new SeatLimit(2, 0)], [new GroupLimit(2, -1, default)]);

        SeatPrices.Of(ExactAssignment.Solve(problem)).ShouldBe([default]);
    }

    [Fact]
    public void Two_rings_round_a_rising_load_are_both_counted()
    {
        // Opening 1 is full, the network around is full, the host between has a rising load.
        for (var seed = 0; seed < LongForm.Cases(3000); seed++)
        {
            var problem = NestedThrice(new Random(seed));
            var plan = ExactAssignment.Solve(problem);
            var prices = SeatPrices.Of(plan);
            var opening = seed % prices.Length;

            var more = ExactAssignment.Solve(GivenProblem.WithOneMoreSeat(problem, opening)).Objective;

            prices[opening].ShouldBe(new SeatRise(more.Placed - plan.Objective.Placed, more.Fit - plan.Objective.Fit), $"seed {seed}");
        }
    }

    private static AssignmentProblem NestedThrice(Random random)
    {
        var openings = Enumerable.Range(0, 8).Select(at => new SeatLimit(random.Next(1, 3), at / 2)).ToArray();
        var workplaces = Enumerable.Range(0, 4).Select(at => new GroupLimit(random.Next(1, 4), 4 + at / 2, default));
        var hosts = Enumerable.Range(0, 2).Select(_ => new GroupLimit(random.Next(2, 6), 6, new LoadPrice(random.Next(1, 9), 0)));
        var network = new GroupLimit(random.Next(2, 8), -1, default);
        var wishes = random.Next(6, 16);
        var pairs = wishes * openings.Length;
        return new AssignmentProblem(
            new PairTable(
                [.. Enumerable.Range(0, wishes + 1).Select(wish => wish * openings.Length)],
                [.. Enumerable.Range(0, pairs).Select(pair => pair % openings.Length)],
                new long[pairs],
                [.. Enumerable.Range(0, pairs).Select(_ => random.Next(-60, 100))],
                new int[pairs]),
            openings,
            [.. workplaces, .. hosts, network]);
    }
}
