using System.Globalization;
using Matching.Core.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.SignIn;

/// <summary>Number, code, and on a shared phone who of them one is.</summary>
internal static class CodeEndpoints
{
    public static void MapCodes(this IEndpointRouteBuilder app)
    {
        app.MapPost("/code", AskAsync).AllowAnonymous();
        app.MapPost("/code/enter", EnterAsync).AllowAnonymous();
        app.MapPost("/code/choose", ChooseAsync).AllowAnonymous();
    }

    private static async Task<IResult> AskAsync([FromForm] string? number, [FromForm] string? back, AskForCode ask, CodeDoor door, Notices notices, HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        switch (await ask.HandleAsync(number, address, context.RequestAborted))
        {
            case AskOutcome.Asked asked:
                door.Remember(new(asked.Id.Value, [], back));
                return Results.LocalRedirect("/code/enter");
            case AskOutcome.TooOften:
                notices.Leave(new Notice("warning", "Code.TooOften", []));
                return Results.LocalRedirect("/code");
            default:
                notices.Leave(new Notice("error", "Code.NoNumber", []));
                return Results.LocalRedirect("/code");
        }
    }

    private static async Task<IResult> EnterAsync([FromForm] string? code, RedeemCode redeem, CodeDoor door, Notices notices, HttpContext context)
    {
        if (door.Find() is not { People.Count: 0 } passage)
        {
            return Over(door, notices);
        }

        switch (await redeem.HandleAsync(new(passage.Request), code, context.RequestAborted))
        {
            case RedeemOutcome.Right { People: [var one] }:
                return await SignInAsync(one, passage.Back, door, context);
            case RedeemOutcome.Right right:
                door.Remember(passage with { People = right.People });
                return Results.LocalRedirect("/code/choose");
            case RedeemOutcome.Wrong wrong:
                notices.Leave(new Notice("error", "Code.Wrong", [wrong.TriesLeft.ToString(CultureInfo.InvariantCulture)]));
                return Results.LocalRedirect("/code/enter");
            default:
                return Over(door, notices);
        }
    }

    private static async Task<IResult> ChooseAsync([FromForm] string? role, [FromForm] string? id, CodeDoor door, Notices notices, HttpContext context) =>
        door.Find() is { } passage && passage.People.FirstOrDefault(person => person.Role.Code() == role && person.Id == id) is { } chosen
            ? await SignInAsync(chosen, passage.Back, door, context)
            : Over(door, notices);

    private static async Task<IResult> SignInAsync(PersonAtNumber person, string? back, CodeDoor door, HttpContext context)
    {
        door.Forget();
        var signedIn = SignedIn.From(person);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, signedIn.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(back?.StartsWith(signedIn.Home, StringComparison.Ordinal) == true ? LocalPath.Or(back, signedIn.Home) : signedIn.Home);
    }

    private static IResult Over(CodeDoor door, Notices notices)
    {
        door.Forget();
        notices.Leave(new Notice("error", "Code.Over", []));
        return Results.LocalRedirect("/code");
    }
}
