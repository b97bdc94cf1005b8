using Matching.Core.Clock;
using Matching.Core.HostEvents;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.HostEvents;

internal static class EventEndpoints
{
    private const string Page = "/events";

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapPost("/events/hold", HoldAsync);
        app.MapPost("/events/pledge", PledgeAsync);
        app.MapPost("/events/order", OrderAsync);
        app.MapPost("/events/invite", InviteAsync);
        app.MapPost("/mentor/invitations", WantAsync);
        app.MapPost("/mentor/coming", ComingAsync);
    }

    private static async Task<IResult> HoldAsync([FromForm] string programme, [FromForm] string? title, [FromForm] DateOnly? on, HoldEvent hold, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        return Told(notices, "Events.Held", on is { } day && await hold.HandleAsync(me.Municipality, programme, title ?? "", day, me.SignIn, context.RequestAborted) is HoldEventOutcome.Written);
    }

    private static async Task<IResult> PledgeAsync([FromForm] Guid at, [FromForm] string host, [FromForm] string? words, [FromForm] int? posts, TakePledge take, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        return Told(notices, "Events.Pledged", await take.HandleAsync(at, me.Municipality, host, words ?? "", posts ?? 0, me.SignIn, context.RequestAborted) is not null);
    }

    private static async Task<IResult> OrderAsync([FromForm] Guid pledge, [FromForm] string opening, [FromForm] string owner, OrderFromPledge order, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        return Told(notices, "Events.Ordered", await order.HandleAsync(pledge, me.Municipality, opening, owner, me.SignIn, context.RequestAborted) is not null);
    }

    private static async Task<IResult> InviteAsync([FromForm] Guid at, InviteMentors invite, Notices notices, HttpContext context)
    {
        var invited = await invite.HandleAsync(at, SignedIn.Of(context).Municipality, context.RequestAborted);
        notices.Leave(invited is { } many ? new Notice("success", "Events.Invited", [Written.Number(many)]) : new Notice("warning", "Events.Refused", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> WantAsync([FromForm] bool want, IEventDesk desk, TimeProvider clock, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        await desk.KeepConsentAsync(me.SignIn, want, clock.GetUtcNow(), me.SignIn, context.RequestAborted);
        notices.Leave(new Notice("success", want ? "Mentor.WillBeInvited" : "Mentor.WillNotBeInvited", []));
        return Results.LocalRedirect("/mentor#invitations");
    }

    private static async Task<IResult> ComingAsync([FromForm] Guid at, [FromForm] bool coming, IEventDesk desk, TimeProvider clock, Notices notices, HttpContext context)
    {
        var isKept = await desk.AnswerAsync(at, SignedIn.Of(context).SignIn, coming, clock.GetUtcNow(), clock.Today(), context.RequestAborted);
        notices.Leave(isKept ? new Notice("success", coming ? "Mentor.Comes" : "Mentor.ComesNot", []) : new Notice("info", "OwnSteps.WasAnswered", []));
        return Results.LocalRedirect("/mentor#invitations");
    }

    private static IResult Told(Notices notices, string done, bool isDone)
    {
        notices.Leave(isDone ? new Notice("success", done, []) : new Notice("warning", "Events.Refused", []));
        return Results.LocalRedirect(Page);
    }
}
