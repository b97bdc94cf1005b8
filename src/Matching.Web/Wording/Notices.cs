using System.Text.Json;
using Matching.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Matching.Web.Wording;

/// <summary>What was said about the last form, shown once on the page that follows it.</summary>
/// <param name="Tone">success, info, warning or error, as the design system has them.</param>
/// <param name="Key">A key of the words.</param>
public sealed record Notice(string Tone, string Key, IReadOnlyList<string> Values)
{
    /// <summary>The form that takes it back, as a button in the notice; null = nothing is to be taken back here.</summary>
    public UndoForm? Undo { get; init; }
}

/// <summary>A form of ours with everything filled in: where it goes, and its fields.</summary>
public sealed record UndoForm(string Action, IReadOnlyDictionary<string, string> Fields)
{
    public static UndoForm Of(string action, string name, string value) => new(action, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });
}

/// <summary>Carries a notice over the redirect after a form, in a cookie that only we can read.</summary>
internal sealed class Notices(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = "matching-notice";

    private readonly IDataProtector _protector = protection.CreateProtector(Cookie);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("A notice was asked for outside a request.");

    public void Leave(params IReadOnlyList<Notice> notices) => Context.Response.Cookies.Append(
        Cookie, _protector.Protect(JsonSerializer.Serialize(notices)), Options(TimeSpan.FromMinutes(2)));

    public IReadOnlyList<Notice> Take()
    {
        if (Context.Request.Cookies[Cookie] is not { } kept)
        {
            return [];
        }

        Context.Response.Cookies.Delete(Cookie, Options(TimeSpan.Zero));
        return Read(kept);
    }

    // Keys may have changed since, or somebody may have written the cookie herself: then there is nothing to show.
    private List<Notice> Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Notice>>(_protector.Unprotect(kept)) ?? [];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return [];
        }
    }

    private CookieOptions Options(TimeSpan age) => LoopbackCookie.Options(Context, age);
}
