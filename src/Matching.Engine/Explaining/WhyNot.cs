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
internal sealed class WhyNot(SolvedNight solved, IReadOnlyList<IHardRule> rules)
{
    private const int MostTakers = 5;

    private readonly UnplacedReason _reason = new(solved, rules);

    public UnplacedWish Explain(Sieve sieve, WishTonight wish)
    {
        var feasible = solved.Feasible[wish.Index];
        sieve.Broken.Look(wish, feasible);
        var nearest = new NearestMisses(sieve);
        return new UnplacedWish
        {
            Youth = wish.Youth.Id,
            Kind = wish.Kind,
            Reason = _reason.Of(wish),
            Feasible = feasible.Count,
            FirstBroken = [.. rules.Zip(sieve.Broken.FirstBroken).Where(rule => rule.Second > 0).Select(rule => new RuleCount(rule.First.Id, rule.Second))],
            WouldChange = nearest.Changes,
            NearestMisses = nearest.Explained(),
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
