using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine.Explaining;

/// <summary>
/// Says of a wish without a proposal why: how many openings fell at which rule first, which came nearest, what would change it, and who took the seats.
/// The universe is the openings of her kind whose own status is active; feasible and the counts add up to it.
/// </summary>
/// <remarks>Source: the matching model §7, §13. The same answers that sifted the openings, and the same rules asked again; there is no second reading of any.</remarks>
internal sealed class WhyNot(SolvedNight solved, IReadOnlyList<IHardRule> rules, IReadOnlyCollection<WishMisses> known)
{
    private const int MostTakers = 5;

    private readonly UnplacedReason _reason = new(solved, rules);
    private readonly Dictionary<(string, Kind), WishMisses> _known = known.ToDictionary(misses => (misses.Youth, misses.Kind));

    /// <summary>What the facts alone say of a wish.</summary>
    public static WishMisses MissesOf(Sieve sieve, WishTonight wish, WishCandidates feasible, IReadOnlyList<IHardRule> rules)
    {
        sieve.Broken.Look(wish, feasible);
        var nearest = new NearestMisses(sieve);
        RuleCount[] broken = [.. rules.Zip(sieve.Broken.FirstBroken).Where(rule => rule.Second > 0).Select(rule => new RuleCount(rule.First.Id, rule.Second))];
        return new WishMisses(wish.Youth.Id, wish.Kind, broken, nearest.Changes, nearest.Explained());
    }

    public UnplacedWish Explain(Sieve sieve, WishTonight wish)
    {
        var feasible = solved.Feasible[wish.Index];
        var misses = _known.GetValueOrDefault((wish.Youth.Id, wish.Kind)) ?? MissesOf(sieve, wish, feasible, rules);
        return new UnplacedWish
        {
            Youth = wish.Youth.Id,
            Kind = wish.Kind,
            Reason = _reason.Of(wish),
            Feasible = feasible.Count,
            FirstBroken = misses.FirstBroken,
            WouldChange = misses.WouldChange,
            NearestMisses = misses.NearestMisses,
            TakenBy = TakenBy(feasible),
        };
    }

    // The lightest first: where little more weight would have been enough.
    private SeatTaken[] TakenBy(WishCandidates feasible)
    {
        var lightest = new SmallestFew<(int Weight, int Opening)>(MostTakers);
        foreach (var opening in feasible.Openings)
        {
            if (!solved.Seating.HasFreeSeat(opening))
            {
                lightest.Add((solved.LightestAt(opening), opening));
            }
        }

        return [.. lightest.Rising.Select(taken => new SeatTaken(solved.Night.Openings[taken.Opening].Id, taken.Weight))];
    }
}
