using Matching.Core.Approvals;
using Matching.Core.HostOrders;
using Matching.Web.Approvals;
using Matching.Web.Pairs;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.HostOrders;

internal static class OrderEndpoints
{
    public const string FieldPrefix = "field_";

    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        app.MapPost("/orders/receive", ReceiveAsync);
        app.MapPost("/orders/shortlist", ShortlistAsync);
        app.MapPost("/orders/sent", SentAsync);
        app.MapPost("/orders/pick", PickAsync);
    }

    private static async Task<IResult> ReceiveAsync([FromForm] string programme, [FromForm] string opening, [FromForm] int? posts, ReceiveOrder receive, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var answers = context.Request.Form.Where(field => field.Key.StartsWith(FieldPrefix, StringComparison.Ordinal)).ToDictionary(field => field.Key[FieldPrefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
        notices.Leave(posts is null or < 1 or > 1000
            ? new Notice("warning", "Orders.NoPosts", [])
            : Of(await receive.HandleAsync(me.Municipality, programme, opening, posts.Value, me.SignIn, context.RequestAborted, answers)));
        return Results.LocalRedirect($"/orders?programme={Uri.EscapeDataString(programme)}");
    }

    private static Notice Of(ReceiveOrderOutcome outcome) => outcome switch
    {
        ReceiveOrderOutcome.Received => new("success", "Orders.Received", []),
        ReceiveOrderOutcome.Incomplete open => new("warning", "Orders.Incomplete", [string.Join(", ", open.Fields.Select(field => OrderFields.NameOf(field, System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)))]),
        _ => new("warning", "Orders.NotFound", []),
    };

    /// <summary>The company has picked one of its shortlist: she is proposed by hand, and approved as any other.</summary>
    private static async Task<IResult> PickAsync([FromForm] Guid order, [FromForm] string? youth, ProposeOwnPair propose, IOrderDesk desk, FindingWords findings, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (await desk.FindAsync(order, context.RequestAborted) is not { } found || found.Municipality != me.Municipality
            || await propose.HandleAsync(me.Municipality, youth ?? "", found.OpeningId, me.SignIn, context.RequestAborted) is not (not OwnPairOutcome.NotFound and var outcome))
        {
            return Results.NotFound();
        }

        notices.Leave(OwnPairEndpoints.Of(outcome, findings));
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
