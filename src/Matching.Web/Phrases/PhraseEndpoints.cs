using Matching.Core.Replies;
using Matching.Core.Replies.Wording;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Phrases;

internal static class PhraseEndpoints
{
    public static void MapPhrases(this IEndpointRouteBuilder app)
    {
        app.MapPost("/phrases/add", AddAsync);
        app.MapPost("/phrases/remove", RemoveAsync);
    }

    private static async Task<IResult> AddAsync([FromForm] string? phrase, [FromForm] string kind, AddPhrase add, Notices notices, HttpContext context)
    {
        if (!Enum.TryParse<PhraseKind>(kind, out var meant) || !AddPhrase.Kinds.Contains(meant))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        notices.Leave(await add.HandleAsync(me.Municipality, phrase ?? "", meant, me.SignIn, context.RequestAborted) switch
        {
            AddPhraseOutcome.Added added => new Notice("success", "Phrases.Added", [added.Written]),
            AddPhraseOutcome.MeansOtherwise other => new Notice("warning", $"Phrases.Means.{other.Reading.Code()}", []),
            _ => new Notice("warning", "Phrases.NotAPhrase", []),
        });
        return Results.LocalRedirect("/phrases");
    }

    private static async Task<IResult> RemoveAsync([FromForm] string phrase, [FromForm] string? kind, IPhraseShelf shelf, Notices notices, HttpContext context)
    {
        await shelf.TakeAwayAsync(SignedIn.Of(context).Municipality, phrase, context.RequestAborted);
        notices.Leave(new Notice("success", "Phrases.Removed", []) { Undo = kind is null ? null : new("/phrases/add", new Dictionary<string, string>(StringComparer.Ordinal) { ["phrase"] = phrase, ["kind"] = kind }) });
        return Results.LocalRedirect("/phrases");
    }
}
