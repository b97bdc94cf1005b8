using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Choosing;

public sealed class MutualNightTests
{
    private static readonly ChoiceFacts ThreeEach = new(Kind.Internship, 3, 3);

    [Fact]
    public void Nobody_is_offered_a_place_where_both_choose_and_everybody_is_proposed_up_to_three_meetings()
    {
        var plan = Matcher.Plan(Choosing(Interns(2), Places(4)));

        plan.Pairs.ShouldBeEmpty();
        plan.Unplaced.ShouldBeEmpty();
        plan.Meetings.Select(meeting => meeting.State).ShouldAllBe(state => state == PairState.ToMeet);
        plan.Meetings.CountBy(meeting => meeting.Youth).ShouldBe([new("Y1", 3), new("Y2", 3)]);
        plan.Counts.Placed.ShouldBe(0);
    }

    [Fact]
    public void A_host_meets_no_more_than_its_scheme_says_and_nobody_has_two_before_everybody_has_one()
    {
        var plan = Matcher.Plan(Choosing(Interns(5), Places(2)));

        plan.Meetings.CountBy(meeting => meeting.Host).ShouldAllBe(host => host.Value == 3);
        plan.Meetings.Select(meeting => meeting.Youth).Distinct().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Meetings_are_new_contacts_of_the_host(int most, int meetings)
    {
        var problem = Choosing(Interns(3), Places(1));
        var host = Given.Host("H1") with { MaxNewContactsPerMonth = most };

        var plan = Matcher.Plan(problem with { Hosts = [host] });

        plan.Meetings.Count.ShouldBe(meetings);
        plan.Unplaced.Select(wish => wish.Reason).ShouldAllBe(reason => reason == (most == 0 ? "host_limit" : "waits_for_meeting"));
    }

    [Fact]
    public void Who_gets_a_place_that_is_offered_is_proposed_no_meeting()
    {
        var offered = Given.Opening("O9", Kind.Internship, "H9") with { Programme = "offered" };
        var problem = Choosing([Interns(1)[0] with { EnrolledIn = [Given.Programme, "offered"] }], Places(2));

        var plan = Matcher.Plan(problem with
        {
            Openings = [.. problem.Openings, offered],
            Hosts = [.. problem.Hosts, Given.Host("H9")],
            Programmes = [.. problem.Programmes, Given.TheProgramme with { Id = "offered" }],
        });

        plan.Pairs.ShouldHaveSingleItem().Opening.ShouldBe("O9");
        plan.Meetings.ShouldBeEmpty();
    }

    [Fact]
    public void A_meeting_that_was_proposed_stays_and_one_that_is_agreed_is_not_proposed_again()
    {
        var problem = Choosing(Interns(1), Places(6)) with { Meetings = [new("Y1", "O6", Given.Night)] };
        problem = problem with { Placements = [Given.Placement(PlacementState.Shown, "O5", "Y1", Kind.Internship)] };

        var plan = Matcher.Plan(problem);

        plan.Meetings.Count.ShouldBe(2);
        plan.Meetings.Select(meeting => meeting.Opening).ShouldContain("O5");
        plan.Meetings.Select(meeting => meeting.Opening).ShouldNotContain("O6");
    }

    [Fact]
    public void Who_has_met_as_many_as_she_may_waits()
    {
        var problem = Choosing(Interns(1), Places(6)) with { Meetings = [new("Y1", "O1", Given.Night), new("Y1", "O2", Given.Night), new("Y1", "O3", Given.Night)] };

        var plan = Matcher.Plan(problem);

        plan.Meetings.ShouldBeEmpty();
        plan.Unplaced.ShouldHaveSingleItem().Reason.ShouldBe("waits_for_meeting");
    }

    [Fact]
    public void Where_both_have_ranked_each_gets_the_best_who_will_have_her_and_counts_in_the_sums()
    {
        var problem = Choosing(Interns(2), Places(2)) with
        {
            Ranks =
            [
                new(RankingSide.Youth, "Y1", "O1", 1), new(RankingSide.Youth, "Y1", "O2", 2), new(RankingSide.Youth, "Y2", "O1", 1), new(RankingSide.Youth, "Y2", "O2", 2),
                new(RankingSide.Host, "Y1", "O1", 2), new(RankingSide.Host, "Y2", "O1", 1), new(RankingSide.Host, "Y1", "O2", 1), new(RankingSide.Host, "Y2", "O2", 1),
            ],
        };

        var plan = Matcher.Plan(problem);

        plan.Pairs.Select(pair => (pair.Youth, pair.Opening, pair.State)).ShouldBe([("Y1", "O2", PairState.Proposed), ("Y2", "O1", PairState.Proposed)]);
        plan.Objective.Placed.ShouldBe(plan.Pairs.Sum(pair => pair.Weight));
        plan.Objective.Fit.ShouldBe(plan.Pairs.Sum(pair => pair.Score));
        plan.Gap.ShouldBe(new Levels(0, 0, 0));
        plan.Counts.Placed.ShouldBe(2);
    }

    [Fact]
    public void A_pair_that_one_side_has_not_ranked_never_matches()
    {
        var problem = Choosing(Interns(1), Places(1)) with { Ranks = [new(RankingSide.Youth, "Y1", "O1", 1)] };

        var plan = Matcher.Plan(problem);

        plan.Pairs.ShouldBeEmpty();
        plan.Meetings.ShouldBeEmpty();
    }

    [Fact]
    public void Who_has_a_place_keeps_it_whatever_the_rankings_say()
    {
        var problem = Choosing(Interns(1), Places(2)) with
        {
            Placements = [Given.Placement(PlacementState.Running, "O1", "Y1", Kind.Internship)],
            Ranks = [new(RankingSide.Youth, "Y1", "O2", 1), new(RankingSide.Host, "Y1", "O2", 1)],
        };

        Matcher.Plan(problem).Pairs.ShouldHaveSingleItem().Opening.ShouldBe("O1");
    }

    [Fact]
    public void A_limit_around_several_openings_holds_for_the_rankings_too()
    {
        OpeningFacts[] places = [Place(1), Place(2) with { Host = "H1", Workplace = "H1" }];
        var problem = Choosing(Interns(2), places) with
        {
            Hosts = [Given.Host("H1") with { MaxNewContactsPerMonth = 1 }],
            Ranks =
            [
                new(RankingSide.Youth, "Y1", "O1", 1), new(RankingSide.Host, "Y1", "O1", 1),
                new(RankingSide.Youth, "Y2", "O2", 1), new(RankingSide.Host, "Y2", "O2", 1),
            ],
        };

        Matcher.Plan(problem).Pairs.Count.ShouldBe(1);
    }

    internal static MatchingProblem Choosing(IReadOnlyList<YouthFacts> youths, IReadOnlyList<OpeningFacts> openings)
    {
        var problem = Given.Problem(youths, openings);
        return problem with { Programmes = [Given.TheProgramme with { Choices = [ThreeEach] }] };
    }

    private static YouthFacts[] Interns(int count) => [.. Enumerable.Range(1, count).Select(n => Given.Youth($"Y{n}") with { Wants = [Kind.Internship] })];

    private static OpeningFacts[] Places(int count) => [.. Enumerable.Range(1, count).Select(Place)];

    private static OpeningFacts Place(int n) => Given.Opening($"O{n}", Kind.Internship, $"H{n}");
}
