using System.Security.Claims;
using Dapper;
using Matching.Web.WhoMay;
using Microsoft.AspNetCore.Authentication;
using Npgsql;

namespace Matching.Web.SignIn.Oidc;

/// <summary>Who a member of staff is by her provider's word: name, roles that are ours, and a municipality that is here. Without one of them she is nobody.</summary>
internal sealed class StaffOfClaims(NpgsqlDataSource store)
{
    public async Task<SignedIn> FindAsync(ClaimsIdentity claims, OidcOptions provider, CancellationToken cancellationToken)
    {
        var signIn = claims.FindFirst(provider.SignInClaim)?.Value ?? "";
        var municipality = claims.FindFirst(provider.MunicipalityClaim)?.Value ?? "";
        string[] roles = [.. claims.FindAll(provider.RolesClaim).Select(role => provider.RoleNames.GetValueOrDefault(role.Value, role.Value)).Intersect(Roles.OfStaff, StringComparer.Ordinal)];
        if (signIn.Length == 0 || roles.Length == 0)
        {
            throw new AuthenticationFailureException("The provider named no sign-in name or no role of ours.");
        }

        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var name = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select name from municipality where code = @municipality", new { municipality }, cancellationToken: cancellationToken));
        return name is null
            ? throw new AuthenticationFailureException("The provider named no municipality that is here.")
            : new(signIn, claims.FindFirst(provider.NameClaim)?.Value ?? signIn, municipality, name, roles);
    }
}
