using System.Security.Claims;

namespace Matching.Web.WhoMay;

/// <summary>The roles that somebody's claims give her; <see cref="Role.Nobody"/> is everybody's.</summary>
internal static class Roles
{
    /// <summary>The claim of a municipality's other system.</summary>
    public const string Key = "api_key";

    private static readonly Dictionary<string, Role> ByClaim = new(StringComparer.Ordinal)
    {
        ["job_consultant"] = Role.Consultant,
        ["company_consultant"] = Role.Consultant,
        ["network_team"] = Role.Consultant,
        ["adviser"] = Role.Consultant,
        ["caseworker"] = Role.Consultant,
        ["school"] = Role.Consultant,
        ["coordinator"] = Role.Coordinator,
        ["youth"] = Role.Youth,
        ["guardian"] = Role.Guardian,
        ["mentor"] = Role.Mentor,
        ["company"] = Role.Company,
        [Key] = Role.Key,
    };

    /// <summary>The roles of staff, as consultants.csv has them.</summary>
    public static IReadOnlyList<string> OfStaff { get; } = [.. ByClaim.Where(claim => claim.Value is Role.Consultant or Role.Coordinator).Select(claim => claim.Key).Order(StringComparer.Ordinal)];

    public static IEnumerable<Role> Of(ClaimsPrincipal principal) =>
        principal.FindAll(ClaimTypes.Role).Where(claim => ByClaim.ContainsKey(claim.Value)).Select(claim => ByClaim[claim.Value]).Prepend(Role.Nobody);
}
