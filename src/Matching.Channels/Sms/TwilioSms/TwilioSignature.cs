using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Channels.Sms.TwilioSms;

/// <summary>
/// Whether a call-back is Twilio's: Base64 of HMAC-SHA1 with the auth token over the address they called, then every field's name and value,
/// names in ordinal order, a field that is there twice with the same value once. They may have signed with or without the port, so both count.
/// </summary>
internal static class TwilioSignature
{
    public static bool IsTheirs(string signature, string authToken, Uri address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var words = Encoding.UTF8.GetBytes(signature);
        var sorted = string.Concat(fields.Distinct().OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal).Select(f => f.Key + f.Value));

        // Both are always computed: the time taken tells nothing about which one was near.
        var withPort = CryptographicOperations.FixedTimeEquals(words, Encoding.UTF8.GetBytes(Sign(authToken, WithPort(address) + sorted)));
        var without = CryptographicOperations.FixedTimeEquals(words, Encoding.UTF8.GetBytes(Sign(authToken, WithoutPort(address) + sorted)));
        return withPort | without;
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    public static string Sign(string authToken, string signed) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed)));

    private static string WithPort(Uri address) => $"{address.Scheme}://{address.Host}:{address.Port}{address.PathAndQuery}";

    private static string WithoutPort(Uri address) => $"{address.Scheme}://{address.Host}{address.PathAndQuery}";
}
