using System.Numerics;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Preferences;

/// <summary>The place may become ordinary hours, a job or an apprenticeship.</summary>
/// <remarks>400 each up to 1000; mentor 500. Source: the matching model §4.</remarks>
internal sealed class LeadsSomewhere : IPreference, ILookAtLittle
{
    public string Id => "leads-somewhere";

    public Look? OfHer(in Applicant her) => Look.Nothing;

    public int Value(in Pair pair) => pair.Opening.Kind == Kind.Mentor
        ? 500
        : Math.Min(1000, 400 * BitOperations.PopCount((uint)pair.Opening.Facts.LeadsTo));

    public Finding Explain(in Pair pair) => Findings.Of(Id, ("value", Value(pair)), ("leads_to", pair.Opening.Facts.LeadsTo));
}
