using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>The mentor is not a leader in the municipality that decides in her case.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal sealed class NoConflictOfInterest : IHardRule, ILookAtLittle
{
    public string Id => "no-conflict-of-interest";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.Municipality);

    public bool IsKept(in Pair pair) => !pair.Host.Facts.IsMentor || pair.Host.Facts.AuthorityOf != pair.Youth.Facts.Municipality;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("authority_of", pair.Host.Facts.AuthorityOf),
        ("municipality", pair.Youth.Facts.Municipality));
}
