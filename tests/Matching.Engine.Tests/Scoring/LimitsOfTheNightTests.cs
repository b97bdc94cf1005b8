using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

public sealed class LimitsOfTheNightTests
{
    private static YouthFacts[] Jobless(int count) => [.. Enumerable.Range(1, count).Select(n => Given.Youth($"Y{n}") with { Wants = [Kind.Job] })];

    private static OpeningFacts Job(string id, int seats = 9, string host = "H1") => Given.Opening(id, host: host) with { Seats = seats };

    private static int Placed(MatchingProblem problem) => Matcher.Plan(problem).Counts.Placed;

    [Fact]
    public void Held_agreed_and_running_places_and_those_taken_elsewhere_are_no_free_seats()
    {
        PlacementFacts[] placements =
        [
            Given.Placement(PlacementState.Approved, youth: "Y1"),
            Given.Placement(PlacementState.Running, youth: "Y2"),
            Given.Placement(PlacementState.Running, youth: "Y3") with { EndDate = Given.DaysAgo(1) },
            Given.Placement(PlacementState.Shown, youth: "Y4"),
        ];

        var plan = Matcher.Plan(Given.Problem(Jobless(6), [Job("O1", seats: 4) with { SeatsTakenElsewhere = 1 }], placements: placements));

        plan.Counts.Pinned.ShouldBe(2);
        plan.Counts.Placed.ShouldBe(1);
        plan.Prices.Single().Used.ShouldBe(4);
    }

    [Theory]
    [InlineData(29, 2)]
    [InlineData(30, 3)]
    public void A_hosts_new_contacts_count_thirty_days_tonight_included(int daysAgo, int placed)
    {
        var host = Given.Host() with { MaxNewContactsPerMonth = 3 };
        HistoryFacts[] history = [Given.Past(Outcome.DeclinedByHost, daysAgo, youth: "Y1"), Given.Past(Outcome.Expired, daysAgo, youth: "Y1")];

        Placed(Given.Problem(Jobless(6), [Job("O1")], [host], history: history)).ShouldBe(placed);
    }

    [Fact]
    public void A_host_without_a_limit_takes_as_many_as_its_seats() => Placed(Given.Problem(Jobless(6), [Job("O1")])).ShouldBe(6);

    [Fact]
    public void A_network_is_full_at_once_or_for_the_month_whichever_comes_first()
    {
        HostFacts[] hosts = [Given.Host("H1") with { Network = "N" }, Given.Host("H2") with { Network = "N" }];
        OpeningFacts[] openings = [Job("O1"), Job("O2", host: "H2")];
        PlacementFacts[] runs = [Given.Placement(PlacementState.Running, youth: "Y1") with { Since = Given.DaysAgo(3) }];

        MatchingProblem With(NetworkFacts network) => Given.Problem(Jobless(6), openings, hosts, runs, networks: [network]);

        Placed(With(new NetworkFacts("N", null, null))).ShouldBe(5);
        Placed(With(new NetworkFacts("N", 4, null))).ShouldBe(3);
        Placed(With(new NetworkFacts("N", null, 3))).ShouldBe(2);
        Placed(With(new NetworkFacts("N", 4, 3))).ShouldBe(2);
    }

    [Fact]
    public void Internship_room_is_shared_by_the_workplaces_internships_and_lets_jobs_alone()
    {
        YouthFacts[] youths = [.. Enumerable.Range(1, 6).Select(n => Given.Youth($"Y{n}") with { Wants = [n < 5 ? Kind.Internship : Kind.Job] })];
        OpeningFacts[] openings =
        [
            Given.Opening("O1", Kind.Internship) with { Seats = 3 },
            Given.Opening("O2", Kind.Internship) with { Seats = 3 },
            Job("O3", seats: 2),
        ];
        PlacementFacts[] held = [Given.Placement(PlacementState.Offered, "O1", "Y1", Kind.Internship)];

        var plan = Matcher.Plan(Given.Problem(youths, openings, [Given.Host() with { InternshipRoom = 3 }], held));

        plan.Pairs.Count(pair => pair.Kind == Kind.Internship && pair.State == PairState.Proposed).ShouldBe(2);
        plan.Pairs.Count(pair => pair.Kind == Kind.Job).ShouldBe(2);
        plan.Unplaced.ShouldHaveSingleItem().Reason.ShouldBe("host_limit");
    }

    [Fact]
    public void Pins_that_break_a_limit_stay_and_the_plan_says_so()
    {
        PlacementFacts[] running = [Given.Placement(PlacementState.Running, youth: "Y1"), Given.Placement(PlacementState.Running, youth: "Y2")];

        var plan = Matcher.Plan(Given.Problem(Jobless(3), [Job("O1", seats: 1)], placements: running));

        plan.Counts.Pinned.ShouldBe(2);
        plan.Assumed.ShouldContain("pins_over_limit:opening:O1");
        plan.Prices.Single().Weight.ShouldBe(0);
        plan.Unplaced.Single().Reason.ShouldBe("all_taken");
    }

    [Fact]
    public void Each_further_person_on_one_host_costs_more_so_equal_places_share_the_load()
    {
        var plan = Matcher.Plan(Given.Problem(Jobless(4), [Job("O1"), Job("O2", host: "H2")]));

        plan.Pairs.GroupBy(pair => pair.Host).Select(host => host.Count()).ShouldBe([2, 2]);
        plan.Objective.Fit.ShouldBe(plan.Pairs.Sum(pair => pair.Score) - 40 - 40);
    }

    [Fact]
    public void A_group_that_still_gathers_is_full_at_its_most_and_each_pair_says_it_gathers()
    {
        var group = Job("O1", seats: 9) with { CohortMin = 2, CohortMax = 3, ClosesOn = Given.Night };

        var plan = Matcher.Plan(Given.Problem(Jobless(5), [group], placements: [Given.Placement(PlacementState.Shown)]));

        plan.Pairs.Select(pair => pair.State).ShouldBe([PairState.Gathering, PairState.Gathering, PairState.Gathering]);
        plan.Pairs[0].Weight.ShouldBe(2500);
    }
}
