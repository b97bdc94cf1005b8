using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;

namespace Matching.Engine.Rules.Admission;

/// <summary>Matching is switched on for the person, the host, the opening and the programme, and the opening has not ended before the night.</summary>
/// <remarks>The opening's last day itself is not over. Source: the matching model §3.</remarks>
internal sealed class SwitchedOn : IHardRule, ILookAtLittle
{
    public string Id => "switched-on";

    public Look? OfHer(in Applicant her) => new Look((int)her.Youth.Facts.Status);

    public bool IsKept(in Pair pair) => Off(pair) is null;

    public Finding Explain(in Pair pair) => Off(pair) is { } off
        ? Findings.Of(Id, ("who", off.Who), ("status", off.Status), ("end_date", off.EndDate))
        : Findings.Of(Id, ("status", "active"));

    private static (string Who, string Status, DateOnly? EndDate)? Off(in Pair pair)
    {
        var opening = pair.Opening.Facts;
        return (pair.Youth.Facts.Status, pair.Host.Facts.Status, opening.Status, pair.Opening.Programme.Status) switch
        {
            ( not Status.Active and var status, _, _, _) => ("youth", Findings.Code(status), null),
            (_, not Status.Active and var status, _, _) => ("host", Findings.Code(status), null),
            (_, _, not Status.Active and var status, _) => ("opening", Findings.Code(status), null),
            (_, _, _, not Status.Active and var status) => ("programme", Findings.Code(status), null),
            _ when opening.EndDate < pair.Night.Date => ("opening", "ended", opening.EndDate),
            _ => null,
        };
    }
}
