using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Matching.Channels.Sms.TwilioSms;

/// <summary>
/// The fields of a call, decoded byte for byte as they were signed. The framework's own reader refuses a null byte in a field, and then an
/// answer that holds one would be lost.
/// </summary>
internal sealed class TwilioForm
{
    public const int MostBytes = 64 * 1024;

    private const int MostFields = 200;

    private readonly ILookup<string, string> _values;

    private TwilioForm(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        Fields = fields;
        _values = fields.ToLookup(field => field.Key, field => field.Value, StringComparer.Ordinal);
    }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The first value; empty = the field is not there.</summary>
    public string this[string name] => _values[name].FirstOrDefault("");

    public bool Has(string name) => _values.Contains(name);

    /// <summary>Null when the body is no form, is longer than 64 KiB, or has more than 200 fields.</summary>
    public static async Task<TwilioForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsForm(request.ContentType) || request.ContentLength > MostBytes)
        {
            return null;
        }

        var bytes = new byte[MostBytes + 1];
        var length = await ReadAsync(request.Body, bytes, cancellationToken);
        if (length is null or > MostBytes)
        {
            return null;
        }

        var pairs = Encoding.UTF8.GetString(bytes, 0, length.Value).Split('&', StringSplitOptions.RemoveEmptyEntries);
        return pairs.Length > MostFields ? null : new([.. pairs.Select(Field)]);
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<int?> ReadAsync(Stream body, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (BadHttpRequestException)
        {
            // Longer than the server takes.
            return null;
        }
    }

    private static KeyValuePair<string, string> Field(string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? new(WebUtility.UrlDecode(pair), "") : new(WebUtility.UrlDecode(pair[..at]), WebUtility.UrlDecode(pair[(at + 1)..]));
    }
}
