using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>Neither she nor her consultant has excluded the opening, its host or its sector.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal sealed class NotThis : IHardRule, ILookAtLittle
{
    public string Id => "not-this";

    public Look? OfHer(in Applicant her) => her.Youth.Facts.NotHosts.Count == 0 ? new Look(her.Youth.NotSectors.Number) : null;

    public Look OfOpening(OpeningTonight opening) => new Look(opening.Sector);

    public bool IsKept(in Pair pair) => Excluded(pair) is null;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("excluded", Excluded(pair) ?? "nothing"),
        ("sector", pair.Opening.Facts.Sector),
        ("host", pair.Host.Id));

    private static string? Excluded(in Pair pair)
    {
        var youth = pair.Youth;
        if (youth.NotSectors.Contains(pair.Opening.Sector))
        {
            return "sector";
        }

        return youth.ExcludesPlace(pair.Host.Id) ? "host" : youth.ExcludesPlace(pair.Opening.Id) ? "opening" : null;
    }
}
