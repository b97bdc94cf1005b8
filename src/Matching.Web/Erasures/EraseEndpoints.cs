using Matching.Core.Erasures;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Erasures;

internal static class EraseEndpoints
{
    public static void MapErasures(this IEndpointRouteBuilder app) => app.MapPost("/youths/erase", EraseAsync);

    private static async Task<IResult> EraseAsync([FromForm] string? youth, EraseYouth erase, Notices notices, HttpContext context)
    {
        var (me, id) = (SignedIn.Of(context), youth ?? "");
        var outcome = await erase.HandleAsync(me.Municipality, id, me.SignIn, context.RequestAborted);
        if (outcome is ErasureOutcome.UnderWay)
        {
            // The page itself says what is to be ended first.
            return Results.LocalRedirect($"/youths/{Uri.EscapeDataString(id)}/erase");
        }

        notices.Leave(outcome switch
        {
            ErasureOutcome.Erased => new Notice("success", "Erase.Done", []),
            ErasureOutcome.Nobody => new Notice("warning", "Erase.Nobody", []),
            ErasureOutcome.NotNow => new Notice("warning", "Erase.NotNow", []),
            var other => throw new InvalidOperationException($"No words for {other.GetType().Name}.\nMaybe an outcome of erasing is new."),
        });
        return Results.LocalRedirect(outcome is ErasureOutcome.NotNow ? $"/youths/{Uri.EscapeDataString(id)}/erase" : "/youths");
    }
}
