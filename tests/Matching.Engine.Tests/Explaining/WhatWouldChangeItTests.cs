using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Rules.Hours;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;
using Matching.Engine.Tests.Sifting;

namespace Matching.Engine.Tests.Explaining;

/// <summary>On thousands of random cases: what is said to change a why-not is made, and has exactly the stated effect; a little less has none.</summary>
public sealed class WhatWouldChangeItTests
{
    private const int Fewest = 1000;
    private const int MostNights = 20_000;

    [Fact]
    public void Minutes_more_make_exactly_so_many_openings_possible() =>
        TryEach("within-reach", youth => youth with { MaxTravelMinutes = youth.MaxTravelMinutes / 4 }, (youth, amount) => youth with { MaxTravelMinutes = youth.MaxTravelMinutes + amount });

    [Fact]
    public void Hours_more_make_exactly_so_many_openings_possible() =>
        TryEach("hours-within-limit", youth => youth with { MaxHoursPerWeek = youth.MaxHoursPerWeek / 3 }, (youth, amount) => youth with { MaxHoursPerWeek = youth.MaxHoursPerWeek + amount });

    [Fact]
    public void Each_opening_that_half_hours_make_possible_is_so_when_she_is_free_in_the_right_ones_and_in_no_fewer()
    {
        OnWhyNots((night, sieve, wish, feasible) =>
        {
            if (ChangeOf(sieve, "enough-common-time") is not { Amount: { } amount } change)
            {
                return 0;
            }

            var possible = OpeningsThatBreakOnly(night, wish, "enough-common-time").Where(opening => FewestMore(night.Pair(wish.Youth, opening)) is { } more && more == (int)(amount * 2)).ToList();
            possible.Count.ShouldBe(change.Openings);
            OpeningsThatBreakOnly(night, wish, "enough-common-time").ShouldAllBe(opening => !(FewestMore(night.Pair(wish.Youth, opening)) < (int)(amount * 2)));
            return 1;
        });
    }

    [Fact]
    public void Without_the_one_rule_so_many_openings_are_possible()
    {
        OnWhyNots((night, sieve, wish, feasible) =>
        {
            var tried = 0;
            foreach (var change in new NearestMisses(sieve).Changes.Where(change => change.Amount is null))
            {
                IHardRule[] others = [.. RuleBook.HardRules.Where(rule => rule.Id != change.Rule)];
                var universe = night.Openings.Where(opening => opening.Kind == wish.Kind && opening.Facts.Status == Status.Active);
                universe.Count(opening => Array.TrueForAll(others, rule => rule.IsKept(night.Pair(wish.Youth, opening)))).ShouldBe(feasible + change.Openings);
                tried++;
            }

            return tried;
        });
    }

    [Fact]
    public void The_nearest_misses_are_the_nearest_of_all_that_break_one_rule()
    {
        OnWhyNots((night, sieve, wish, _) =>
        {
            var sheet = new ScoreSheet(PreferenceBook.Preferences, night.Policy);
            var all = RuleBook.HardRules.SelectMany(rule => OpeningsThatBreakOnly(night, wish, rule.Id)
                .Select(opening => (opening, rule, Minutes: MinutesMissing(rule, night.Pair(wish.Youth, opening)))));
            var expected = all
                .OrderBy(miss => miss.Minutes)
                .ThenByDescending(miss => sheet.Score(night.Pair(wish.Youth, miss.opening)))
                .ThenBy(miss => miss.opening.Index)
                .Take(5)
                .Select(miss => (miss.opening.Id, miss.rule.Id));

            new NearestMisses(sieve).Explained().Select(miss => (miss.Opening, miss.Broken.Id)).ShouldBe(expected);
            return 1;
        });
    }

    private static decimal MinutesMissing(IHardRule rule, Pair pair) =>
        rule is IMissesByAmount amount && amount.Missing(pair, 1 << 14) is { } missing ? missing * amount.MinutesOfUnit : decimal.MaxValue;

    private static void TryEach(string rule, Func<YouthFacts, YouthFacts> shorter, Func<YouthFacts, int, YouthFacts> more) => OnWhyNots(
        (night, sieve, wish, feasible) =>
        {
            if (ChangeOf(sieve, rule) is not { Amount: { } amount } change)
            {
                return 0;
            }

            FeasibleWith(night, wish, youth => more(youth, (int)amount)).ShouldBe(feasible + change.Openings, $"{wish.Youth.Id} {change}");
            FeasibleWith(night, wish, youth => more(youth, (int)amount - 1)).ShouldBe(feasible, $"{wish.Youth.Id} {change}");
            return 1;
        },
        shorter);

    private static int FeasibleWith(Night night, WishTonight wish, Func<YouthFacts, YouthFacts> more)
    {
        var changed = new Night(night.Problem with { Youths = [.. night.Problem.Youths.Select(youth => youth.Id == wish.Youth.Id ? more(youth) : youth)] });
        return night.Openings.Count(opening => opening.Kind == wish.Kind
            && RuleBook.HardRules.All(rule => rule.IsKept(changed.Pair(changed.Youths[wish.Youth.Index], changed.Openings[opening.Index]))));
    }

    private static WouldChange? ChangeOf(Sieve sieve, string rule) => new NearestMisses(sieve).Changes.SingleOrDefault(change => change.Rule == rule);

    private static IEnumerable<OpeningTonight> OpeningsThatBreakOnly(Night night, WishTonight wish, string rule) => night.Openings.Where(opening =>
        opening.Kind == wish.Kind && opening.Facts.Status == Status.Active
        && RuleBook.HardRules.All(other => other.IsKept(night.Pair(wish.Youth, opening)) == (other.Id != rule)));

    private static int? FewestMore(Pair pair) => ((IMissesByAmount)new EnoughCommonTime()).Missing(pair, 1 << 14) is { } hours ? (int)(hours * 2) : null;

    /// <summary>Night after night until the law was tried on enough; it says on how many it was.</summary>
    private static void OnWhyNots(Func<Night, Sieve, WishTonight, int, int> law, Func<YouthFacts, YouthFacts>? shorter = null)
    {
        var tried = 0;
        for (var seed = 1; tried < Fewest; seed++)
        {
            seed.ShouldBeLessThan(MostNights, "So many nights held too few cases.");
            var problem = NightOfNeighbours.Of(seed);
            var night = new Night(problem with { Youths = [.. problem.Youths.Select(youth => Changed(youth, shorter))] });
            try
            {
                new Sieves(night, RuleBook.HardRules, new ScoreSheet(PreferenceBook.Preferences, night.Policy), 1).ForEach(WishTonight.AllOf(night), (sieve, wish) =>
                {
                    var feasible = sieve.Sift(wish);
                    sieve.Broken.Look(wish, feasible);
                    return tried += law(night, sieve, wish, feasible.Count);
                });
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"The law is broken on the night of seed {seed}.", broken);
            }
        }
    }

    // Too little of one thing and enough of the others, so that one rule is often alone in the way.
    private static YouthFacts Changed(YouthFacts youth, Func<YouthFacts, YouthFacts>? shorter) =>
        (shorter ?? (same => same))(youth with { Languages = ["da", "en"], Travel = youth.Travel | TravelModes.Bike, Licence = Licence.Car });
}
