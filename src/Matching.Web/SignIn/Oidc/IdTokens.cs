using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Web.SignIn.Oidc;

/// <summary>
/// Reads an id token: signed by a key that the provider publishes now, by an algorithm of public keys, from this provider, for us, in its time, and
/// for the very request that this browser made.
/// </summary>
internal sealed class IdTokens
{
    // A name of a secret-key algorithm, or none, in a token's head must not be believed.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };

    public async Task<ClaimsIdentity> ReadAsync(string idToken, string nonce, OidcHandlerOptions options, CancellationToken cancellationToken)
    {
        var read = await ValidateAsync(idToken, await options.Told.GetConfigurationAsync(cancellationToken), options);
        if (read.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys since we asked.
            options.Told.RequestRefresh();
            read = await ValidateAsync(idToken, await options.AskAgainAsync(cancellationToken), options);
        }

        if (!read.IsValid)
        {
            throw new AuthenticationFailureException("The id token was refused.", read.Exception);
        }

        var claims = read.ClaimsIdentity;
        Check(Same(claims.FindFirst("nonce")?.Value, nonce), "It was not made for this request.");
        Check(claims.FindAll("aud").Count() == 1 || claims.FindFirst("azp")?.Value == options.ClientId, "It was made for somebody else beside us.");
        return claims;
    }

    private Task<TokenValidationResult> ValidateAsync(string idToken, OpenIdConnectConfiguration provider, OidcHandlerOptions options) =>
        _tokens.ValidateTokenAsync(idToken, new()
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = ClocksDiffer,
        });

    private static void Check(bool kept, string fault)
    {
        if (!kept)
        {
            throw new AuthenticationFailureException("The id token was refused. " + fault);
        }
    }

    private static bool Same(string? left, string right) =>
        left is not null && right.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
