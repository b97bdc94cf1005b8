using System.Security.Claims;
using System.Security.Cryptography;
using Matching.Web.SignIn.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.SignIn.Oidc;

/// <summary>Which id tokens are believed.</summary>
public sealed class IdTokensTests : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);

    [Fact]
    public async Task A_token_of_the_provider_for_us_and_for_this_request_is_believed() =>
        (await ReadAsync(Token(_key))).FindFirst("sub")!.Value.ShouldBe("karin");

    [Theory]
    [InlineData("for another request")]
    [InlineData("for another client")]
    [InlineData("of another provider")]
    [InlineData("over")]
    [InlineData("signed by another key")]
    [InlineData("signed with our own secret")]
    [InlineData("not signed")]
    [InlineData("for us and another, and not asked for by us")]
    [InlineData("no token at all")]
    public async Task Any_other_is_refused(string token) => await Should.ThrowAsync<AuthenticationFailureException>(() => ReadAsync(Faulty(token)));

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    private string Faulty(string fault) => fault switch
    {
        "for another request" => Token(_key, nonce: "other"),
        "for another client" => Token(_key, audience: "other"),
        "of another provider" => Token(_key, issuer: "https://other.example"),
        "over" => Token(_key, over: true),
        "signed by another key" => Token(_other),
        "signed with our own secret" => Token(new SigningCredentials(new SymmetricSecurityKey("a-secret-of-the-tests-which-is-long-enough"u8.ToArray()), "HS256")),
        "not signed" => Token((SigningCredentials?)null),
        "for us and another, and not asked for by us" => Token(_key, also: [new("aud", "other"), new("azp", "other")]),
        _ => "",
    };

    private static string Token(RSA key, string nonce = "n", string audience = "matching", string issuer = "https://provider.example", bool over = false, IReadOnlyList<Claim>? also = null) =>
        Token(new SigningCredentials(new RsaSecurityKey(key) { KeyId = "key" }, "RS256"), nonce, audience, issuer, over, also);

    private static string Token(SigningCredentials? by, string nonce = "n", string audience = "matching", string issuer = "https://provider.example", bool over = false, IReadOnlyList<Claim>? also = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Subject = new([new("sub", "karin"), new("nonce", nonce), new("aud", audience), .. also ?? []]),
            IssuedAt = now.AddHours(-1),
            NotBefore = now.AddHours(-1),
            Expires = over ? now.AddMinutes(-3) : now.AddMinutes(3),
            SigningCredentials = by,
        });
    }

    private Task<ClaimsIdentity> ReadAsync(string token)
    {
        var provider = new OpenIdConnectConfiguration { Issuer = "https://provider.example" };
        provider.SigningKeys.Add(new RsaSecurityKey(_key.ExportParameters(false)) { KeyId = "key" });
        var options = new OidcHandlerOptions
        {
            ClientId = "matching",
            Told = new StaticConfigurationManager<OpenIdConnectConfiguration>(provider),
            AskAgainAsync = _ => Task.FromResult(provider),
        };
        return new IdTokens().ReadAsync(token, "n", options, CancellationToken.None);
    }
}
