using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

public sealed class GroupsTests
{
    private static readonly OpeningFacts Cohort = Given.Opening("O1") with { Seats = 4, CohortMin = 2, CohortMax = 4, ClosesOn = Given.Night };

    private static YouthFacts[] Jobless(int count) => [.. Enumerable.Range(1, count).Select(n => Given.Youth($"Y{n}") with { Wants = [Kind.Job] })];

    [Theory]
    [InlineData(0, 1, PairState.Gathering)]
    [InlineData(0, 3, PairState.Gathering)]
    [InlineData(-1, 2, PairState.Proposed)]
    public void Until_the_end_of_its_closing_day_any_number_gathers_and_then_its_minimum_opens_it(int closesIn, int youths, PairState state)
    {
        var plan = Matcher.Plan(Given.Problem(Jobless(youths), [Cohort with { ClosesOn = Given.Night.AddDays(closesIn) }]));

        plan.Pairs.Select(pair => pair.State).ShouldBe(Enumerable.Repeat(state, youths));
        plan.Dissolved.ShouldBeEmpty();
    }

    [Fact]
    public void In_the_night_after_it_a_group_below_its_minimum_dissolves_and_the_plan_says_so()
    {
        var plan = Matcher.Plan(Given.Problem(Jobless(1), [Cohort with { ClosesOn = Given.DaysAgo(1) }]));

        plan.Pairs.ShouldBeEmpty();
        plan.Dissolved.ShouldBe(["O1"]);
        plan.Unplaced.ShouldHaveSingleItem().Reason.ShouldBe("all_taken");
    }

    [Fact]
    public void Who_is_held_or_placed_elsewhere_counts_in_the_minimum()
    {
        var closed = Cohort with { ClosesOn = Given.DaysAgo(1) };

        Matcher.Plan(Given.Problem(Jobless(2), [closed], placements: [Given.Placement(PlacementState.Approved)])).Counts.Placed.ShouldBe(1);
        Matcher.Plan(Given.Problem(Jobless(1), [closed with { SeatsTakenElsewhere = 1 }])).Counts.Placed.ShouldBe(1);
    }

    [Fact]
    public void Who_was_shown_a_group_that_dissolves_gets_another_place()
    {
        var plan = Matcher.Plan(Given.Problem(
            Jobless(1), [Cohort with { ClosesOn = Given.DaysAgo(1) }, Given.Opening("O2", host: "H2")], placements: [Given.Placement(PlacementState.Shown)]));

        var pair = plan.Pairs.ShouldHaveSingleItem();
        (pair.Opening, pair.State).ShouldBe(("O2", PairState.Proposed));
        plan.Dissolved.ShouldBe(["O1"]);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void A_small_group_opens_only_with_its_fewest(int youths, int placed)
    {
        var plan = Matcher.Plan(Given.Problem(Jobless(youths), [Given.Opening("O1") with { Seats = 3, GroupMin = 2 }]));

        plan.Counts.Placed.ShouldBe(placed);
        plan.Unplaced.Select(wish => wish.Reason).ShouldAllBe(reason => reason == "gathering");
    }

    [Fact]
    public void A_group_is_filled_from_elsewhere_where_that_places_more()
    {
        YouthFacts[] youths = [.. Jobless(3).Select((youth, n) => n == 2 ? youth : youth with { WishedHosts = ["H2"] })];
        var plan = Matcher.Plan(Given.Problem(youths, [Given.Opening("O1") with { Seats = 2, GroupMin = 2 }, Given.Opening("O2", host: "H2") with { Seats = 1 }]));

        plan.Counts.Placed.ShouldBe(3);
        plan.Pairs.Count(pair => pair.Opening == "O1").ShouldBe(2);
    }

    [Fact]
    public void A_programmes_places_limit_all_its_openings_together()
    {
        var problem = Given.Problem(Jobless(4), [Given.Opening("O1") with { Seats = 2 }, Given.Opening("O2", host: "H2") with { Seats = 2 }], placements: [Given.Placement(PlacementState.Running, youth: "Y1")]);

        MatchingPlan With(int? places) => Matcher.Plan(problem with { Programmes = [Given.TheProgramme with { Places = places }] });

        With(null).Counts.Placed.ShouldBe(3);
        With(3).Counts.Placed.ShouldBe(2);
        With(3).Unplaced.ShouldHaveSingleItem().Reason.ShouldBe("host_limit");
        With(0).Assumed.ShouldContain($"pins_over_limit:programme:{Given.Programme}");
    }

    [Fact]
    public void One_persons_two_places_exclude_each_other_where_her_hours_do_not_hold_both()
    {
        var youth = Given.Youth() with { Wants = [Kind.Job, Kind.Internship], MaxHoursPerWeek = 7 };
        var plan = Matcher.Plan(Given.Problem([youth], [Given.Opening("O1"), Given.Opening("O2", Kind.Internship, "H2")]));

        plan.Counts.Placed.ShouldBe(1);
        plan.Unplaced.ShouldHaveSingleItem().Reason.ShouldBe("collides_with_own");
        plan.Gap.ShouldBe(new Levels(0, 0, 0));
        Matcher.Plan(Given.Problem([youth with { MaxHoursPerWeek = 8 }], [Given.Opening("O1"), Given.Opening("O2", Kind.Internship, "H2")])).Counts.Placed.ShouldBe(2);
    }
}
