using System.Text.Json;
using Matching.Core.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Matching.Web.Hosting;

namespace Matching.Web.SignIn;

/// <summary>
/// What a browser carries between asking for a code and being signed in, in a cookie that only we can read: which request is hers, and after the
/// right code who is at the number.
/// </summary>
internal sealed class CodeDoor(IHttpContextAccessor accessor, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "matching-code";
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector(Cookie);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("The code's door was asked for outside a request.");

    public void Remember(Passage passage) => Context.Response.Cookies.Append(
        Cookie, _protector.Protect(JsonSerializer.Serialize(new Kept(passage, clock.GetUtcNow() + Holds))), LoopbackCookie.Options(Context, Holds));

    public void Forget() => Context.Response.Cookies.Delete(Cookie, LoopbackCookie.Options(Context, TimeSpan.Zero));

    /// <summary>Null: nothing was asked for in this browser, too long ago, or somebody wrote the cookie herself.</summary>
    public Passage? Find()
    {
        if (Context.Request.Cookies[Cookie] is not { } kept)
        {
            return null;
        }

        try
        {
            var found = JsonSerializer.Deserialize<Kept>(_protector.Unprotect(kept));
            return found?.Until > clock.GetUtcNow() ? found.Passage : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <param name="Request">Which request is hers.</param>
    /// <param name="People">Empty until the code was right.</param>
    /// <param name="Back">Where she was going.</param>
    public sealed record Passage(Guid Request, IReadOnlyList<PersonAtNumber> People, string? Back);

    private sealed record Kept(Passage Passage, DateTimeOffset Until);
}
