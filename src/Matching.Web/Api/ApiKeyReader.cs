using System.Security.Claims;
using Matching.Core.SystemKeys;
using Matching.Web.SignIn;
using Matching.Web.WhoMay;

namespace Matching.Web.Api;

/// <summary>
/// Who asks at the HTTP API: the system whose key the request carries as <c>Authorization: Bearer …</c>. A browser's cookie counts for nothing
/// there, so that no page can make one ask.
/// </summary>
internal sealed class ApiKeyReader(RequestDelegate next, ISystemKeys keys)
{
    public const string Root = "/api/v1";
    private const string Bearer = "Bearer ";

    public static bool IsAsked(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsAsked(context))
        {
            context.User = await ReadAsync(context.Request.Headers.Authorization.ToString(), context.RequestAborted);
        }

        await next(context);
    }

    private async Task<ClaimsPrincipal> ReadAsync(string header, CancellationToken cancellationToken)
    {
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || await keys.FindAsync(SystemKey.Hash(header[Bearer.Length..].Trim()), cancellationToken) is not { } key)
        {
            return new(new ClaimsIdentity());
        }

        return new SignedIn(key.Id.ToString(), key.Name, key.Municipality, key.Municipality, [Roles.Key]).ToPrincipal(Roles.Key);
    }
}
