using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

public sealed class WeightsOfWishesTests
{
    private static readonly OpeningFacts[] FourJobs = [.. Enumerable.Range(1, 4).Select(n => Given.Opening($"O{n}", host: $"H{n}"))];

    private static int Weight(YouthFacts youth, OpeningFacts[]? openings = null, PlacementFacts[]? placements = null) =>
        Matcher.Plan(Given.Problem([youth with { Wants = [Kind.Job] }], openings ?? FourJobs, placements: placements)).Pairs.Single().Weight;

    [Theory]
    [InlineData(0, 1200)]
    [InlineData(365, 1565)]
    [InlineData(366, 1565)]
    public void A_wish_weighs_its_base_and_a_point_a_day_up_to_a_year(int days, int weight) =>
        Weight(Given.Youth() with { WaitingSince = Given.DaysAgo(days) }).ShouldBe(weight);

    [Theory]
    [InlineData(1, 1310)]
    [InlineData(3, 1310)]
    [InlineData(4, 1210)]
    public void Few_feasible_openings_weigh(int openings, int weight) => Weight(Given.Youth(), FourJobs[..openings]).ShouldBe(weight);

    [Fact]
    public void Something_agreed_or_running_of_any_kind_takes_the_two_hundred_away()
    {
        Weight(Given.Youth(), placements: [Given.Placement(PlacementState.Agreed, null, kind: Kind.Mentor)]).ShouldBe(1010);
        Weight(Given.Youth(), placements: [Given.Placement(PlacementState.Running, null) with { EndDate = Given.DaysAgo(1) }]).ShouldBe(1210);
    }

    [Fact]
    public void A_late_yes_weighs() => Weight(Given.Youth() with { SaidYesTooLate = true }).ShouldBe(1610);

    [Fact]
    public void The_highest_priority_among_her_enrolments_with_this_kind_weighs()
    {
        var problem = Given.Problem([Given.Youth() with { Wants = [Kind.Job], EnrolledIn = [Given.Programme, "more", "mentors", "not-hers"] }], [.. FourJobs, Given.Opening("O5", Kind.Mentor, "H5") with { Programme = "mentors" }, Given.Opening("O6") with { Programme = "more", Status = Status.Closed }]);

        var plan = Matcher.Plan(problem with
        {
            Programmes = [Given.TheProgramme with { Priority = 10 }, Given.TheProgramme with { Id = "more", Priority = 30 }, Given.TheProgramme with { Id = "mentors", Priority = 400 }],
        });

        plan.Pairs.Single().Weight.ShouldBe(1240);
    }

    [Theory]
    [InlineData(Kind.Job, 1240)]
    [InlineData(Kind.Mentor, 1210)]
    public void A_priority_of_one_kind_weighs_for_that_kind_only(Kind kind, int weight)
    {
        var programme = Given.TheProgramme with { Priorities = new Dictionary<Kind, int> { [kind] = 30 } };

        Matcher.Plan(Given.Problem([Given.Youth() with { Wants = [Kind.Job] }], FourJobs) with { Programmes = [programme] }).Pairs.Single().Weight.ShouldBe(weight);
    }

    [Fact]
    public void A_shown_wish_outweighs_every_other_and_keeps_its_opening()
    {
        YouthFacts[] youths =
        [
            Given.Youth("Y1") with { Wants = [Kind.Job], WaitingSince = Given.Night },
            Given.Youth("Y2") with { Wants = [Kind.Job], WaitingSince = Given.DaysAgo(900), SaidYesTooLate = true },
        ];

        var plan = Matcher.Plan(Given.Problem(youths, [Given.Opening()], placements: [Given.Placement(PlacementState.Shown)]));

        plan.Pairs.Single().ShouldSatisfyAllConditions(
            pair => pair.Youth.ShouldBe("Y1"),
            pair => pair.State.ShouldBe(PairState.Shown),
            pair => pair.Weight.ShouldBe(2500));
    }

    [Fact]
    public void A_shown_pair_that_is_no_longer_feasible_weighs_as_any_other_and_pays_no_tax()
    {
        OpeningFacts[] openings = [Given.Opening("O1") with { MinAge = 30 }, Given.Opening("O2", host: "H2")];

        var plan = Matcher.Plan(Given.Problem([Given.Youth() with { Wants = [Kind.Job] }], openings, placements: [Given.Placement(PlacementState.Shown)]));

        plan.Pairs.Single().ShouldSatisfyAllConditions(
            pair => pair.State.ShouldBe(PairState.Proposed),
            pair => pair.Weight.ShouldBe(1310));
        plan.Objective.Fit.ShouldBe(plan.Pairs.Single().Score);
    }

    [Theory]
    [InlineData(8, "O1")]
    [InlineData(9, "O2")]
    public void A_better_place_moves_a_shown_wish_only_when_it_is_worth_the_tax(int hours, string opening)
    {
        // room-to-grow weighs 120 for a job: eight hours are 57 points, nine are 64, and the tax is 60.
        var shown = Given.Opening("O1") with { HoursPerWeekMin = 4, HoursPerWeekMax = 4 };
        var better = Given.Opening("O2", host: "H2") with { HoursPerWeekMin = 4, HoursPerWeekMax = 4 + hours };

        var plan = Matcher.Plan(Given.Problem([Given.Youth() with { Wants = [Kind.Job] }], [shown, better], placements: [Given.Placement(PlacementState.Shown)]));

        plan.Pairs.Single().Opening.ShouldBe(opening);
    }
}
