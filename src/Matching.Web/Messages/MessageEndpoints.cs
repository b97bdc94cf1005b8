using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Web.People;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Messages;

internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/messages/correct", CorrectAsync);
        app.MapPost("/messages/release", ReleaseAsync);
        app.MapPost("/messages/name", NameAsync);
        app.MapPost("/messages/again", AgainAsync);
        app.MapPost("/messages/allow", AllowAsync);
    }

    private static async Task<IResult> CorrectAsync(
        [FromForm] Guid message, [FromForm] string reading, [FromForm] string? offer, [FromForm] string? back, CorrectReading correct, Notices notices, HttpContext context)
    {
        if (Enum.GetValues<Reading>().Where(known => known.Code() == reading).ToList() is not [var meant] || meant == Reading.AskBack)
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        OfferId? about = Guid.TryParse(offer, out var id) ? new OfferId(id) : null;
        var outcome = await correct.HandleAsync(me.Municipality, message, meant, about, me.SignIn, context.RequestAborted);
        if (outcome is CorrectOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is CorrectOutcome.NeedsOffer ? new Notice("warning", "Reading.NeedsOffer", []) : new Notice("success", "Reading.Corrected", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/work"));
    }

    private static async Task<IResult> ReleaseAsync([FromForm] string phone, [FromForm] string? back, ReleaseNumber release, Notices notices, HttpContext context)
    {
        var released = await release.HandleAsync(SignedIn.Of(context).Municipality, phone, context.RequestAborted);
        notices.Leave(released ? new Notice("success", "Number.Released", []) : new Notice("info", "Number.WasFree", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/work"));
    }

    private static async Task<IResult> NameAsync([FromForm] Guid message, [FromForm] string youth, [FromForm] bool? hers, NameSender name, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var id = await TypedYouth.IdAsync(store, me.Municipality, youth, context.RequestAborted);
        notices.Leave(await name.HandleAsync(me.Municipality, message, id, hers == true, me.SignIn, context.RequestAborted)
            ? new Notice("success", "Sender.Named", [])
            : new Notice("warning", "Sender.NotFound", []));
        return Results.LocalRedirect("/work");
    }

    private static async Task<IResult> AgainAsync([FromForm] Guid item, SendAgain again, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        notices.Leave(await again.HandleAsync(me.Municipality, item, me.SignIn, context.RequestAborted) switch
        {
            SendAgainOutcome.OnItsWay => new Notice("success", "Again.OnItsWay", []),
            SendAgainOutcome.CannotText => new Notice("warning", "Again.CannotText", []),
            _ => new Notice("info", "Again.NotFound", []),
        });
        return Results.LocalRedirect("/work");
    }

    private static async Task<IResult> AllowAsync([FromForm] string youth, [FromForm] string? note, AllowTexts allow, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var outcome = await allow.HandleAsync(me.Municipality, youth, note ?? "", me.SignIn, context.RequestAborted);
        if (outcome is AllowTextsOutcome.NotStopped)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is AllowTextsOutcome.Allowed ? new Notice("success", "Texts.Allowed", []) : new Notice("warning", "Texts.NeedsNote", []));
        return Results.LocalRedirect($"/youths/{Uri.EscapeDataString(youth)}");
    }
}
