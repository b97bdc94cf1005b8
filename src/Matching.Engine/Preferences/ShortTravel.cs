using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Travel;

namespace Matching.Engine.Preferences;

/// <summary>The way is short beside what she is ready to travel.</summary>
/// <remarks>⌊1000 × (limit − minutes) ÷ limit⌋, not below 0; a lift at least 500; a mentor who meets online 1000. Source: the matching model §4, §8.</remarks>
internal sealed class ShortTravel : IPreference, ILookAtLittle
{
    private const int WithLift = 500;

    public string Id => "short-travel";

    public Look? OfHer(in Applicant her) => new Look((long)her.Youth.Facts.Place << 8 | (uint)her.Youth.UsableTravel, 1 + her.Youth.Facts.MaxTravelMinutes);

    public Look OfOpening(OpeningTonight opening) => opening.Way;

    public int Value(in Pair pair)
    {
        if (pair.MeetsOnline)
        {
            return 1000;
        }

        var limit = pair.Youth.Facts.MaxTravelMinutes;
        var saved = Math.Max(0, limit - pair.TravelMinutes);
        return Math.Max(limit > 0 ? 1000 * saved / limit : 0, pair.Host.HasPledged(Pledges.Lift) ? WithLift : 0);
    }

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("value", Value(pair)),
        ("minutes", pair.TravelMinutes == TravelTable.Unreachable ? null : pair.TravelMinutes),
        ("limit", pair.Youth.Facts.MaxTravelMinutes),
        ("online", pair.MeetsOnline),
        ("lift", pair.Host.HasPledged(Pledges.Lift)));
}
