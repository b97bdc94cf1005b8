using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>She is at most the opening's maximum age on the later of start and night.</summary>
/// <remarks>Whole years, the limit included. Source: the matching model §3.</remarks>
internal sealed class YoungEnough : IHardRule, ILookAtLittle
{
    public string Id => "young-enough";

    public Look? OfHer(in Applicant her) => new Look(her.AgeAtStart);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.Facts.MaxAge);

    public bool IsKept(in Pair pair) => pair.AgeAtStart <= pair.Opening.Facts.MaxAge;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("age", pair.AgeAtStart),
        ("max_age", pair.Opening.Facts.MaxAge),
        ("on", pair.Opening.StartsOn));
}
