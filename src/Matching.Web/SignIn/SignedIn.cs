using System.Security.Claims;

namespace Matching.Web.SignIn;

/// <summary>Who is at the page. Everything she sees is her municipality's.</summary>
public sealed record SignedIn(string SignIn, string Name, string Municipality, string MunicipalityName, IReadOnlyList<string> Roles)
{
    public const string MunicipalityClaim = "municipality";
    private const string MunicipalityNameClaim = "municipality_name";

    public static SignedIn? From(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && principal.FindFirstValue(MunicipalityClaim) is { } municipality
            ? new(
                principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
                principal.Identity.Name ?? "",
                municipality,
                principal.FindFirstValue(MunicipalityNameClaim) ?? municipality,
                [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)])
            : null;

    /// <summary>For what the pipeline has let through; it lets nobody through who is not signed in.</summary>
    public static SignedIn Of(HttpContext context) => From(context.User)
        ?? throw new InvalidOperationException($"{context.Request.Path} was reached by nobody.\nMaybe the endpoint allows everybody and asks who it is.");

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, SignIn));
        identity.AddClaim(new(ClaimTypes.Name, Name));
        identity.AddClaim(new(MunicipalityClaim, Municipality));
        identity.AddClaim(new(MunicipalityNameClaim, MunicipalityName));
        identity.AddClaims(Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new(identity);
    }
}
