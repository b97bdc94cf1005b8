using Matching.Engine.Assigning;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Assigning;

public sealed class LiveAssignmentTests
{
    [Theory]
    [MemberData(nameof(ExactAssignmentTests.EveryCombination), MemberType = typeof(ExactAssignmentTests))]
    public void After_each_change_it_is_worth_what_every_plan_of_the_changed_problem_can_be(Features features)
    {
        for (var seed = 0; seed < LongForm.Cases(300); seed++)
        {
            var problem = GivenProblem.Random(seed, features, mostWishes: 4, mostOpenings: 4);
            var (live, beside, random) = (LiveAssignment.Of(ExactAssignment.Solve(problem)), new ChangingProblem(problem, features), new Random(seed));
            for (var step = 0; step < 3; step++)
            {
                var change = beside.Change(live, random);

                live.Objective.ShouldBe(EveryPlan.Of(beside.Now()).Objective, $"seed {seed}, step {step}, {change}, {features}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ExactAssignmentTests.EveryCombination), MemberType = typeof(ExactAssignmentTests))]
    public void After_many_changes_it_is_worth_what_solving_anew_gives_and_is_proved(Features features)
    {
        for (var seed = 0; seed < LongForm.Cases(30); seed++)
            ChangeAndProve(seed, features);
    }

    [Theory]
    [InlineData(7111, Features.Groups | Features.Load | Features.DifferingWeights)]
    [InlineData(7111, Features.Groups | Features.Load | Features.DifferingWeights | Features.NegativeScores)]
    [InlineData(7111, Features.All)]
    public void A_wish_whose_pairs_were_all_forbidden_is_found_again_once_one_is_allowed(int seed, Features features) =>
        ChangeAndProve(seed, features);

    [Fact]
    public void The_rows_are_those_of_the_objective()
    {
        for (var seed = 0; seed < LongForm.Cases(200); seed++)
        {
            var problem = GivenProblem.Random(seed, Features.All, mostWishes: 20, mostOpenings: 8);
            var (live, beside, random) = (LiveAssignment.Of(ExactAssignment.Solve(problem)), new ChangingProblem(problem, Features.All), new Random(seed));
            for (var step = 0; step < 10; step++)
                beside.Change(live, random);

            var rows = Enumerable.Range(0, live.Wishes).Select(live.OpeningOf).ToArray();

            EveryPlan.WorthOf(beside.Now(), rows).ShouldBe(live.Objective, $"seed {seed}");
        }
    }

    [Fact]
    public void A_change_leaves_the_assignment_it_was_made_of_as_it_was()
    {
        var problem = GivenProblem.Random(3, Features.All, mostWishes: 30, mostOpenings: 10);
        var solved = ExactAssignment.Solve(problem);
        var live = LiveAssignment.Of(solved);

        for (var opening = 0; opening < problem.Openings.Length; opening++)
            live.SetSeats(opening, 0);

        live.Objective.ShouldBe(default);
        LiveAssignment.Of(solved).Objective.ShouldBe(solved.Objective);
    }

    [Fact]
    public void A_change_and_its_opposite_leave_the_objective_as_it_was()
    {
        for (var seed = 0; seed < LongForm.Cases(100); seed++)
        {
            var problem = GivenProblem.Random(seed, Features.All, mostWishes: 60, mostOpenings: 20);
            var solved = ExactAssignment.Solve(problem);
            var live = LiveAssignment.Of(solved);
            for (var wish = 0; wish < problem.Pairs.Wishes; wish++)
            {
                var opening = live.OpeningOf(wish);
                live.Forbid(wish, opening);
                live.Allow(wish, opening);
                live.TakeOut(wish);
                live.PutBack(wish);
            }

            live.Objective.ShouldBe(solved.Objective, $"seed {seed}");
        }
    }

    [Fact]
    public void A_weight_beyond_the_exact_integers_of_the_solved_network_is_refused()
    {
        var live = LiveAssignment.Of(ExactAssignment.Solve(GivenProblem.Random(3, Features.All, mostWishes: 30, mostOpenings: 10)));

        Should.Throw<ArgumentException>(() => live.Replace(0, [new LivePair(0, long.MaxValue, 0, 0)])).Message.ShouldContain("9223372036854775807");
    }

    private static void ChangeAndProve(int seed, Features features)
    {
        var problem = GivenProblem.Random(seed, features, mostWishes: 120, mostOpenings: 50);
        var (live, beside, random) = (LiveAssignment.Of(ExactAssignment.Solve(problem)), new ChangingProblem(problem, features), new Random(seed));
        for (var step = 0; step < 60; step++)
        {
            var change = beside.Change(live, random);

            Should.NotThrow(live.Prove, $"seed {seed}, step {step}, {change}, {features}");
        }

        live.Objective.ShouldBe(ExactAssignment.Solve(beside.Now()).Objective, $"seed {seed}, {features}");
    }
}
