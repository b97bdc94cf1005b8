using Matching.Web.Hosting;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Matching.Web.SignIn.Oidc;

/// <summary>The staff's own door, where a provider is set.</summary>
internal static partial class OidcServices
{
    public const string Scheme = "oidc";

    public static AuthenticationBuilder AddStaffDoor(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var services = authentication.Services;
        services.AddOptions<OidcOptions>().Bind(configuration.GetSection(OidcOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OidcOptions>, OidcOptionsValidator>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<StaffOfClaims>();
        if (configuration.GetSection(OidcOptions.Section).Get<OidcOptions>() is not { IsOn: true })
        {
            return authentication;
        }

        services.AddOptions<OidcHandlerOptions>(Scheme).Configure<IOptions<OidcOptions>>((handler, provider) => Fill(handler, provider.Value));
        return authentication.AddOAuth<OidcHandlerOptions, OidcHandler>(Scheme, _ => { });
    }

    public static void MapStaffDoor(this IEndpointRouteBuilder app) => app.MapGet("/staff/sign-in", SignIn).AllowAnonymous();

    /// <summary>Where she is sent to end her session at the provider too; null = there is none, or it offers no end.</summary>
    public static async Task<string?> EndAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<OidcOptions>>().Value;
        if (!options.IsOn || await context.GetTokenAsync(CookieAuthenticationDefaults.AuthenticationScheme, "id_token") is not { } idToken)
        {
            return null;
        }

        var handler = context.RequestServices.GetRequiredService<IOptionsMonitor<OidcHandlerOptions>>().Get(Scheme);
        var provider = await handler.Told.GetConfigurationAsync(context.RequestAborted);
        var home = options.PublicBaseAddress.Length > 0 ? options.PublicBaseAddress.TrimEnd('/') : $"{context.Request.Scheme}://{context.Request.Host}";
        return string.IsNullOrEmpty(provider.EndSessionEndpoint)
            ? null
            : $"{provider.EndSessionEndpoint}?id_token_hint={Uri.EscapeDataString(idToken)}&client_id={Uri.EscapeDataString(options.ClientId)}&post_logout_redirect_uri={Uri.EscapeDataString(home + "/")}";
    }

    private static IResult SignIn(string? back, IOptions<OidcOptions> options) => options.Value.IsOn
        ? Results.Challenge(new() { RedirectUri = LocalPath.Or(back, "/desk") }, [Scheme])
        : Results.NotFound();

    private static void Fill(OidcHandlerOptions handler, OidcOptions provider)
    {
        var metadata = provider.Authority.TrimEnd('/') + "/.well-known/openid-configuration";
        var documents = new HttpDocumentRetriever { RequireHttps = provider.Authority.StartsWith("https:", StringComparison.Ordinal) };
        handler.Provider = provider;
        handler.ClientId = provider.ClientId;
        handler.ClientSecret = provider.ClientSecret;
        handler.Told = new ConfigurationManager<OpenIdConnectConfiguration>(metadata, new OpenIdConnectConfigurationRetriever(), documents);
        handler.AskAgainAsync = cancellationToken => OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, cancellationToken);
        handler.AuthorizationEndpoint = provider.Authority;
        handler.CallbackPath = "/staff/signed-in";
        handler.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        handler.UsePkce = true;
        handler.CorrelationCookie = new LoopbackCookie { Name = "matching-staff" };
        foreach (var scope in $"openid {provider.Scopes}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            handler.Scope.Add(scope);
        }

        handler.Events.OnRemoteFailure = FailAsync;
    }

    private static Task FailAsync(RemoteFailureContext context)
    {
        Log.Refused(context.HttpContext.RequestServices.GetRequiredService<ILogger<OidcHandler>>(), context.Failure);
        context.HttpContext.RequestServices.GetRequiredService<Notices>().Leave(new Notice("error", "SignIn.StaffFailed", []));
        context.Response.Redirect("/");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by the staff's provider was refused")]
        public static partial void Refused(ILogger logger, Exception? why);
    }
}
