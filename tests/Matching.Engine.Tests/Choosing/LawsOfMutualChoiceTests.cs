using System.Text.Json;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Choosing;

/// <summary>What is true of every plan where both sides choose, on nights with every other limit too.</summary>
public sealed class LawsOfMutualChoiceTests
{
    private static readonly int Nights = LongForm.Cases(300);

    [Fact]
    public void Every_wish_has_a_place_or_meetings_or_a_reason_and_only_one_of_them() => OnEachNight((problem, plan, night) =>
    {
        var wishes = plan.Pairs.Select(pair => (pair.Youth, pair.Kind))
            .Concat(plan.Unplaced.Select(wish => (wish.Youth, wish.Kind)))
            .Concat(plan.Meetings.Select(meeting => (meeting.Youth, meeting.Kind)).Distinct())
            .ToList();
        wishes.ShouldBeUnique();
        wishes.Count.ShouldBe(plan.Counts.Wishes);
        plan.Meetings.Select(meeting => (meeting.Youth, meeting.Opening)).ShouldBeUnique();
        plan.Gap.ShouldBe(new Levels(0, 0, 0));
    });

    [Fact]
    public void Nobody_is_placed_where_both_choose_unless_both_have_ranked() => OnEachNight((problem, plan, night) =>
    {
        foreach (var pair in plan.Pairs.Where(pair => pair.State != PairState.Pinned && IsChosen(problem, pair.Kind)))
        {
            Ranked(problem, RankingSide.Youth, pair).ShouldBeTrue();
            Ranked(problem, RankingSide.Host, pair).ShouldBeTrue();
            RuleBook.HardRules.ShouldAllBe(rule => rule.IsKept(PairOf(night, pair.Youth, pair.Opening)));
        }
    });

    [Fact]
    public void Meetings_keep_every_rule_and_the_most_of_a_person_and_of_a_host() => OnEachNight((problem, plan, night) =>
    {
        var choice = problem.Programmes[0].Choices[0];
        plan.Meetings.CountBy(meeting => meeting.Youth).ShouldAllBe(person => person.Value <= choice.MeetingsPerPerson);
        plan.Meetings.CountBy(meeting => meeting.Host).ShouldAllBe(host => host.Value <= choice.MeetingsPerHost);
        foreach (var host in plan.Meetings.Concat(plan.Pairs.Where(pair => pair.State != PairState.Pinned)).GroupBy(pair => pair.Host))
        {
            var facts = night.Hosts.Single(other => other.Id == host.Key);
            if (facts.Facts.MaxNewContactsPerMonth is { } most)
            {
                host.Count().ShouldBeLessThanOrEqualTo(Math.Max(0, most - facts.Contacts));
            }
        }

        foreach (var meeting in plan.Meetings)
        {
            problem.Meetings.ShouldNotContain(known => known.Youth == meeting.Youth && known.Opening == meeting.Opening);
            RuleBook.HardRules.ShouldAllBe(rule => rule.IsKept(PairOf(night, meeting.Youth, meeting.Opening)));
        }
    });

    [Fact]
    public void No_person_and_no_opening_with_seats_of_its_own_would_rather_have_each_other() => OnEachNight((problem, plan, night) =>
    {
        // Where only the opening's own seats limit, and her other places leave room.
        var free = problem with
        {
            Placements = [],
            Networks = [.. problem.Networks.Select(network => network with { Cap = null, CapPerMonth = null })],
            Hosts = [.. problem.Hosts.Select(host => host with { MaxNewContactsPerMonth = null, InternshipRoom = null })],
            Programmes = [.. problem.Programmes.Select(programme => programme with { Places = null })],
            Youths = [.. problem.Youths.Select(youth => youth with { Wants = [.. youth.Wants.Where(kind => kind == problem.Programmes[0].Choices[0].Kind)] })],
        };
        var stable = Matcher.Plan(free);
        var prepared = new Night(free);

        foreach (var (youth, opening) in BothRanked(free).Where(pair => Feasible(prepared, pair.Youth, pair.Opening)))
        {
            Blocks(free, stable, youth, opening).ShouldBeFalse($"{youth} and {opening}");
        }
    });

    [Fact]
    public void The_order_of_the_input_and_the_number_of_threads_do_not_matter() => OnEachNight((problem, plan, _) =>
    {
        var turned = problem with
        {
            Youths = [.. problem.Youths.Reverse()],
            Openings = [.. problem.Openings.Reverse()],
            Ranks = [.. problem.Ranks.Reverse()],
            Meetings = [.. problem.Meetings.Reverse()],
        };

        JsonSerializer.Serialize(Matcher.Plan(turned, new MatcherOptions { Threads = 2 })).ShouldBe(JsonSerializer.Serialize(plan));
    });

    private static void OnEachNight(Action<MatchingProblem, MatchingPlan, Night> law)
    {
        for (var seed = 9001; seed <= 9000 + Nights; seed++)
        {
            var problem = NightOfChoices.Of(seed);
            try
            {
                law(problem, Matcher.Plan(problem), new Night(problem));
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"The law is broken on the night of seed {seed}.", broken);
            }
        }
    }

    private static bool IsChosen(MatchingProblem problem, Kind kind) => problem.Programmes[0].Choices.Any(choice => choice.Kind == kind);

    private static bool Ranked(MatchingProblem problem, RankingSide side, PlannedPair pair) =>
        problem.Ranks.Any(row => row.Side == side && row.Youth == pair.Youth && row.Opening == pair.Opening);

    private static IEnumerable<(string Youth, string Opening)> BothRanked(MatchingProblem problem) =>
        problem.Ranks.GroupBy(row => (row.Youth, row.Opening)).Where(rows => rows.Select(row => row.Side).Distinct().Count() == 2).Select(rows => rows.Key);

    // Strictly better for both: a level pair is decided by the draw, and blocks nothing.
    private static bool Blocks(MatchingProblem problem, MatchingPlan plan, string youth, string opening)
    {
        var facts = problem.Openings.Single(other => other.Id == opening);
        if (!problem.Youths.Single(other => other.Id == youth).Wants.Contains(facts.Kind))
        {
            return false;
        }

        var hers = plan.Pairs.FirstOrDefault(pair => pair.Youth == youth && pair.Kind == facts.Kind);
        if (hers is not null && RankOf(problem, RankingSide.Youth, youth, hers.Opening) <= RankOf(problem, RankingSide.Youth, youth, opening))
        {
            return false;
        }

        var there = plan.Pairs.Where(pair => pair.Opening == opening).ToArray();
        return there.Length < facts.Seats - facts.SeatsTakenElsewhere
            || there.Any(pair => RankOf(problem, RankingSide.Host, pair.Youth, opening) > RankOf(problem, RankingSide.Host, youth, opening));
    }

    private static int RankOf(MatchingProblem problem, RankingSide side, string youth, string opening) =>
        problem.Ranks.Where(row => row.Side == side && row.Youth == youth && row.Opening == opening).Select(row => row.Rank).DefaultIfEmpty(int.MaxValue).Min();

    private static bool Feasible(Night night, string youth, string opening) => RuleBook.HardRules.All(rule => rule.IsKept(PairOf(night, youth, opening)));

    private static Pair PairOf(Night night, string youth, string opening) =>
        night.Pair(night.Youths.Single(other => other.Id == youth), night.Openings.Single(other => other.Id == opening));
}
