using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

/// <summary>What is true of every plan. Each law is tried on nights drawn from the seeds it names when it fails.</summary>
public sealed class LawsOfThePlanTests
{
    private static readonly int Nights = LongForm.Cases(200);

    [Fact]
    public void No_wish_twice_no_rule_broken_and_points_add_up() => OnEachNight((problem, plan, night) =>
    {
        plan.Pairs.Select(pair => (pair.Youth, pair.Kind)).Concat(plan.Unplaced.Select(wish => (wish.Youth, wish.Kind))).ShouldBeUnique();
        foreach (var pair in plan.Pairs)
        {
            pair.ScoreCard.Sum(line => line.Points).ShouldBe(pair.Score);
            pair.Score.ShouldBeInRange(0, 1000);
            if (pair.State != PairState.Pinned)
            {
                RuleBook.HardRules.ShouldAllBe(rule => rule.IsKept(PairOf(night, pair.Youth, pair.Opening)));
            }
        }
    });

    [Fact]
    public void Pinned_pairs_are_kept_whatever_the_rules_say() => OnEachNight((problem, plan, _) =>
    {
        var pinned = problem.Placements
            .Where(row => row.State is PlacementState.Approved or PlacementState.Offered or PlacementState.Agreed or PlacementState.Running && !(row.EndDate < problem.Date))
            .Where(row => problem.Youths.Any(youth => youth.Id == row.Youth && youth.Wants.Contains(row.Kind)))
            .GroupBy(row => (row.Youth, row.Kind))
            .Select(rows => (rows.Key.Youth, rows.Key.Kind, Opening: rows.Select(row => row.Opening).Min(StringComparer.Ordinal)));
        plan.Pairs.Where(pair => pair.State == PairState.Pinned).Select(pair => (pair.Youth, pair.Kind, (string?)pair.Opening)).ShouldBe(pinned, ignoreOrder: true);
    });

    [Fact]
    public void The_objective_is_what_the_pairs_sum_to_and_the_bound_proves_it() => OnEachNight((problem, plan, night) =>
    {
        var chosen = plan.Pairs.Where(pair => pair.State != PairState.Pinned).ToArray();
        plan.Objective.Placed.ShouldBe(chosen.Sum(pair => pair.Weight));
        plan.Objective.Draw.ShouldBe(chosen.Sum(pair => new Draw(problem.Salt).Of(pair.Youth, pair.Kind, pair.Opening)));
        plan.Objective.Fit.ShouldBe(chosen.Sum(pair => pair.Score) - Taxes(problem, night, chosen) - Load(night, chosen));
        plan.Gap.ShouldBe(new Levels(0, 0, 0));
    });

    [Fact]
    public void Counts_by_first_broken_rule_add_up_to_the_universe() => OnEachNight((problem, plan, _) =>
    {
        foreach (var wish in plan.Unplaced)
        {
            var universe = problem.Openings.Count(opening => opening.Kind == wish.Kind && opening.Status == Status.Active);
            (wish.Feasible + wish.FirstBroken.Sum(count => count.Openings)).ShouldBe(universe);
            wish.NearestMisses.Count.ShouldBeLessThanOrEqualTo(5);
        }
    });

    [Fact]
    public void The_order_of_the_input_and_the_number_of_threads_do_not_matter() => OnEachNight((problem, plan, _) =>
    {
        var turned = problem with
        {
            Youths = [.. problem.Youths.Reverse()],
            Openings = [.. problem.Openings.Reverse()],
            Hosts = [.. problem.Hosts.Reverse()],
            Placements = [.. problem.Placements.Reverse()],
            History = [.. problem.History.Reverse()],
        };

        Written(Matcher.Plan(turned, new MatcherOptions { Threads = 2 })).ShouldBe(Written(plan));
    });

    [Fact]
    public void One_more_seat_never_lowers_the_objective_and_an_excluded_opening_never_raises_it() => OnEachNight((problem, plan, _) =>
    {
        var opening = problem.Openings[^1];
        var more = Matcher.Plan(problem with { Openings = [.. problem.Openings.SkipLast(1), opening with { Seats = opening.Seats + 1 }] });
        var fewer = Matcher.Plan(WithoutPlacementsAndHistoryOf(problem, opening));
        var same = Matcher.Plan(WithoutPlacementsAndHistoryOf(problem, opening, keep: true));

        Compare(more.Objective, plan.Objective).ShouldBeGreaterThanOrEqualTo(0);
        Compare(fewer.Objective, same.Objective).ShouldBeLessThanOrEqualTo(0);
    });

    [Fact]
    public void The_first_plan_as_shown_gives_the_same_plan() => OnEachNight((problem, plan, _) =>
    {
        var withoutShown = problem with { Placements = [.. problem.Placements.Where(row => row.State != PlacementState.Shown)] };
        var first = Matcher.Plan(withoutShown);
        var shown = first.Pairs.Where(pair => pair.State != PairState.Pinned)
            .Select(pair => Given.Placement(PlacementState.Shown, pair.Opening, pair.Youth, pair.Kind) with { Since = problem.Date, StartDate = null });

        var second = Matcher.Plan(withoutShown with { Placements = [.. withoutShown.Placements, .. shown] });

        second.Pairs.Select(pair => (pair.Youth, pair.Kind, pair.Opening)).ShouldBe(first.Pairs.Select(pair => (pair.Youth, pair.Kind, pair.Opening)));
    });

    [Fact]
    public void Seat_prices_equal_a_real_second_solve() => OnEachNight((problem, plan, _) =>
    {
        var opening = problem.Openings[0];
        var host = problem.Hosts.Single(host => host.Id == opening.Host);
        var more = problem with
        {
            Openings = [opening with { Seats = opening.Seats + 1 }, .. problem.Openings.Skip(1)],
            Hosts = [.. problem.Hosts.Where(other => other != host), host with { InternshipRoom = host.InternshipRoom + (opening.Kind == Kind.Internship ? 1 : 0), MaxNewContactsPerMonth = host.MaxNewContactsPerMonth + 1 }],
            Programmes = [.. problem.Programmes.Select(programme => programme with { Places = programme.Places + 1 })],
            Networks = [.. problem.Networks.Select(network => host.Network is null ? network : network with { Cap = network.Cap + 1, CapPerMonth = network.CapPerMonth + 1 })],
        };

        var price = plan.Prices.Single(price => price.Opening == opening.Id);
        var rise = Matcher.Plan(more).Objective;

        (price.Weight, price.Score).ShouldBe((rise.Placed - plan.Objective.Placed, rise.Fit - plan.Objective.Fit));
    });

    private static void OnEachNight(Action<MatchingProblem, MatchingPlan, Night> law)
    {
        for (var seed = 1; seed <= Nights; seed++)
        {
            var problem = RandomNight.Of(seed);
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

    private static Pair PairOf(Night night, string youth, string opening) =>
        night.Pair(night.Youths.Single(other => other.Id == youth), night.Openings.Single(other => other.Id == opening));

    private static int Taxes(MatchingProblem problem, Night night, PlannedPair[] chosen)
    {
        var feasible = problem.Placements
            .Where(row => row.State == PlacementState.Shown)
            .GroupBy(row => (row.Youth, row.Kind))
            .Select(rows => rows.MinBy(row => row.Opening, StringComparer.Ordinal)!)
            .Where(row => RuleBook.HardRules.All(rule => rule.IsKept(PairOf(night, row.Youth, row.Opening!))));
        return 60 * feasible.Count(row => chosen.Any(pair => pair.Youth == row.Youth && pair.Kind == row.Kind && pair.Opening != row.Opening));
    }

    private static int Load(Night night, PlannedPair[] chosen) => chosen.GroupBy(pair => pair.Host).Sum(host =>
    {
        var earlier = night.Hosts.Single(other => other.Id == host.Key).Contacts;
        return Enumerable.Range(earlier + 1, host.Count()).Sum(k => 20 * k * (k - 1));
    });

    private static MatchingProblem WithoutPlacementsAndHistoryOf(MatchingProblem problem, OpeningFacts opening, bool keep = false) => problem with
    {
        Openings = keep ? problem.Openings : [.. problem.Openings.Where(other => other != opening)],
        Placements = [],
        History = [],
        Youths = [.. problem.Youths.Select(youth => youth with { WaitingSince = problem.Date })],
        Policy = problem.Policy with { WishWeights = problem.Policy.WishWeights with { FewOptions = 0 } },
    };

    private static int Compare(Levels left, Levels right) => (left.Placed, left.Fit, left.Draw).CompareTo((right.Placed, right.Fit, right.Draw));

    private static string Written(MatchingPlan plan) => System.Text.Json.JsonSerializer.Serialize(plan);
}
