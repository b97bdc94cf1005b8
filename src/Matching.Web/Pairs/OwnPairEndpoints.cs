using Matching.Core.Approvals;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Pairs;

internal static class OwnPairEndpoints
{
    public static void MapOwnPairs(this IEndpointRouteBuilder app) => app.MapPost("/desk/pair", ProposeAsync);

    private static async Task<IResult> ProposeAsync(
        [FromForm] string? youth, [FromForm] string? opening, ProposeOwnPair propose, FindingWords findings, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var outcome = await propose.HandleAsync(me.Municipality, youth ?? "", opening ?? "", me.SignIn, context.RequestAborted);
        if (outcome is OwnPairOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(Of(outcome, findings));
        return Results.LocalRedirect($"/youths/{Uri.EscapeDataString(youth!)}");
    }

    public static Notice Of(OwnPairOutcome outcome, FindingWords findings) => outcome switch
    {
        OwnPairOutcome.Proposed { ToExcept.Count: > 0 } proposed => new("warning", "OwnPair.DoneButFor", [Said(proposed.ToExcept, findings)]),
        OwnPairOutcome.Proposed => new("success", "OwnPair.Done", []),
        OwnPairOutcome.Refused refused => new("error", "OwnPair.Refused", [Said(refused.Broken, findings)]),
        OwnPairOutcome.NoFreeSeat => new("warning", "OwnPair.NoFreeSeat", []),
        OwnPairOutcome.OfferIsOpen => new("warning", "Approve.OfferIsOpen", []),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}.\nMaybe an outcome of a consultant's own pair is new."),
    };

    private static string Said(IEnumerable<BrokenRule> broken, FindingWords findings) => string.Join(' ', broken.Select(rule => findings.Broken(rule.Finding)));
}
