using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Circumstances;

/// <summary>Who wished for no heavy lifting is not sent where there is lifting.</summary>
/// <remarks>Source: the matching model §3.</remarks>
internal sealed class PhysicallyPossible : IHardRule, ILookAtLittle
{
    public string Id => "physically-possible";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.AsksFor(Needs.NoHeavyLifting) ? 1 : 0);

    public bool IsKept(in Pair pair) => !(pair.Youth.AsksFor(Needs.NoHeavyLifting) && pair.Opening.Has(WorkEnvironment.Lifting));

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("no_heavy_lifting", pair.Youth.AsksFor(Needs.NoHeavyLifting)),
        ("lifting", pair.Opening.Has(WorkEnvironment.Lifting)));
}
