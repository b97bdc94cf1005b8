using Matching.Web.SignIn.Oidc;
using Matching.Web.WhoMay;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

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

        context.Response.Redirect(StaffDoor(context, back));
        return Task.CompletedTask;
    }

    // Where the municipality has its own sign-in, staff use that one, also on this machine; where there is no door for staff, the front page says so.
    private static string StaffDoor(RedirectContext<CookieAuthenticationOptions> context, string back)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<IOptions<OidcOptions>>().Value.IsOn)
        {
            return $"/staff/sign-in?back={back}";
        }

        return services.GetRequiredService<LocalDoor>().IsOpen(context.HttpContext) ? context.RedirectUri : "/?back=" + back;
    }

    private static bool IsForOutside(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && AccessTable.Find(endpoint, context.Request.Method) is { } row
        && new[] { Role.Youth, Role.Guardian, Role.Mentor, Role.Company }.Any(role => row.For(role) != Reach.No);
}
