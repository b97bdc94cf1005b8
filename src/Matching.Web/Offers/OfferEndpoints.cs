using Dapper;
using Matching.Core.Offers;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Offers;

internal static class OfferEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder app) => app.MapPost("/offers/answer", AnswerAsync);

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
