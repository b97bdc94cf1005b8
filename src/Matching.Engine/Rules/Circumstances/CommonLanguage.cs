using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>She and the place have a language in common. An opening that states none asks for none.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal sealed class CommonLanguage : IHardRule, ILookAtLittle
{
    public string Id => "common-language";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.Languages.Number);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.Languages.Number);

    public bool IsKept(in Pair pair) => pair.Opening.Languages.IsEmpty || Shared(pair) > 0;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("shared", Shared(pair)),
        ("spoken_there", string.Join('+', pair.Opening.Facts.Languages)));

    private static int Shared(in Pair pair) => pair.Youth.Languages.SharedWith(pair.Opening.Languages);
}
