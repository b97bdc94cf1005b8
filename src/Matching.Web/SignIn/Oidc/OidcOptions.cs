using System.Net;
using Matching.Web.WhoMay;
using Microsoft.Extensions.Options;

namespace Matching.Web.SignIn.Oidc;

/// <summary>The municipality's own sign-in for staff, by OpenID Connect. Nothing set = off.</summary>
internal sealed class OidcOptions
{
    public const string Section = "SignIn:Oidc";

    /// <summary>The provider's address, below which <c>.well-known/openid-configuration</c> lies. Encrypted, save on this machine.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Our address as browsers know it, where something stands between; the default is what the request says.</summary>
    public string PublicBaseAddress { get; set; } = "";

    /// <summary>The claim with her sign-in name of consultants.csv; the default is preferred_username.</summary>
    public string SignInClaim { get; set; } = "preferred_username";

    /// <summary>The claim with her name; the default is name.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>The claim with her roles; the default is roles.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>The claim with her municipality's four digits; the default is municipality.</summary>
    public string MunicipalityClaim { get; set; } = "municipality";

    /// <summary>Beside openid; the default is profile.</summary>
    public string Scopes { get; set; } = "profile";

    /// <summary>The provider's words for our roles of staff; a word that is not listed stands for itself.</summary>
    public Dictionary<string, string> RoleNames { get; } = new(StringComparer.Ordinal);

    public bool IsOn => Authority.Length > 0 || ClientId.Length > 0 || ClientSecret.Length > 0;
}

/// <summary>Collects every fault of the provider's settings.</summary>
internal sealed class OidcOptionsValidator : IValidateOptions<OidcOptions>
{
    public ValidateOptionsResult Validate(string? name, OidcOptions options)
    {
        var faults = options.IsOn ? Faults(options).ToList() : [];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(OidcOptions options)
    {
        if (!IsAddress(options.Authority))
        {
            yield return $"SignIn:Oidc:Authority is '{options.Authority}', but must be an address that begins with https:// (http:// only on this machine).";
        }

        if (options.PublicBaseAddress.Length > 0 && !IsAddress(options.PublicBaseAddress))
        {
            yield return $"SignIn:Oidc:PublicBaseAddress is '{options.PublicBaseAddress}', but must be an address that begins with https:// (http:// only on this machine).";
        }

        // A secret's value is never written.
        string[] empty = [.. new[] { (nameof(options.ClientId), options.ClientId), (nameof(options.ClientSecret), options.ClientSecret), (nameof(options.SignInClaim), options.SignInClaim),
            (nameof(options.RolesClaim), options.RolesClaim), (nameof(options.MunicipalityClaim), options.MunicipalityClaim) }.Where(setting => setting.Item2.Length == 0).Select(setting => setting.Item1)];
        foreach (var setting in empty)
        {
            yield return $"SignIn:Oidc:{setting} is empty, but must be set when SignIn:Oidc is used.";
        }

        foreach (var (word, role) in options.RoleNames.Where(pair => !Roles.OfStaff.Contains(pair.Value, StringComparer.Ordinal)))
        {
            yield return $"SignIn:Oidc:RoleNames:{word} is '{role}', but must be one of {string.Join(", ", Roles.OfStaff)}.";
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)))));
}
