using Matching.Core.Handovers;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Handovers;

internal static class HandoverEndpoints
{
    public static void MapHandovers(this IEndpointRouteBuilder app) => app.MapPost("/handovers", HandOverAsync);

    private static async Task<IResult> HandOverAsync(
        [FromForm] string? youth, [FromForm] string? from, [FromForm] string? to, [FromForm] string? reason, HandOver handOver, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var request = new HandoverRequest(me.Municipality, Named(youth), Named(from), to ?? "", reason ?? "", me.SignIn);
        notices.Leave(await handOver.HandleAsync(request, context.RequestAborted) switch
        {
            HandoverOutcome.HandedOver done => new Notice("success", "Handover.Done", [Written.Number(done.People)]),
            HandoverOutcome.Nobody => new Notice("info", "Handover.Nobody", []),
            HandoverOutcome.NoReceiver => new Notice("warning", "Handover.NoReceiver", []),
            HandoverOutcome.NotWritten => new Notice("warning", "Handover.NotWritten", []),
            var other => throw new InvalidOperationException($"No words for {other.GetType().Name}.\nMaybe an outcome of handing over is new."),
        });
        return Results.LocalRedirect(request.YouthId is { } id ? $"/youths/{Uri.EscapeDataString(id)}" : "/handovers");
    }

    private static string? Named(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
