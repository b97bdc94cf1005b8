using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Matching.Web.SignIn.Oidc;

/// <summary>
/// The authorization code flow of OpenID Connect Core 1.0 (3.1) on the framework's OAuth handler, which brings state, its cookie and PKCE: here come
/// discovery, the nonce and the id token. ASP.NET's own OpenID Connect package does not restore from the registry in use; it would stand in this place.
/// </summary>
internal sealed class OidcHandler(IOptionsMonitor<OidcHandlerOptions> options, ILoggerFactory logger, UrlEncoder encoder, IdTokens idTokens, StaffOfClaims staff)
    : OAuthHandler<OidcHandlerOptions>(options, logger, encoder)
{
    private const string NonceItem = "oidc_nonce";

    private OpenIdConnectConfiguration? _provider;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _provider = await Options.Told.GetConfigurationAsync(Context.RequestAborted);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[NonceItem] = nonce;
        var query = new Uri(base.BuildChallengeUrl(properties, Ours(redirectUri))).Query;
        return QueryHelpers.AddQueryString(_provider!.AuthorizationEndpoint + query, "nonce", nonce);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        _provider = await Options.Told.GetConfigurationAsync(Context.RequestAborted);
        context.Properties.Items.TryGetValue(OAuthConstants.CodeVerifierKey, out var verifier);
        context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = Ours(context.RedirectUri),
            ["client_id"] = Options.ClientId,
            ["client_secret"] = Options.ClientSecret,
            [OAuthConstants.CodeVerifierKey] = verifier ?? "",
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, _provider.TokenEndpoint) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        return answer.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted)))
            : OAuthTokenResponse.Failed(new AuthenticationFailureException($"The provider's token endpoint answered {(int)answer.StatusCode}."));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response?.RootElement.TryGetProperty("id_token", out var found) == true ? found.GetString() : null;
        properties.Items.Remove(NonceItem, out var nonce);
        var claims = await idTokens.ReadAsync(idToken ?? "", nonce ?? "", Options, Context.RequestAborted);
        var person = await staff.FindAsync(claims, Options.Provider, Context.RequestAborted);
        // Only what ends the session at the provider is kept; we call nothing in her name.
        properties.StoreTokens([new() { Name = "id_token", Value = idToken! }]);
        return new(person.ToPrincipal(Scheme.Name), properties, Scheme.Name);
    }

    private string Ours(string redirectUri) =>
        Options.Provider.PublicBaseAddress is { Length: > 0 } address ? address.TrimEnd('/') + new Uri(redirectUri).AbsolutePath : redirectUri;
}
