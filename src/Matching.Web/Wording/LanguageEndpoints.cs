using Matching.Web.Hosting;
using Microsoft.AspNetCore.Localization;

namespace Matching.Web.Wording;

internal static class LanguageEndpoints
{
    public const string Cookie = "matching-language";

    public static void MapLanguages(this IEndpointRouteBuilder app) => app.MapGet("/language/{language}", Choose).AllowAnonymous();

    private static IResult Choose(string language, string? back, HttpContext context)
    {
        var culture = language == "en" ? "en-GB" : "da-DK";
        context.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new(culture)), LoopbackCookie.Options(context, TimeSpan.FromDays(365)));
        return Results.LocalRedirect(LocalPath.Or(back, "/"));
    }
}
