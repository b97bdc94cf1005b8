using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>
/// The host is vetted; and where she is under 15 at the start, a mentor or municipal host has a child certificate that is valid then.
/// A private company is not blocked: it is a question at approval.
/// </summary>
/// <remarks>Start = the later of start and night; the certificate's last day is included. Source: the matching model §3, §13.</remarks>
internal sealed class HostIsCleared : IHardRule, ILookAtLittle, IWarn
{
    private const int CertificateBelowAge = 15;

    public string Id => "host-is-cleared";

    public Look? OfHer(in Applicant her) => new Look(her.AgeAtStart < CertificateBelowAge ? 1 : 0);

    public bool IsKept(in Pair pair) => pair.Host.Facts.IsVetted && (!NeedsCertificate(pair) || HasCertificate(pair));

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("vetted", pair.Host.Facts.IsVetted),
        ("certificate_needed", NeedsCertificate(pair)),
        ("certificate_until", pair.Host.Facts.ChildCertificateUntil),
        ("on", pair.Opening.StartsOn));

    public IEnumerable<string> WarningsFor(Pair pair)
    {
        if (IsChild(pair) && !NeedsCertificate(pair))
        {
            yield return Warnings.ChildCertificateQuestion;
        }
    }

    private static bool IsChild(in Pair pair) => pair.AgeAtStart < CertificateBelowAge;

    private static bool NeedsCertificate(in Pair pair) => IsChild(pair) && (pair.Host.Facts.IsMentor || pair.Host.Facts.IsMunicipal);

    private static bool HasCertificate(in Pair pair) => pair.Host.Facts.ChildCertificateUntil >= pair.Opening.StartsOn;
}
