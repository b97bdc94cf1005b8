using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Tests.Sifting;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

/// <summary>
/// A night later everybody has waited a day longer, and what the first night proposed has been shown. Nothing moves but for what the calendar changed: who
/// is feasible where and for how many points, who still gathers, what seats and contacts hosts have.
/// </summary>
public sealed class LawsOfTheNextNightTests
{
    private static readonly int Nights = LongForm.Cases(300);

    [Fact]
    public void A_night_later_nothing_differs_where_no_date_changed_anything()
    {
        var unchanged = 0;
        for (var seed = 12_001; seed <= 12_000 + Nights; seed++)
        {
            var problem = WithoutShown(RandomNight.Of(seed));
            var first = Matcher.Plan(problem);
            var next = ANightLater(problem, first);
            if (WhatDatesSay(problem) != WhatDatesSay(next))
            {
                continue;
            }

            unchanged++;
            Rows(Matcher.Plan(next)).ShouldBe(Rows(first), LongForm.Seed(seed));
        }

        unchanged.ShouldBeGreaterThan(Nights / 4);
    }

    [Fact]
    public void Where_a_date_changed_something_for_one_person_alone_nobody_of_another_part_differs()
    {
        for (var seed = 14_001; seed <= 14_000 + Nights; seed++)
        {
            // Two nights side by side that share no host, no network, no programme: what happens in one is no matter of the other.
            var (here, there) = (WithoutShown(RandomNight.Of(seed)), WithoutShown(RandomNight.Of(seed + Nights)));
            var both = SideBySide.Of(here, there);
            var first = Matcher.Plan(both);
            var changed = both with { Youths = [.. both.Youths.Select(youth => youth.Id == here.Youths[0].Id ? youth with { Status = Status.Paused } : youth)] };

            var second = Matcher.Plan(changed);

            Rows(second).Where(IsThere).ShouldBe(Rows(first).Where(IsThere), LongForm.Seed(seed));
        }
    }

    private static bool IsThere((string Youth, Kind Kind, string Opening) row) => row.Youth.EndsWith('b');

    private static MatchingProblem WithoutShown(MatchingProblem problem) =>
        problem with { Placements = [.. problem.Placements.Where(row => row.State != PlacementState.Shown)] };

    private static MatchingProblem ANightLater(MatchingProblem problem, MatchingPlan first) => problem with
    {
        Date = problem.Date.AddDays(1),
        Placements =
        [
            .. problem.Placements,
            .. first.Pairs.Where(pair => pair.State != PairState.Pinned)
                .Select(pair => Given.Placement(PlacementState.Shown, pair.Opening, pair.Youth, pair.Kind) with { Since = problem.Date, StartDate = null }),
        ],
    };

    // Everything that a plan is made from besides how long people have waited.
    private static string WhatDatesSay(MatchingProblem problem)
    {
        var night = new Night(problem);
        var sheet = new ScoreSheet(PreferenceBook.Preferences, problem.Policy);
        var wishes = WishTonight.AllOf(night).Select(wish => (wish.Youth.Id, wish.Kind, Pinned: wish.Pinned?.Id, Feasible: EveryPair.Of(night, wish, RuleBook.HardRules, sheet)));
        var openings = night.Openings.Select(opening => (opening.Id, opening.Taken, opening.Gathers, opening.FewestNew, opening.Host.Contacts));
        return string.Join('\n', wishes.Select(wish => $"{wish.Id} {wish.Kind} {wish.Pinned} {string.Join(',', wish.Feasible.Openings)} {string.Join(',', wish.Feasible.Scores)}"))
            + string.Join('\n', openings);
    }

    private static List<(string Youth, Kind Kind, string Opening)> Rows(MatchingPlan plan) => [.. plan.Pairs.Select(pair => (pair.Youth, pair.Kind, pair.Opening))];
}
