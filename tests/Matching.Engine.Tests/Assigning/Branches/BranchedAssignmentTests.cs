using Matching.Engine.Assigning;
using Matching.Engine.Assigning.Branches;

namespace Matching.Engine.Tests.Assigning.Branches;

public sealed class BranchedAssignmentTests
{
    public static TheoryData<Features, Sides> EveryCombination()
    {
        var data = new TheoryData<Features, Sides>();
        for (var features = Features.None; features <= Features.All; features++)
        {
            for (var sides = Sides.None; sides <= Sides.All; sides++)
                data.Add(features, sides);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCombination))]
    public void No_plan_that_keeps_the_conditions_is_better(Features features, Sides sides)
    {
        for (var seed = 1; seed <= LongForm.Cases(40); seed++)
        {
            var problem = GivenProblem.Random(seed, features);
            var conditions = GivenSides.Random(seed, problem, sides);

            var plan = BranchedAssignment.Solve(problem, conditions);

            var told = $"seed {seed}, {features}, {sides}";
            Keeps(problem, conditions, plan.OpeningOf).ShouldBeTrue(told);
            plan.Objective.ShouldBe(EveryPlan.Of(problem, openingOf => Keeps(problem, conditions, openingOf)).Objective, told);
            plan.Bound.ShouldBe(plan.Objective, told);
        }
    }

    [Theory]
    [InlineData(1560, Features.Load, Sides.Minimums | Sides.Limits)]
    [InlineData(5589, Features.None, Sides.All)]
    public void A_search_ends_where_somebody_who_is_seated_for_good_is_in_the_way(int seed, Features features, Sides sides)
    {
        var problem = GivenProblem.Random(seed, features);
        var conditions = GivenSides.Random(seed, problem, sides);

        BranchedAssignment.Solve(problem, conditions).Objective.ShouldBe(EveryPlan.Of(problem, openingOf => Keeps(problem, conditions, openingOf)).Objective);
    }

    [Fact]
    public void Without_conditions_the_plan_is_the_flows_own()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var problem = GivenProblem.Random(seed, Features.All);

            BranchedAssignment.Solve(problem, GivenSides.Random(seed, problem, Sides.None)).OpeningOf.ShouldBe(ExactAssignment.Solve(problem).OpeningOf);
        }
    }

    [Theory]
    [InlineData(4_000_000)]
    [InlineData(0)]
    public void Any_number_of_threads_finds_the_same_plan_searched_or_repaired(long looks)
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var problem = GivenProblem.Random(seed, Features.Groups | Features.Load, mostWishes: 40, mostOpenings: 25);
            var conditions = GivenSides.Random(seed, problem, Sides.Collisions | Sides.Minimums) with { LooksPerPart = looks };

            var (one, two) = (BranchedAssignment.Solve(problem, conditions), BranchedAssignment.Solve(problem, conditions, threads: 2));

            two.OpeningOf.ShouldBe(one.OpeningOf);
            two.Bound.ShouldBe(one.Bound);
        }
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(0)]
    public void A_search_that_is_cut_short_and_a_repair_tell_how_much_better_a_plan_could_be(long looks)
    {
        var cutShort = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = GivenProblem.Random(seed, Features.Groups | Features.Load, mostWishes: 24, mostOpenings: 12);
            var conditions = GivenSides.Random(seed, problem, Sides.All);

            var (exact, brief) = (BranchedAssignment.Solve(problem, conditions), BranchedAssignment.Solve(problem, conditions with { LooksPerPart = looks }));

            Keeps(problem, conditions, brief.OpeningOf).ShouldBeTrue();
            EveryPlan.Compare(brief.Objective, exact.Objective).ShouldBeLessThanOrEqualTo(0);
            EveryPlan.Compare(brief.Bound, exact.Objective).ShouldBeGreaterThanOrEqualTo(0);
            cutShort += brief.Bound == brief.Objective ? 0 : 1;
        }

        cutShort.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(EveryCombination))]
    public void A_repaired_plan_keeps_the_conditions_and_its_bound_holds(Features features, Sides sides)
    {
        for (var seed = 1; seed <= LongForm.Cases(20); seed++)
        {
            var problem = GivenProblem.Random(seed, features);
            var conditions = GivenSides.Random(seed, problem, sides);

            var plan = BranchedAssignment.Solve(problem, conditions with { LooksPerPart = 0 });

            var told = $"seed {seed}, {features}, {sides}";
            var best = EveryPlan.Of(problem, openingOf => Keeps(problem, conditions, openingOf)).Objective;
            Keeps(problem, conditions, plan.OpeningOf).ShouldBeTrue(told);
            EveryPlan.Compare(plan.Objective, best).ShouldBeLessThanOrEqualTo(0, told);
            EveryPlan.Compare(plan.Bound, best).ShouldBeGreaterThanOrEqualTo(0, told);
        }
    }

    [Fact]
    public void Prices_alone_prove_many_repaired_plans()
    {
        var (repaired, proved) = (0, 0);
        for (var seed = 1; seed <= 300; seed++)
        {
            var problem = GivenProblem.Random(seed, Features.Groups | Features.Load, mostWishes: 24, mostOpenings: 12);
            var plan = BranchedAssignment.Solve(problem, GivenSides.Random(seed, problem, Sides.Collisions) with { LooksPerPart = 0 });
            repaired += plan.IsRepaired ? 1 : 0;
            proved += plan.IsRepaired && plan.Bound == plan.Objective ? 1 : 0;
        }

        repaired.ShouldBeGreaterThan(50);
        (proved * 4).ShouldBeGreaterThan(repaired);
    }

    [Fact]
    public void Conditions_that_do_not_fit_the_problem_are_refused_with_their_values()
    {
        var problem = GivenProblem.Random(3, Features.None);
        var good = GivenSides.Random(3, problem, Sides.None);

        Should.Throw<ArgumentException>(() => BranchedAssignment.Solve(problem, good with { Minimum = [] })).Message.ShouldContain("0 minimums");
        Should.Throw<ArgumentException>(() => BranchedAssignment.Solve(problem, good with { Together = [[0, 1], [1, 2]] })).Message.ShouldContain("Wish 1");
    }

    private static bool Keeps(AssignmentProblem problem, SideConditions sides, IReadOnlyList<int> openingOf)
    {
        int[] pairs = [.. openingOf.Select((opening, wish) => opening < 0 ? -1 : Array.IndexOf(problem.Pairs.Opening, opening, problem.Pairs.Start[wish], problem.Pairs.Start[wish + 1] - problem.Pairs.Start[wish]))];
        var chosen = pairs.Where(pair => pair >= 0).ToHashSet();
        return sides.Together.All(list => list.All(one => list.All(other => one == other || pairs[one] < 0 || pairs[other] < 0 || !sides.Collide(pairs[one], pairs[other]))))
            && sides.Limits.All(limit => limit.Pairs.Count(chosen.Contains) <= Math.Max(0, limit.Most))
            && openingOf.Where(opening => opening >= 0).CountBy(opening => opening).All(taken => taken.Value >= sides.Minimum[taken.Key]);
    }
}
