using Matching.Engine.Facts;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.WorkedExample;

/// <summary>
/// How one more hard rule and one more preference come in: a file each, a line each in its book, a weight in the policy. What stands here as the books'
/// lines would be the lines in RuleBook and PreferenceBook; nothing else of the engine is touched.
/// </summary>
public sealed class WorkedExampleTests
{
    private static readonly IReadOnlyList<IHardRule> Rules = [.. RuleBook.HardRules, new StartsWithinHalfAYear()];
    private static readonly IReadOnlyList<IPreference> Preferences = [.. PreferenceBook.Preferences, new SoonStart()];

    [Fact]
    public void A_place_that_starts_on_the_last_day_of_the_half_year_is_proposed()
    {
        var plan = Plan(StartsIn(182));

        plan.Pairs.Single().RulesKept.Single(finding => finding.Id == "starts-within-half-a-year").ToString().ShouldBe("days=182|days_at_most=182");
    }

    [Fact]
    public void A_place_that_starts_a_day_later_is_not_and_the_why_not_names_the_rule()
    {
        var plan = Plan(StartsIn(183));

        plan.Pairs.ShouldBeEmpty();
        plan.Unplaced.Single().FirstBroken.ShouldBe([new RuleCount("starts-within-half-a-year", 1)]);
        plan.Unplaced.Single().NearestMisses.Single().Opening.ShouldBe("O183");
    }

    [Fact]
    public void Of_two_places_that_are_alike_the_sooner_one_is_proposed_and_its_card_says_why()
    {
        var plan = Plan(StartsIn(40), StartsIn(39));

        plan.Pairs.Single().Opening.ShouldBe("O39");
        plan.Pairs.Single().ScoreCard.Single(line => line.Preference == "soon-start").Points.ShouldBe(61);
        plan.Pairs.Single().RunnersUp.Single().Opening.ShouldBe("O40");
    }

    [Fact]
    public void Where_the_policy_gives_it_no_weight_the_preference_is_on_the_card_with_no_points()
    {
        var plan = Matcher.Plan(Given.Problem([Seeker()], [StartsIn(39)]), new MatcherOptions(), Rules, Preferences);

        plan.Pairs.Single().ScoreCard.Single(line => line.Preference == "soon-start").Points.ShouldBe(0);
    }

    private static MatchingPlan Plan(params OpeningFacts[] openings)
    {
        var problem = Given.Problem([Seeker()], openings);
        return Matcher.Plan(problem with { Policy = Weighing(problem.Policy) }, new MatcherOptions(), Rules, Preferences);
    }

    private static YouthFacts Seeker() => Given.Youth() with { Wants = [Kind.Job] };

    private static OpeningFacts StartsIn(int days) => Given.Opening($"O{days}") with { StartDate = Given.Night.AddDays(days), EndDate = null };

    private static Policy Weighing(Policy policy) => policy with
    {
        PreferenceWeights = policy.PreferenceWeights.ToDictionary(
            kind => kind.Key,
            IReadOnlyDictionary<string, int> (kind) => new Dictionary<string, int>(kind.Value, StringComparer.Ordinal) { ["soon-start"] = 100 }),
    };
}
