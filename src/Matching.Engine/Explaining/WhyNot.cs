using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explaining;

/// <summary>
/// Says of a wish without a proposal why: how many openings fell at which rule first, which came nearest, what would change it, and who took the seats.
/// The universe is the openings of her kind whose own status is active; feasible and the counts add up to it.
/// </summary>
/// <remarks>Source: the matching model §7, §13. Asks the same rules again; there is no second reading of any.</remarks>
internal sealed class WhyNot(SolvedNight solved, Candidates candidates, IReadOnlyList<IHardRule> rules)
{
    private const int MostMisses = 5;
    private const decimal LargestAmount = 1 << 14;

    private readonly UnplacedReason _reason = new(solved, rules);

    public UnplacedWish Explain(WishTonight wish)
    {
        var counts = new int[rules.Count];
        var misses = new List<Miss>();
        foreach (var opening in candidates.OfKind(wish.Kind).Where(opening => opening.Facts.Status == Status.Active))
        {
            var pair = solved.Night.Pair(wish.Youth, opening);
            var first = candidates.FirstBroken(pair);
            if (first == rules.Count)
            {
                continue;
            }

            counts[first]++;
            if (candidates.FirstBroken(pair, first + 1) == rules.Count)
            {
                misses.Add(new Miss(opening, first));
            }
        }

        return new UnplacedWish
        {
            Youth = wish.Youth.Id,
            Kind = wish.Kind,
            Reason = _reason.Of(wish),
            Feasible = solved.Feasible[wish.Index].Count,
            FirstBroken = [.. rules.Zip(counts).Where(rule => rule.Second > 0).Select(rule => new RuleCount(rule.First.Id, rule.Second))],
            WouldChange = [.. misses.GroupBy(miss => miss.Rule).OrderBy(group => group.Key).Select(group => Change(wish, rules[group.Key], [.. group]))],
            NearestMisses = Nearest(wish, misses),
            TakenBy = TakenBy(wish),
        };
    }

    // The smallest amount that makes the nearest one possible; openings that need exactly as much become possible with it.
    private WouldChange Change(WishTonight wish, IHardRule rule, Miss[] misses)
    {
        if (rule is not IMissesByAmount byAmount)
        {
            return new WouldChange(rule.Id, null, misses.Length);
        }

        for (var atMost = 1m; atMost <= LargestAmount; atMost *= 2)
        {
            if (Smallest(wish, byAmount, misses, atMost) is { } change)
            {
                return new WouldChange(rule.Id, change.Amount, change.Count);
            }
        }

        return new WouldChange(rule.Id, null, misses.Length);
    }

    // Small amounts are tried first: a rule can say cheaply that a little is not enough.
    private (decimal Amount, int Count)? Smallest(WishTonight wish, IMissesByAmount rule, Miss[] misses, decimal atMost)
    {
        (decimal Amount, int Count)? smallest = null;
        foreach (var miss in misses)
        {
            if (rule.Missing(solved.Night.Pair(wish.Youth, miss.Opening), smallest?.Amount ?? atMost) is { } missing)
            {
                smallest = missing == smallest?.Amount ? (missing, smallest.Value.Count + 1) : (missing, 1);
            }
        }

        return smallest;
    }

    // Nearest = the openings that would suit her best if the one rule were kept.
    private NearMiss[] Nearest(WishTonight wish, List<Miss> misses) =>
    [
        .. misses
            .Select(miss => (miss, Score: candidates.Score(solved.Night.Pair(wish.Youth, miss.Opening))))
            .OrderByDescending(scored => scored.Score)
            .ThenBy(scored => scored.miss.Opening.Index)
            .Take(MostMisses)
            .Select(scored => new NearMiss(scored.miss.Opening.Id, rules[scored.miss.Rule].Explain(solved.Night.Pair(wish.Youth, scored.miss.Opening)))),
    ];

    private SeatTaken[] TakenBy(WishTonight wish) =>
    [
        .. solved.Feasible[wish.Index].Openings
            .Where(opening => !solved.Seating.HasFreeSeat(opening))
            .Select(opening => new SeatTaken(solved.Night.Openings[opening].Id, solved.LightestAt(opening)))
            .OrderBy(taken => taken.LightestWeight)
            .ThenBy(taken => taken.Opening, StringComparer.Ordinal),
    ];

    private readonly record struct Miss(OpeningTonight Opening, int Rule);
}
