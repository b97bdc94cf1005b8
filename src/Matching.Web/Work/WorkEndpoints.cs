using Dapper;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Work;

internal static class WorkEndpoints
{
    public static void MapWork(this IEndpointRouteBuilder app)
    {
        app.MapPost("/work/done", DoneAsync);
        app.MapPost("/work/undone", UndoneAsync);
        app.MapPost("/work/find-another", FindAnotherAsync);
    }

    private static async Task<IResult> FindAnotherAsync([FromForm] string? back, RunRound round, Notices notices, HttpContext context)
    {
        notices.Leave(await round.HandleAsync(context.RequestAborted) switch
        {
            RoundOutcome.Ended { Added: 0 } => new Notice("info", "Round.Nothing", []),
            RoundOutcome.Ended ended => new Notice("success", "Round.Added", [Written.Number(ended.Added)]),
            RoundOutcome.NoNightYet => new Notice("info", "Round.NoNightYet", []),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        });
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    private static async Task<IResult> DoneAsync([FromForm] Guid item, FinishWork finish, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await IsOfAsync(store, me.Municipality, item, context.RequestAborted))
        {
            return Results.NotFound();
        }

        var finished = await finish.HandleAsync(item, me.SignIn, context.RequestAborted);
        notices.Leave(finished ? new Notice("success", "Work.IsDone", []) { Undo = UndoForm.Of("/work/undone", "item", item.ToString()) } : new Notice("info", "Work.WasDone", []));
        return Results.LocalRedirect("/work");
    }

    private static async Task<IResult> UndoneAsync([FromForm] Guid item, IWorkList work, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await IsOfAsync(store, me.Municipality, item, context.RequestAborted))
        {
            return Results.NotFound();
        }

        notices.Leave(await work.ReopenAsync(item, me.SignIn, context.RequestAborted) ? new Notice("success", "Work.IsUndone", []) : new Notice("info", "Work.NotUndone", []));
        return Results.LocalRedirect("/work");
    }

    private static async Task<bool> IsOfAsync(NpgsqlDataSource store, string municipality, Guid item, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(
            "select exists (select from work_item where id = @item and municipality_code = @municipality)", new { item, municipality });
    }
}
