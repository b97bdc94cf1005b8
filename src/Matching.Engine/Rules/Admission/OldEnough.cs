using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>She is at least the opening's minimum age on the later of start and night.</summary>
/// <remarks>Whole years, the limit included. Source: the matching model §3.</remarks>
internal sealed class OldEnough : IHardRule, ILookAtLittle
{
    public string Id => "old-enough";

    public Look? OfHer(in Applicant her) => new Look(her.AgeAtStart);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.Facts.MinAge);

    public bool IsKept(in Pair pair) => pair.AgeAtStart >= pair.Opening.Facts.MinAge;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("age", pair.AgeAtStart),
        ("min_age", pair.Opening.Facts.MinAge),
        ("on", pair.Opening.StartsOn));
}
