using Matching.Core.Erasures;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Erasures;

internal static class EraseEndpoints
{
    public static void MapErasures(this IEndpointRouteBuilder app)
    {
        app.MapPost("/youths/erase", EraseAsync);
        app.MapPost("/hosts/erase", EraseHostAsync);
    }

    private static async Task<IResult> EraseAsync([FromForm] string? youth, EraseYouth erase, Notices notices, HttpContext context)
    {
        var (me, id) = (SignedIn.Of(context), youth ?? "");
        var outcome = await erase.HandleAsync(me.Municipality, id, me.SignIn, context.RequestAborted);
        if (outcome is ErasureOutcome.UnderWay)
        {
            // The page itself says what is to be ended first.
            return Results.LocalRedirect($"/youths/{Uri.EscapeDataString(id)}/erase");
        }

        notices.Leave(Said(outcome, "Erase.Done"));
        return Results.LocalRedirect(outcome is ErasureOutcome.NotNow ? $"/youths/{Uri.EscapeDataString(id)}/erase" : "/youths");
    }

    private static async Task<IResult> EraseHostAsync([FromForm] string? host, EraseHost erase, Notices notices, HttpContext context)
    {
        var (me, id) = (SignedIn.Of(context), host ?? "");
        var outcome = await erase.HandleAsync(me.Municipality, id, me.SignIn, context.RequestAborted);
        if (outcome is not ErasureOutcome.UnderWay)
        {
            notices.Leave(Said(outcome, "EraseHost.Done"));
        }

        // Where something is under way the page itself says what is to be ended first.
        return Results.LocalRedirect(outcome is ErasureOutcome.NotNow or ErasureOutcome.UnderWay ? $"/hosts/{Uri.EscapeDataString(id)}/erase" : "/hosts");
    }

    private static Notice Said(ErasureOutcome outcome, string done) => outcome switch
    {
        ErasureOutcome.Erased => new Notice("success", done, []),
        ErasureOutcome.Nobody => new Notice("warning", "Erase.Nobody", []),
        ErasureOutcome.NotNow => new Notice("warning", "Erase.NotNow", []),
        var other => throw new InvalidOperationException($"No words for {other.GetType().Name}.\nMaybe an outcome of erasing is new."),
    };
}
