using Matching.Web.SignIn.Oidc;
using Microsoft.Extensions.Options;

namespace Matching.Web.Hosting;

/// <summary>Only our own script files run, never a script within a page; nothing comes from elsewhere, nobody frames us, and no page is kept by a browser or a proxy.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<OidcOptions> staff)
{
    // Signing out is a form that ends at the staff's provider, where one is set.
    private readonly string _contentPolicy =
        $"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'{Provider(staff.Value)}; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _contentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        context.Response.OnStarting(KeepNoPage, context);
        return next(context);
    }

    private static string Provider(OidcOptions options) => options.IsOn ? " " + new Uri(options.Authority).GetLeftPart(UriPartial.Authority) : "";

    private static Task KeepNoPage(object state)
    {
        var response = ((HttpContext)state).Response;
        if (response.ContentType is { } type && type.StartsWith("text/html", StringComparison.Ordinal))
        {
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
