using Matching.Engine.Explaining;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>Every other gate of the programme that stands before the match is passed for her; the finding names the first that is open.</summary>
/// <remarks>Gates in the programme's own order. Source: the matching model §3.</remarks>
internal sealed class GatesPassed : IHardRule, ILookAtLittle
{
    public string Id => "gates-passed";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.GatesPassed.Number);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.ProgrammeNumber);

    public bool IsKept(in Pair pair) => OpenGate(pair) is null;

    public Finding Explain(in Pair pair) => Findings.Of(
        Id,
        ("gate", OpenGate(pair)),
        ("gates", pair.Opening.Programme.GatesBeforeMatch.Count),
        ("programme", pair.Opening.Programme.Id));

    private static string? OpenGate(in Pair pair)
    {
        var gates = pair.Opening.Programme.GatesBeforeMatch;
        for (var i = 0; i < gates.Count; i++)
        {
            if (!pair.Youth.Facts.GatesPassed.Contains(gates[i]))
            {
                return gates[i];
            }
        }

        return null;
    }
}
