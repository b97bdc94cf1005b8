using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Edges.Tests.Queues.ServiceBus;

/// <summary>
/// "Service Bus access control with Shared Access Signatures": HMAC-SHA256 with the key over the resource as it stands in the token, a
/// line feed and the expiry; the resource must be a prefix of what is asked for, and the expiry, in seconds since 1970, not over.
/// </summary>
internal static class SignatureCheck
{
    private const string Scheme = "SharedAccessSignature ";

    public static bool IsGood(string authorization, string keyName, string key, string resource, DateTimeOffset now)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var fields = authorization[Scheme.Length..].Split('&').Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{fields["sr"]}\n{fields["se"]}")));
        return Uri.UnescapeDataString(fields["sig"]) == expected
            && Uri.UnescapeDataString(fields["skn"]) == keyName
            && resource.StartsWith(Uri.UnescapeDataString(fields["sr"]), StringComparison.OrdinalIgnoreCase)
            && long.Parse(fields["se"], CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds();
    }
}
