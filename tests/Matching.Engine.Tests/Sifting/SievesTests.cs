using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Sifting;

/// <summary>What is asked once for all who look the same is what each would have been answered alone: on random nights with every feature, for every pair.</summary>
public sealed class SievesTests
{
    private static readonly int Nights = LongForm.Cases(300);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_sieve_leaves_the_openings_that_keep_every_rule_with_their_scores(int threads) => OnEachNight(threads, (night, sheet, sieves, wishes) =>
    {
        var sifted = sieves.ForEach(wishes, (sieve, wish) => sieve.Sift(wish));
        foreach (var wish in wishes)
        {
            var plain = EveryPair.Of(night, wish, RuleBook.HardRules, sheet);
            sifted[wish.Index].Openings.ShouldBe(plain.Openings, wish.Youth.Id);
            sifted[wish.Index].Scores.ShouldBe(plain.Scores, wish.Youth.Id);
        }
    });

    [Fact]
    public void Openings_are_counted_at_the_first_rule_they_break_and_listed_where_they_break_one_only() => OnEachNight(1, (night, _, sieves, wishes) =>
    {
        foreach (var sifted in sieves.ForEach(wishes, Seen))
        {
            var universe = night.Openings.Where(opening => opening.Kind == sifted.Wish.Kind && opening.Facts.Status == Status.Active);
            var broken = universe.Select(opening => (opening, Rules: Broken(night.Pair(sifted.Wish.Youth, opening)))).Where(row => row.Rules.Length > 0).ToList();
            for (var rule = 0; rule < RuleBook.HardRules.Count; rule++)
            {
                sifted.First[rule].ShouldBe(broken.Count(row => row.Rules[0] == rule), $"{sifted.Wish.Youth.Id} {RuleBook.HardRules[rule].Id}");
                sifted.Only[rule].ShouldBe(broken.Where(row => row.Rules.Length == 1 && row.Rules[0] == rule).Select(row => row.opening.Index));
            }
        }
    });

    [Fact]
    public void What_is_known_of_a_rule_from_others_who_look_the_same_is_its_own_answer()
    {
        var answered = new int[RuleBook.HardRules.Count];
        OnEachNight(1, (night, _, sieves, wishes) => sieves.ForEach(wishes, (sieve, wish) =>
        {
            sieve.Put(wish);
            for (var rule = 0; rule < answered.Length; rule++)
            {
                var isKnown = sieve.TryKept(rule, out var kept);
                for (var slot = 0; slot < sieve.Slate.Openings.Length; slot++)
                {
                    answered[rule]++;
                    var answer = isKnown ? Bits.Has(kept, slot) : sieve.IsKept(rule, slot);
                    answer.ShouldBe(RuleBook.HardRules[rule].IsKept(night.Pair(wish.Youth, sieve.Slate.Openings[slot])), $"{sieve.Rules[rule].Id}: {wish.Youth.Id} × {sieve.Slate.Openings[slot].Id}");
                }
            }

            return true;
        }));

        answered.ShouldAllBe(pairs => pairs > 1000);
    }

    private static (WishTonight Wish, int[] First, int[][] Only) Seen(Sieve sieve, WishTonight wish)
    {
        sieve.Broken.Look(wish, sieve.Sift(wish));
        return (wish, [.. sieve.Broken.FirstBroken], [.. Enumerable.Range(0, sieve.Rules.Count).Select(rule => Openings(sieve, sieve.Broken.BreakOnly(rule)))]);
    }

    private static int[] Openings(Sieve sieve, ReadOnlySpan<int> slots) => Array.ConvertAll(slots.ToArray(), slot => sieve.Slate.Openings[slot].Index);

    private static int[] Broken(Pair pair) => [.. RuleBook.HardRules.Index().Where(rule => !rule.Item.IsKept(pair)).Select(rule => rule.Index)];

    private static void OnEachNight(int threads, Action<Night, ScoreSheet, Sieves, WishTonight[]> law)
    {
        for (var seed = 1; seed <= Nights; seed++)
        {
            var night = new Night(NightOfNeighbours.Of(seed));
            var sheet = new ScoreSheet(PreferenceBook.Preferences, night.Policy);
            try
            {
                law(night, sheet, new Sieves(night, RuleBook.HardRules, sheet, threads), WishTonight.AllOf(night));
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"The law is broken on the night of seed {seed}.", broken);
            }
        }
    }
}
