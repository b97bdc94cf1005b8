using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>She has the car licence that the opening asks for. Certificates are what the host asks for at the start: a warning, never a rule.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal sealed class RequiredThings : IHardRule, ILookAtLittle, IWarn
{
    private const Requirements Certificates = Requirements.ChildCertificate | Requirements.CriminalRecord;

    public string Id => "required-things";

    public Look? OfHer(in Applicant her) => new Look((int)her.Youth.Facts.Licence);

    public bool IsKept(in Pair pair) => !AsksForLicence(pair) || pair.Youth.Facts.Licence == Licence.Car;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("requires", pair.Opening.Facts.Requires),
        ("licence", pair.Youth.Facts.Licence));

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if ((pair.Opening.Facts.Requires & Certificates) != Requirements.None)
        {
            yield return Warnings.CertificateAsked;
        }
    }

    private static bool AsksForLicence(in Pair pair) =>
        (pair.Opening.Facts.Requires & Requirements.DrivingLicence) != Requirements.None;
}
