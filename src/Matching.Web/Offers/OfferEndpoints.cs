using Dapper;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Web.Approvals;
using Matching.Web.People;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Offers;

internal static class OfferEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/offers/answer", AnswerAsync);
        app.MapPost("/offers/again", AgainAsync);
        app.MapPost("/offers/reserve", ReserveAsync);
    }

    private static async Task<IResult> AgainAsync([FromForm] Guid offer, [FromForm] string? back, OfferAgain again, FindingWords findings, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        notices.Leave(await again.HandleAsync(me.Municipality, new(offer), me.SignIn, context.RequestAborted) switch
        {
            OfferAgainOutcome.Decided decided => ApprovalWords.Of(decided.Approval, findings),
            OfferAgainOutcome.NotEnded => new Notice("info", "Offers.Again.NotEnded", []),
            OfferAgainOutcome.NotPossible => new Notice("warning", "Offers.Again.NotPossible", []),
            _ => new Notice("warning", "Offers.Again.NotFound", []),
        });
        return Results.LocalRedirect(LocalPath.Or(back, "/work"));
    }

    private static async Task<IResult> ReserveAsync([FromForm] Guid offer, [FromForm] string youth, [FromForm] string? back, NameReserve name, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var id = await TypedYouth.IdAsync(store, me.Municipality, youth, context.RequestAborted);
        notices.Leave(await name.HandleAsync(me.Municipality, new(offer), id, me.SignIn, context.RequestAborted)
            ? new Notice("success", "Offers.ReserveNamed", [])
            : new Notice("warning", "Offers.ReserveNotFound", []));
        return Results.LocalRedirect(LocalPath.Or(back, "/work"));
    }

    private static async Task<IResult> AnswerAsync(
        [FromForm] Guid offer, [FromForm] string answer, [FromForm] string? back, RecordAnswer record, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        if (answer is not ("yes" or "no"))
        {
            return Results.BadRequest();
        }

        if (!await IsOfAsync(store, SignedIn.Of(context).Municipality, offer, context.RequestAborted))
        {
            return Results.NotFound();
        }

        notices.Leave(await record.HandleAsync(new(offer), answer == "yes", context.RequestAborted) switch
        {
            RecordAnswerOutcome.Recorded recorded => new Notice("success", $"Offers.Recorded.{recorded.State}", []),
            RecordAnswerOutcome.WaitsForGuardian => new Notice("success", "Offers.WaitsForGuardian", []),
            RecordAnswerOutcome.Collides => new Notice("warning", "Offers.Collides", []),
            RecordAnswerOutcome.AlreadyClosed closed => new Notice("info", $"Offers.WasClosed.{closed.State}", []),
            _ => new Notice("warning", "Offers.NotFound", []),
        });
        return Results.LocalRedirect(LocalPath.Or(back, "/work"));
    }

    private static async Task<bool> IsOfAsync(NpgsqlDataSource store, string municipality, Guid offer, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(
            "select exists (select from offer where id = @offer and municipality_code = @municipality)", new { offer, municipality });
    }
}
