using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Preferences;

/// <summary>She asked for this place herself, or for its sector.</summary>
/// <remarks>Host or opening wished for 1000; sector among her interests 700; no interests stated 500; else 0. Source: the matching model §4, §13.</remarks>
internal sealed class OwnWish : IPreference, ILookAtLittle
{
    public string Id => "own-wish";

    public Look? OfHer(in Applicant her) => her.Youth.Facts.WishedHosts.Count == 0 ? new Look(her.Youth.Interests.Number) : null;

    public Look OfOpening(OpeningTonight opening) => new Look(opening.Sector);

    public int Value(in Pair pair) => See(pair).Value;

    public Finding Explain(in Pair pair)
    {
        var (value, why) = See(pair);
        return Findings.Of(Id, ("value", value), ("wish", why), ("sector", pair.Opening.Facts.Sector));
    }

    private static (int Value, string Why) See(in Pair pair)
    {
        var youth = pair.Youth;
        if (WishedFor(pair))
        {
            return (1000, "place");
        }

        if (youth.Interests.IsEmpty)
        {
            return (500, "not_stated");
        }

        return youth.Interests.Contains(pair.Opening.Sector) ? (700, "sector") : (0, "other");
    }

    private static bool WishedFor(in Pair pair) => pair.Youth.WishesFor(pair.Host.Id) || pair.Youth.WishesFor(pair.Opening.Id);
}
