using System.Security.Claims;
using Matching.Core.SignIn;
using ActingRole = Matching.Core.Programmes.Vocabulary.Role;

namespace Matching.Web.SignIn;

/// <summary>
/// Who is at the page. Everything staff see is their municipality's; everything others see is their own, by <see cref="SignIn"/>, which is the id of
/// the young person (also for her guardian), or of the mentor's or company's host.
/// </summary>
public sealed record SignedIn(string SignIn, string Name, string Municipality, string MunicipalityName, IReadOnlyList<string> Roles)
{
    public const string MunicipalityClaim = "municipality";
    private const string MunicipalityNameClaim = "municipality_name";

    /// <summary>Null for staff.</summary>
    public OutsideRole? Outside => Roles.Select(OutsideRoles.From).FirstOrDefault(role => role is not null);

    public bool IsStaff => Outside is null;

    /// <summary>The roles that schemes know her by. No property: the record itself is given to queries, which read all of them.</summary>
    public IReadOnlyList<ActingRole> ActsAs() => [.. Roles.Where(ActingRoles.ContainsKey).Select(role => ActingRoles[role])];

    private static IReadOnlyDictionary<string, ActingRole> ActingRoles => Core.Programmes.Vocabulary.Words.AllOf<ActingRole>();

    /// <summary>Where she begins.</summary>
    public string Home => Outside switch
    {
        OutsideRole.Youth => "/me",
        OutsideRole.Guardian => "/guardian",
        OutsideRole.Mentor => "/mentor",
        OutsideRole.Company => "/company",
        _ => "/desk",
    };

    /// <summary>One name for a person in one role, across sessions.</summary>
    public string Key => Outside is { } role ? $"{role.Code()}:{SignIn}" : $"staff:{SignIn}";

    public static SignedIn? From(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && principal.FindFirstValue(MunicipalityClaim) is { } municipality
            ? new(
                principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
                principal.Identity.Name ?? "",
                municipality,
                principal.FindFirstValue(MunicipalityNameClaim) ?? municipality,
                [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)])
            : null;

    public static SignedIn From(PersonAtNumber person) => new(person.Id, person.Name, person.Municipality, person.MunicipalityName, [person.Role.Code()]);

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
