using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>
/// Every gate that the opening asks for, and every other one of its programme that stands before the match, is passed for her; the finding names
/// the first that is open, and how much of it is done where that is known.
/// </summary>
/// <remarks>The opening's own first, in its order, then the programme's in its own. Source: the matching model §3.</remarks>
internal sealed class GatesPassed : IHardRule, ILookAtLittle
{
    public string Id => "gates-passed";

    public Look? OfHer(in Applicant her) => new Look(her.Youth.GatesPassed.Number, her.Youth.GatesLeft.Number);

    public Look OfOpening(OpeningTonight opening) => new Look(opening.ProgrammeNumber, opening.Gates.Number);

    public bool IsKept(in Pair pair) => FirstLeft(pair) is null && OpenGate(pair) is null;

    public Finding Explain(in Pair pair)
    {
        var left = FirstLeft(pair);
        return Findings.Of(
            Id,
            ("gate", left?.Gate ?? OpenGate(pair)),
            ("done", left?.Done),
            ("needed", left?.Needed),
            ("by", left is { By.Length: > 0 } ? left.By : null),
            ("gates", pair.Opening.Programme.GatesBeforeMatch.Count + pair.Opening.Facts.Gates.Count),
            ("programme", pair.Opening.Programme.Id));
    }

    private static GateFacts? FirstLeft(in Pair pair)
    {
        var left = pair.Youth.Facts.GatesLeft;
        return left.Count == 0 ? null : FirstOf(pair.Opening.Facts.Gates, left);
    }

    private static GateFacts? FirstOf(IReadOnlyList<string> asked, IReadOnlyList<GateFacts> left)
    {
        for (var i = 0; i < asked.Count; i++)
        {
            for (var j = 0; j < left.Count; j++)
            {
                if (left[j].Gate == asked[i])
                {
                    return left[j];
                }
            }
        }

        return null;
    }

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
