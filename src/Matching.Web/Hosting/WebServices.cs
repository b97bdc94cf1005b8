using System.Globalization;
using System.Text.Unicode;
using Matching.Core.SignIn;
using Matching.Web.Api;
using Matching.Web.Approvals;
using Matching.Web.Intake;
using Matching.Web.LocalPhones;
using Matching.Web.Nights;
using Matching.Web.Reads;
using Matching.Web.Reports;
using Matching.Web.SignIn;
using Matching.Web.SignIn.Oidc;
using Matching.Web.Wording;
using Matching.Web.Work;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Npgsql;

namespace Matching.Web.Hosting;

/// <summary>Registers what the pages need beside the steps they call.</summary>
internal static class WebServices
{
    public static IServiceCollection AddMatchingWeb(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<WebOptions>().Bind(configuration.GetSection(WebOptions.Section)).PostConfigure(options => FillFolders(options, environment)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        // A request's line holds its address, and an address may hold a telephone number.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        AddLanguages(services);
        AddSignIn(services, configuration, environment);
        services.AddScoped<Notices>();
        services.AddScoped<FindingWords>();
        services.AddScoped<ProposalQuery>();
        services.AddScoped<WorkQuery>();
        services.AddScoped<PageReads>();
        services.AddScoped<PhoneQuery>();
        services.AddSingleton<RunQuery>();
        services.AddScoped<ReportQuery>();
        services.AddScoped<TargetFigures>();
        services.AddSingleton<UploadStore>();
        services.AddHostedService<SchemeNames>();
        services.AddApi();
        return services;
    }

    private static void FillFolders(WebOptions options, IHostEnvironment environment)
    {
        if (options.KeysFolder.Length == 0)
        {
            options.KeysFolder = Path.GetFullPath("../../.local/web-keys", environment.ContentRootPath);
        }

        if (options.UploadFolder.Length == 0)
        {
            options.UploadFolder = Path.Combine(Path.GetTempPath(), "matching-uploads");
        }
    }

    private static void AddLanguages(IServiceCollection services)
    {
        services.AddSingleton<IStringLocalizer<Words>, FrozenWords>();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] languages = [new("da-DK"), new("en-GB")];
            options.DefaultRequestCulture = new("da-DK");
            options.SupportedCultures = languages;
            options.SupportedUICultures = languages;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageEndpoints.Cookie }];
        });
    }

    private static void AddKeys(IServiceCollection services, WebOptions options)
    {
        var keys = services.AddDataProtection().SetApplicationName("Matching");
        if (options.KeysIn == KeysPlace.Folder)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(options.KeysFolder));
            return;
        }

        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((management, store) => management.XmlRepository = new StoredKeys(store));
    }

    private static void AddSignIn(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new();
        FillFolders(options, environment);
        AddKeys(services, options);
        services.AddSingleton<LocalDoor>();
        services.AddScoped<CodeDoor>();
        services.AddScoped<OutsidePeople>();
        services.AddSingleton<StoredSessions>();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<StoredSessions, IOptions<SignInOptions>>((cookie, sessions, signIn) =>
            (cookie.SessionStore, cookie.ExpireTimeSpan) = (sessions, signIn.Value.SessionHolds));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie = new LoopbackCookie { Name = "matching" };
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "back";
            cookie.Events.OnRedirectToLogin = Doors.SendToAsync;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }).AddStaffDoor(configuration);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(SignedIn.MunicipalityClaim).Build());
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie = new LoopbackCookie { Name = "matching-form" };
        });
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.LargestUploadBytes);
    }
}
