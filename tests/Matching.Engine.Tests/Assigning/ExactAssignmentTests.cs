using Matching.Engine.Assigning;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Assigning;

public sealed class ExactAssignmentTests
{
    private static readonly int Cases = LongForm.Cases(1500);

    public static TheoryData<Features> EveryCombination()
    {
        var data = new TheoryData<Features>();
        for (var features = Features.None; features <= Features.All; features++)
            data.Add(features);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCombination))]
    public void The_plan_is_the_first_of_the_best_among_every_plan(Features features)
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var problem = GivenProblem.Random(seed, features);

            var plan = ExactAssignment.Solve(problem);

            var best = EveryPlan.Of(problem);
            plan.Objective.ShouldBe(best.Objective, $"seed {seed}, {features}");
            plan.OpeningOf.ShouldBe(best.OpeningOf, $"seed {seed}, {features}");
            plan.Gap.ShouldBe(default, $"seed {seed}, {features}");
        }
    }

    [Fact]
    public void Weights_said_once_a_wish_give_the_plan_of_weights_said_for_each_pair()
    {
        for (var seed = 0; seed < LongForm.Cases(200); seed++)
        {
            var problem = GivenProblem.Random(seed, Features.Groups | Features.Load | Features.NegativeScores, mostWishes: 40, mostOpenings: 15);
            var pairs = problem.Pairs;
            long[] weights = [.. Enumerable.Range(0, pairs.Wishes).Select(wish => pairs.Start[wish] < pairs.Start[wish + 1] ? pairs.Weight[pairs.Start[wish]] : 0)];
            var once = new AssignmentProblem(pairs with { Weight = weights, WeighsByWish = true }, problem.Openings, problem.Groups);

            var (solved, beside) = (ExactAssignment.Solve(once), ExactAssignment.Solve(problem));

            solved.OpeningOf.ShouldBe(beside.OpeningOf, $"seed {seed}");
            solved.Objective.ShouldBe(beside.Objective, $"seed {seed}");
        }
    }

    [Fact]
    public void A_place_whose_units_are_decided_by_weight_costs_no_less_than_the_one_around_it()
    {
        // Opening 0 lies in a workplace in a host, opening 1 in the host. The two heavy wishes decide opening 0 and with it
        // the workplace; the two light ones contend by score for what the host has left.
        var pairs = new PairTable([0, 1, 2, 3, 4], [0, 0, 1, 1], [9, 8, 5, 5], [1, 1, 300, 700], [0, 0, 0, 0]);
        var problem = new AssignmentProblem(
            pairs,
            [new SeatLimit(1, 0), new SeatLimit(2, 1)],
            [new GroupLimit(GroupLimit.Unlimited, 1, default), new GroupLimit(2, -1, default)]);

        ExactAssignment.Solve(problem).OpeningOf.ShouldBe([0, -1, -1, 1]);
    }

    [Fact]
    public void A_higher_weight_counts_before_any_fit()
    {
        var problem = OneSeat((Weight: 5, Score: 0, Draw: 0), (Weight: 4, Score: 1000, Draw: 9));

        ExactAssignment.Solve(problem).OpeningOf.ShouldBe([0, -1]);
    }

    [Fact]
    public void A_higher_fit_counts_before_any_draw()
    {
        var problem = OneSeat((Weight: 5, Score: 7, Draw: 0), (Weight: 5, Score: 6, Draw: 1_000_000));

        ExactAssignment.Solve(problem).OpeningOf.ShouldBe([0, -1]);
    }

    [Fact]
    public void At_equal_weight_and_fit_the_higher_draw_wins()
    {
        var problem = OneSeat((Weight: 5, Score: 7, Draw: 1), (Weight: 5, Score: 7, Draw: 2));

        ExactAssignment.Solve(problem).OpeningOf.ShouldBe([-1, 0]);
    }

    [Fact]
    public void When_all_is_equal_the_first_wish_wins()
    {
        var problem = OneSeat((Weight: 5, Score: 7, Draw: 1), (Weight: 5, Score: 7, Draw: 1));

        ExactAssignment.Solve(problem).OpeningOf.ShouldBe([0, -1]);
    }

    [Fact]
    public void A_filled_wish_of_some_weight_outweighs_every_load_price()
    {
        var pairs = new PairTable([0, 1, 2, 3], [0, 0, 0], [1, 1, 1], [10, 10, 10], [0, 0, 0]);
        var problem = new AssignmentProblem(pairs, [new SeatLimit(3, 0)], [new GroupLimit(9, -1, new LoadPrice(20, 2))]);

        // The third, fourth and fifth on the host: 120 + 240 + 400.
        ExactAssignment.Solve(problem).Objective.ShouldBe(new Levels(3, 30 - 760, 0));
    }

    [Fact]
    public void Without_wishes_the_plan_is_empty()
    {
        var problem = new AssignmentProblem(new PairTable([0], [], [], [], []), [new SeatLimit(1, -1)], []);

        var plan = ExactAssignment.Solve(problem);

        plan.OpeningOf.ShouldBeEmpty();
        plan.Objective.ShouldBe(default);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_plan(int threads)
    {
        for (var seed = 0; seed < LongForm.Cases(200); seed++)
        {
            var problem = GivenProblem.Random(seed, Features.All, mostWishes: 60, mostOpenings: 40);

            var plan = ExactAssignment.Solve(problem, threads);

            var alone = ExactAssignment.Solve(problem);
            plan.OpeningOf.ShouldBe(alone.OpeningOf, $"seed {seed}");
            plan.Objective.ShouldBe(alone.Objective, $"seed {seed}");
        }
    }

    [Fact]
    public void No_threads_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ExactAssignment.Solve(OneSeat((1, 1, 1)), threads: 0));

    [Fact]
    public void One_more_seat_never_lowers_the_objective()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var problem = GivenProblem.Random(seed, (Features)(seed % 32), mostWishes: 20, mostOpenings: 10);
            var more = GivenProblem.WithOneMoreSeat(problem, seed % problem.Openings.Length);

            var (before, after) = (ExactAssignment.Solve(problem), ExactAssignment.Solve(more));

            EveryPlan.Compare(after.Objective, before.Objective).ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
        }
    }

    [Fact]
    public void One_more_excluded_pair_never_raises_the_objective()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var problem = GivenProblem.Random(seed, (Features)(seed % 32), mostWishes: 20, mostOpenings: 10);
            if (problem.Pairs.Count == 0)
                continue;
            var less = GivenProblem.WithoutPair(problem, seed % problem.Pairs.Count);

            var (before, after) = (ExactAssignment.Solve(problem), ExactAssignment.Solve(less));

            EveryPlan.Compare(after.Objective, before.Objective).ShouldBeLessThanOrEqualTo(0, $"seed {seed}");
        }
    }

    [Fact]
    public void Wishes_with_many_pairs_are_solved_to_the_proved_best_too()
    {
        for (var seed = 0; seed < LongForm.Cases(60); seed++)
        {
            var problem = GivenProblem.Random(seed, (Features)(seed % 32), mostWishes: 400, mostOpenings: 160);

            var plan = ExactAssignment.Solve(problem);

            plan.Gap.ShouldBe(default, $"seed {seed}");
            plan.Objective.ShouldBe(EveryPlan.WorthOf(problem, plan.OpeningOf), $"seed {seed}");
        }
    }

    [Fact]
    public void The_objective_is_what_the_rows_add_up_to()
    {
        for (var seed = 0; seed < LongForm.Cases(300); seed++)
        {
            var problem = GivenProblem.Random(seed, (Features)(seed % 32), mostWishes: 80, mostOpenings: 30);

            var plan = ExactAssignment.Solve(problem);

            plan.Objective.ShouldBe(EveryPlan.WorthOf(problem, plan.OpeningOf), $"seed {seed}");
        }
    }

    private static AssignmentProblem OneSeat(params (long Weight, int Score, int Draw)[] wishes)
    {
        var pairs = new PairTable(
            [.. Enumerable.Range(0, wishes.Length + 1)],
            new int[wishes.Length],
            [.. wishes.Select(w => w.Weight)],
            [.. wishes.Select(w => w.Score)],
            [.. wishes.Select(w => w.Draw)]);
        return new AssignmentProblem(pairs, [new SeatLimit(1, -1)], []);
    }
}
