using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Travel;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>
/// The place can be reached in the time she is ready to travel, one way, by the best of her means that count. A lift that the host offers
/// doubles her limit, and a mentor who meets online is always within reach.
/// </summary>
/// <remarks>Whole minutes, waiting included; the limit itself is within reach. Source: the matching model §8.</remarks>
internal sealed class WithinReach : IHardRule, IMissesByAmount, IWarn
{
    public string Id => "within-reach";

    public bool IsKept(in Pair pair) => pair.TravelMinutes <= Limit(pair);

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("minutes", pair.TravelMinutes == TravelTable.Unreachable ? null : pair.TravelMinutes),
        ("limit", pair.Youth.Facts.MaxTravelMinutes),
        ("means", Means(pair)),
        ("lift", pair.Host.HasPledged(Pledges.Lift)),
        ("metres", pair.Night.Travel.Metres(pair.Youth.Facts.Place, pair.Opening.Facts.Place)));

    /// <summary>Minutes more that she would have to be ready for; none help without a means that counts.</summary>
    public decimal? Missing(in Pair pair, decimal atMost)
    {
        var minutes = pair.TravelMinutes;
        var needed = pair.Host.HasPledged(Pledges.Lift) ? (minutes + 1) / 2 : minutes;
        var missing = needed - pair.Youth.Facts.MaxTravelMinutes;
        return minutes == TravelTable.Unreachable || missing > atMost ? null : missing;
    }

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (IsKept(pair) && pair.TravelMinutes > pair.Youth.Facts.MaxTravelMinutes)
        {
            yield return Warnings.LiftNeeded;
        }
    }

    private static int Limit(in Pair pair) => pair.Youth.Facts.MaxTravelMinutes * (pair.Host.HasPledged(Pledges.Lift) ? 2 : 1);

    private static string Means(in Pair pair) => pair.MeetsOnline
        ? "online"
        : Findings.Code(pair.Night.Travel.BestMeans(pair.Youth.Facts.Place, pair.Opening.Facts.Place, pair.Means));
}
