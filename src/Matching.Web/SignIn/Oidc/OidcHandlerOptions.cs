using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Matching.Web.SignIn.Oidc;

/// <summary>What the handler needs beside the flow's own: what the provider tells of itself, kept for a while.</summary>
internal sealed class OidcHandlerOptions : OAuthOptions
{
    internal OidcOptions Provider { get; set; } = new();

    internal IConfigurationManager<OpenIdConnectConfiguration> Told { get; set; } = null!;

    /// <summary>The same, asked for now: after a change of keys.</summary>
    internal Func<CancellationToken, Task<OpenIdConnectConfiguration>> AskAgainAsync { get; set; } = null!;

    // The endpoints are not settings here: the provider tells them. What is set was validated at the start.
    public override void Validate()
    {
    }
}
