using Matching.Core.Texts.Limits;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Spendings;

internal static class SpendingEndpoints
{
    public static void MapSpending(this IEndpointRouteBuilder app) => app.MapPost("/spending/limit", SetAsync);

    /// <summary>An empty number takes the limit away.</summary>
    private static async Task<IResult> SetAsync([FromForm] string? programme, [FromForm] SpendingPeriod per, [FromForm] int? segments, SetLimit set, Notices notices, HttpContext context)
    {
        if (!Enum.IsDefined(per))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        notices.Leave(await set.HandleAsync(me.Municipality, programme ?? "", per, segments, me.SignIn, context.RequestAborted)
            ? new Notice("success", "Spending.Saved", [])
            : new Notice("warning", "Spending.NotSaved", []));
        return Results.LocalRedirect("/spending");
    }
}
