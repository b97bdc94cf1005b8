using Matching.Core.HostOrders;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.HostOrders;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        app.MapPost("/orders/receive", ReceiveAsync);
        app.MapPost("/orders/shortlist", ShortlistAsync);
        app.MapPost("/orders/sent", SentAsync);
    }

    private static async Task<IResult> ReceiveAsync([FromForm] string programme, [FromForm] string opening, [FromForm] int? posts, ReceiveOrder receive, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        notices.Leave(posts is null or < 1 or > 1000
            ? new Notice("warning", "Orders.NoPosts", [])
            : await receive.HandleAsync(me.Municipality, programme, opening, posts.Value, me.SignIn, context.RequestAborted) is ReceiveOrderOutcome.Received ? new Notice("success", "Orders.Received", []) : new Notice("warning", "Orders.NotFound", []));
        return Results.LocalRedirect("/orders");
    }

    private static async Task<IResult> ShortlistAsync([FromForm] Guid order, MakeShortlist make, IOrderDesk desk, Notices notices, HttpContext context)
    {
        if (!await IsOursAsync(order, desk, context) || await make.HandleAsync(order, context.RequestAborted) is not ShortlistOutcome.Made made)
        {
            return Results.NotFound();
        }

        notices.Leave(made.Short > 0
            ? new Notice("warning", "Orders.Short", [Written.Number(made.Candidates.Count), Written.Number(made.Short)])
            : new Notice("success", "Orders.Enough", [Written.Number(made.Candidates.Count)]));
        return Results.LocalRedirect("/orders");
    }

    private static async Task<IResult> SentAsync([FromForm] Guid order, SendCandidates send, IOrderDesk desk, Notices notices, HttpContext context)
    {
        if (!await IsOursAsync(order, desk, context))
        {
            return Results.NotFound();
        }

        notices.Leave(await send.HandleAsync(order, context.RequestAborted) ? new Notice("success", "Orders.IsSent", []) : new Notice("warning", "Orders.NothingToSend", []));
        return Results.LocalRedirect("/orders");
    }

    private static async Task<bool> IsOursAsync(Guid order, IOrderDesk desk, HttpContext context) =>
        await desk.FindAsync(order, context.RequestAborted) is { } found && found.Municipality == SignedIn.Of(context).Municipality;
}
