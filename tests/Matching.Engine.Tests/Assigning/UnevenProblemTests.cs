using Matching.Engine.Assigning;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Assigning;

/// <summary>Shapes and sizes at the ends of what plain tables may hold.</summary>
public sealed class UnevenProblemTests
{
    private const long MostWeight = 1_000_000;

    [Fact]
    public void One_wish_may_have_a_pair_with_each_of_a_million_openings()
    {
        const int openings = 1_000_000;
        var pairs = new PairTable(
            [0, openings],
            [.. Enumerable.Range(0, openings)],
            [.. Enumerable.Repeat(7L, openings)],
            [.. Enumerable.Range(0, openings).Select(at => at == 654_321 ? 1000 : at % 1000)],
            new int[openings]);

        ExactAssignment.Solve(new AssignmentProblem(pairs, [.. Enumerable.Repeat(new SeatLimit(1, -1), openings)], [])).OpeningOf.ShouldBe([654_321]);
    }

    [Fact]
    public void A_hundred_thousand_wishes_for_one_seat_leave_the_heaviest_there()
    {
        const int wishes = 100_000;
        var problem = OneOpening(wishes, seats: 1, wish => wish == 77_777 ? MostWeight : wish % 1000, wish => wish % 1001);

        var plan = ExactAssignment.Solve(problem);

        plan.OpeningOf[77_777].ShouldBe(0);
        plan.Objective.Placed.ShouldBe(MostWeight);
    }

    [Fact]
    public void A_hundred_thousand_wishes_for_as_many_seats_of_one_opening_all_get_one()
    {
        var plan = ExactAssignment.Solve(OneOpening(100_000, seats: 100_000, _ => MostWeight, _ => 1000));

        plan.Objective.ShouldBe(new Levels(100_000 * MostWeight, 100_000 * 1000, 0));
    }

    [Fact]
    public void Where_no_opening_has_a_seat_the_plan_is_empty()
    {
        var plan = ExactAssignment.Solve(OneOpening(1000, seats: 0, wish => wish, _ => 5));

        plan.Objective.ShouldBe(default);
        plan.OpeningOf.ShouldAllBe(opening => opening == -1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Figures_at_their_ends_stay_exact_with_load_and_draw(bool weightsDiffer)
    {
        // 300,000 wishes on the widest figures; each fourth seat is behind a host with a rising load.
        const int wishes = 300_000;
        var random = new Random(4);
        var pairs = new PairTable(
            [.. Enumerable.Range(0, wishes + 1).Select(wish => 2 * wish)],
            [.. Enumerable.Range(0, wishes).SelectMany(wish => new[] { wish / 3, wish / 3 + 1 })],
            [.. Enumerable.Range(0, wishes).SelectMany(wish => weightsDiffer ? [MostWeight, wish % MostWeight] : new[] { MostWeight - wish % 2, MostWeight - wish % 2 })],
            [.. Enumerable.Range(0, 2 * wishes).Select(_ => random.Next(2) * 1000)],
            [.. Enumerable.Range(0, 2 * wishes).Select(_ => random.Next(1 << 20))]);
        SeatLimit[] openings = [.. Enumerable.Range(0, wishes / 3 + 1).Select(opening => new SeatLimit(2, opening % 4 == 0 ? opening / 4 : -1))];
        GroupLimit[] groups = [.. Enumerable.Range(0, wishes / 12 + 1).Select(_ => new GroupLimit(GroupLimit.Unlimited, -1, new LoadPrice(20, 3)))];

        var plan = ExactAssignment.Solve(new AssignmentProblem(pairs, openings, groups), threads: 2);

        plan.Gap.ShouldBe(default);
        plan.Objective.ShouldBe(EveryPlan.WorthOf(new AssignmentProblem(pairs, openings, groups), plan.OpeningOf));
        plan.Objective.Placed.ShouldBeGreaterThan(100_000 * MostWeight);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(1000)]
    [InlineData(1400)]
    public void Where_everybody_may_have_every_seat_the_plan_is_proved_and_full(int wishes)
    {
        const int openings = 1000;
        var random = new Random(wishes);
        var pairs = new PairTable(
            [.. Enumerable.Range(0, wishes + 1).Select(wish => wish * openings)],
            [.. Enumerable.Range(0, wishes * openings).Select(pair => pair % openings)],
            [.. Enumerable.Range(0, wishes * openings).Select(pair => 1000L + pair / openings % 7)],
            [.. Enumerable.Range(0, wishes * openings).Select(_ => random.Next(1001))],
            new int[wishes * openings]);

        var plan = ExactAssignment.Solve(new AssignmentProblem(pairs, [.. Enumerable.Repeat(new SeatLimit(1, -1), openings)], []));

        plan.Gap.ShouldBe(default);
        plan.OpeningOf.Count(opening => opening >= 0).ShouldBe(Math.Min(wishes, openings));
    }

    [Fact]
    public void A_load_beyond_the_exact_integers_is_refused_with_its_figures()
    {
        const int wishes = 300_000;
        var pairs = OneOpening(wishes, wishes, _ => MostWeight, _ => 1000).Pairs;
        var problem = new AssignmentProblem(pairs, [new SeatLimit(wishes, 0)], [new GroupLimit(GroupLimit.Unlimited, -1, new LoadPrice(20, 0))]);

        Should.Throw<ArgumentException>(() => ExactAssignment.Solve(problem)).Message.ShouldContain("1000000");
    }

    private static AssignmentProblem OneOpening(int wishes, int seats, Func<int, long> weight, Func<int, int> score) => new(
        new PairTable(
            [.. Enumerable.Range(0, wishes + 1)],
            new int[wishes],
            [.. Enumerable.Range(0, wishes).Select(weight)],
            [.. Enumerable.Range(0, wishes).Select(score)],
            new int[wishes]),
        [new SeatLimit(seats, -1)],
        []);
}
