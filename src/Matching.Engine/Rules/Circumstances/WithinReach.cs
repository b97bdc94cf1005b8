using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Travel;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>
/// The place can be reached in the time she is ready to travel, one way, by the best of her means that count. A lift that the host offers
/// doubles her limit, and a mentor who meets online is always within reach. A scheme's own limit counts where it is the shorter.
/// </summary>
/// <remarks>Whole minutes, waiting included; the limit itself is within reach. Source: the matching model §8.</remarks>
internal sealed class WithinReach : IAskAnAmount, IWarn
{
    public string Id => "within-reach";

    public int MinutesOfUnit => 1;

    public Look? OfHer(in Applicant her) => new Look(her.Youth.Facts.Place, (int)her.Youth.UsableTravel);

    public Look OfOpening(OpeningTonight opening) => opening.Way;

    /// <summary>Minutes that she must be ready for, half of them where the host offers a lift.</summary>
    public int Asks(in Pair pair)
    {
        var minutes = pair.TravelMinutes;
        if (minutes == TravelTable.Unreachable)
        {
            return IAskAnAmount.TooMuch;
        }

        var asked = pair.Host.HasPledged(Pledges.Lift) ? (minutes + 1) / 2 : minutes;
        return asked > pair.Opening.Facts.MaxTravelMinutes ? IAskAnAmount.TooMuch : asked;
    }

    public int Has(YouthTonight youth) => youth.Facts.MaxTravelMinutes;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("minutes", pair.TravelMinutes == TravelTable.Unreachable ? null : pair.TravelMinutes),
        ("limit", Math.Min(pair.Youth.Facts.MaxTravelMinutes, pair.Opening.Facts.MaxTravelMinutes ?? int.MaxValue)),
        ("means", Means(pair)),
        ("lift", pair.Host.HasPledged(Pledges.Lift)),
        ("metres", pair.Night.Travel.Metres(pair.Youth.Facts.Place, pair.Opening.Facts.Place)));

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (Asks(pair) <= Has(pair.Youth) && pair.TravelMinutes > pair.Youth.Facts.MaxTravelMinutes)
        {
            yield return Warnings.LiftNeeded;
        }

        if (pair.Opening.Facts.BusIsPaid && !pair.MeetsOnline && OnFoot(pair) > pair.Youth.Facts.MaxTravelMinutes)
        {
            yield return Warnings.TransportPaid;
        }
    }

    private static int OnFoot(in Pair pair) =>
        pair.Night.Travel.Minutes(pair.Youth.Facts.Place, pair.Opening.Facts.Place, pair.Means & ~TravelModes.Bus);

    private static string Means(in Pair pair) => pair.MeetsOnline
        ? "online"
        : Findings.Code(pair.Night.Travel.BestMeans(pair.Youth.Facts.Place, pair.Opening.Facts.Place, pair.Means));
}
