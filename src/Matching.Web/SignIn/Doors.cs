using Matching.Web.WhoMay;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Matching.Web.SignIn;

/// <summary>Which door somebody is sent to who is not signed in: where a number and a code are enough, to those; where staff work, to theirs.</summary>
internal static class Doors
{
    public static Task SendToAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
        if (IsForOutside(context.HttpContext))
        {
            context.Response.Redirect($"/code?back={back}");
            return Task.CompletedTask;
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool IsForOutside(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && AccessTable.Find(endpoint, context.Request.Method) is { } row
        && new[] { Role.Youth, Role.Guardian, Role.Mentor, Role.Company }.Any(role => row.For(role) != Reach.No);
}
