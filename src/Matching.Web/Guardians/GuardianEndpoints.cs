using Dapper;
using Matching.Core.Backings;
using Matching.Core.People;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Guardians;

/// <summary>A guardian's answers: to her being in a scheme, and to an offer that she has said yes to herself.</summary>
internal static class GuardianEndpoints
{
    private const string Page = "/guardian";

    public static void MapGuardian(this IEndpointRouteBuilder app)
    {
        app.MapPost("/guardian/answer", AnswerAsync);
        app.MapPost("/guardian/backing", BackOfferAsync);
    }

    private static async Task<IResult> AnswerAsync([FromForm] bool backs, BackYouth back, Notices notices, HttpContext context)
    {
        Tell(notices, await back.HandleAsync(SignedIn.Of(context).SignIn, backs, context.RequestAborted));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> BackOfferAsync([FromForm] Guid question, [FromForm] bool backs, RecordBacking record, BackYouth back, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        if (!await connection.ExecuteScalarAsync<bool>("select exists (select from backing where id = @question and youth_id = @SignIn)", new { question, me.SignIn }))
        {
            return Results.NotFound();
        }

        if (!backs)
        {
            // A no takes nothing back before a person has called.
            await back.RefuseOfferAsync(me.SignIn, question, context.RequestAborted);
            Tell(notices, BackYouthOutcome.NotBacked);
        }
        else
        {
            Tell(notices, await record.HandleAsync(me.Municipality, new(question), true, me.Key, context.RequestAborted) == RecordBackingOutcome.Backed ? BackYouthOutcome.Backed : BackYouthOutcome.NotFound);
        }

        return Results.LocalRedirect(Page);
    }

    private static void Tell(Notices notices, BackYouthOutcome outcome) =>
        notices.Leave(new Notice(outcome is BackYouthOutcome.Backed or BackYouthOutcome.NotBacked ? "success" : "info", $"Guardian.Answered.{outcome}", []));
}
