using Matching.Core.Backings;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Backings;

internal static class BackingEndpoints
{
    public static void MapBackings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/backings/ask", AskAsync);
        app.MapPost("/backings/record", RecordAsync);
    }

    private static async Task<IResult> AskAsync([FromForm] string youth, AskBacking ask, Notices notices, HttpContext context)
    {
        var outcome = await ask.HandleAsync(SignedIn.Of(context).Municipality, youth, context.RequestAborted);
        notices.Leave(new Notice(outcome == AskBackingOutcome.Asked ? "success" : "info", $"Backings.Ask.{outcome}", []));
        return Results.LocalRedirect("/backings");
    }

    private static async Task<IResult> RecordAsync([FromForm] Guid question, [FromForm] string answer, [FromForm] string? back, RecordBacking record, Notices notices, HttpContext context)
    {
        if (answer is not ("yes" or "no"))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        var outcome = await record.HandleAsync(me.Municipality, new(question), answer == "yes", me.SignIn, context.RequestAborted);
        if (outcome == RecordBackingOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(new Notice("success", $"Backings.Recorded.{outcome}", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/backings"));
    }
}
