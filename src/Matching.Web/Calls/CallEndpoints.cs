using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Calls;

internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder app) => app.MapPost("/calls/record", RecordAsync);

    private static async Task<IResult> RecordAsync([FromForm] Guid item, [FromForm] string outcome, RecordCall record, Notices notices, HttpContext context)
    {
        if (!Enum.TryParse<CallOutcome>(outcome, out var heard) || !Enum.IsDefined(heard))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        notices.Leave(await record.HandleAsync(me.Municipality, item, heard, me.SignIn, context.RequestAborted) switch
        {
            RecordCallOutcome.Answered { Answer: RecordAnswerOutcome.Recorded recorded } => new Notice("success", $"Offers.Recorded.{recorded.State}", []),
            RecordCallOutcome.Answered { Answer: RecordAnswerOutcome.AlreadyClosed closed } => new Notice("info", $"Offers.WasClosed.{closed.State}", []),
            RecordCallOutcome.Answered { Answer: RecordAnswerOutcome.WaitsForGuardian } => new Notice("success", "Offers.WaitsForGuardian", []),
            RecordCallOutcome.Answered { Answer: RecordAnswerOutcome.Collides } => new Notice("warning", "Offers.Collides", []),
            RecordCallOutcome.Kept { AgainAt: { } again } => new Notice("success", "Calls.Again", [Written.Moment(again)]),
            RecordCallOutcome.Kept => new Notice("success", "Calls.Kept", []),
            RecordCallOutcome.NoOffer => new Notice("warning", "Calls.NoOffer", []),
            _ => new Notice("info", "Work.WasDone", []),
        });
        return Results.LocalRedirect("/calls");
    }
}
