using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Explaining;

public sealed class PlannedPairTests
{
    private static readonly YouthFacts Jobless = Given.Youth() with { Wants = [Kind.Job], Interests = ["it"] };

    [Fact]
    public void A_proposal_has_its_card_rank_way_week_and_findings()
    {
        OpeningFacts[] openings = [Given.Opening("O1"), Given.Opening("O2", host: "H2") with { Sector = "it", Seats = 0 }];

        var pair = Matcher.Plan(Given.Problem([Jobless with { Needs = Needs.Quiet }], openings)).Pairs.Single();

        pair.ShouldSatisfyAllConditions(
            () => pair.Opening.ShouldBe("O1"),
            () => pair.Rank.ShouldBe(2),
            () => pair.ScoreCard.Select(line => line.Preference).ShouldBe(["host-commitment", "own-wish", "signs-of-chemistry", "place-fits", "room-to-grow", "leads-somewhere", "short-travel", "sector-interest"]),
            () => pair.ScoreCard.Sum(line => line.Of).ShouldBe(1000),
            () => pair.RulesKept.Count.ShouldBe(21),
            () => pair.TravelMinutes.ShouldBe(8),
            () => pair.CommonWeek.ShouldBe(Given.Hours("Mo09:00-16:00|We09:00-16:00").Bits),
            () => pair.Warnings.ShouldBe(["quiet_missing"]),
            () => pair.RunnersUp.Single().ShouldBe(new RunnerUp("O2", pair.RunnersUp[0].Score, "taken_by_heavier")));
    }

    [Fact]
    public void Runners_up_say_why_they_lost()
    {
        OpeningFacts[] openings =
        [
            Given.Opening("O1"),
            Given.Opening("O2", host: "H2") with { HoursPerWeekMax = 4 },
            Given.Opening("O3", host: "H3") with { HoursPerWeekMax = 14 },
        ];

        var pair = Matcher.Plan(Given.Problem([Jobless], openings, [Given.Host("H3") with { MaxNewContactsPerMonth = 0 }])).Pairs.Single();

        pair.RunnersUp.Select(other => (other.Opening, other.Reason)).ShouldBe([("O3", "host_limit"), ("O2", "lower_score")]);
    }

    [Fact]
    public void Equal_places_are_drawn_and_never_taken_by_the_alphabet()
    {
        OpeningFacts[] openings = [Given.Opening("O1"), Given.Opening("O2", host: "H2")];
        var first = Enumerable.Range(0, 40).Select(salt => Matcher.Plan(Given.Problem([Jobless], openings) with { Salt = $"{salt}" }).Pairs.Single()).ToArray();

        first.ShouldAllBe(pair => pair.RunnersUp.Single().Reason == "drawn");
        first.Count(pair => pair.Opening == "O1").ShouldBeInRange(8, 32);
    }

    [Fact]
    public void A_pinned_pair_is_explained_whatever_the_rules_say()
    {
        var plan = Matcher.Plan(Given.Problem([Jobless], [Given.Opening() with { MinAge = 30 }], placements: [Given.Placement(PlacementState.Agreed)]));

        plan.Pairs.Single().ShouldSatisfyAllConditions(
            pair => pair.State.ShouldBe(PairState.Pinned),
            pair => pair.Weight.ShouldBe(0),
            pair => pair.ScoreCard.Sum(line => line.Points).ShouldBe(pair.Score),
            pair => pair.RulesKept.Single(rule => rule.Id == "old-enough").ToString().ShouldContain("min_age=30"));
        plan.Objective.ShouldBe(new Levels(0, 0, 0));
    }

    [Fact]
    public void Steps_are_told_in_order()
    {
        var steps = new List<string>();

        Matcher.Plan(Given.Problem([Jobless], [Given.Opening()]), new MatcherOptions { OnStep = steps.Add });

        steps.ShouldBe(["prepare", "candidates", "assign", "explain", "prices"]);
    }
}
