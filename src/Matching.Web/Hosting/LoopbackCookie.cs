using System.Net;

namespace Matching.Web.Hosting;

/// <summary>A cookie that travels encrypted only, save on this machine, where the first door stands open without a certificate. No script reads it.</summary>
internal sealed class LoopbackCookie : CookieBuilder
{
    public LoopbackCookie()
    {
        HttpOnly = true;
        SameSite = SameSiteMode.Lax;
        IsEssential = true;
    }

    public static CookieOptions Options(HttpContext context, TimeSpan age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = MustBeSecure(context),
        MaxAge = age,
        IsEssential = true,
    };

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = MustBeSecure(context);
        return options;
    }

    private static bool MustBeSecure(HttpContext context) =>
        context.Request.IsHttps || context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address) || context.Request.Headers.ContainsKey("X-Forwarded-For");
}
