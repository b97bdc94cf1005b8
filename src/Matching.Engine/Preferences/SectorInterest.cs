using Matching.Engine.Explaining;
using Matching.Engine.Nights;
using Matching.Engine.Rules;

namespace Matching.Engine.Preferences;

/// <summary>The sector is one of those that interest her. Counts least: the place matters more than the trade.</summary>
/// <remarks>Among her interests 1000, else 0; none stated 500. Source: the matching model §4.</remarks>
internal sealed class SectorInterest : IPreference, ILookAtLittle, IWarn
{
    public string Id => "sector-interest";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.Interests.Number);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.Sector);

    public int Value(in Pair pair)
    {
        if (pair.Youth.Interests.IsEmpty)
        {
            return 500;
        }

        return pair.Youth.Interests.Contains(pair.Opening.Sector) ? 1000 : 0;
    }

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("value", Value(pair)),
        ("sector", pair.Opening.Facts.Sector),
        ("interests", pair.Youth.Facts.Interests.Count));

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (pair.Opening.Facts.TellsOutsideWishes && !pair.Youth.Interests.IsEmpty && !pair.Youth.Interests.Contains(pair.Opening.Sector))
        {
            yield return Warnings.OutsideWishes;
        }
    }
}
