using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>Somebody under 18 on the night has a guardian's yes, where the programme asks for it before the match. No and not asked both break it.</summary>
/// <remarks>Source: the matching model §3, §13.</remarks>
internal sealed class Backed : IHardRule, ILookAtLittle
{
    private const int AdultAge = 18;

    public string Id => "backed";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.Age < AdultAge && her.Youth.Facts.GuardianConsent != true ? 1 : 0);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.ProgrammeNumber);

    public bool IsKept(in Pair pair) => !IsAsked(pair) || pair.Youth.Facts.GuardianConsent == true;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("asked", IsAsked(pair)),
        ("age", pair.Youth.Age),
        ("consent", pair.Youth.Facts.GuardianConsent switch { true => "yes", false => "no", null => "not_asked" }),
        ("programme", pair.Opening.Programme.Id));

    private static bool IsAsked(in Pair pair) => pair.Youth.Age < AdultAge && pair.Opening.Programme.GuardianBeforeMatch;
}
