using System.Globalization;
using System.Text.Json;

namespace Matching.Channels.Sms.TwilioSms;

/// <summary>Their message resource, as much of it as we read.</summary>
internal sealed record TwilioMessage(
    string Sid,
    string Status,
    string? To = null,
    string? From = null,
    string? MessagingServiceSid = null,
    string? Body = null,
    string? Direction = null,
    string? DateCreated = null,
    int? ErrorCode = null)
{
    public bool IsOutbound => Direction?.StartsWith("outbound", StringComparison.Ordinal) == true;

    /// <summary>They write RFC 2822 dates in GMT.</summary>
    public DateTimeOffset? CreatedAt => DateTimeOffset.TryParse(DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}

/// <summary>One page of their list of messages.</summary>
internal sealed record TwilioMessages(IReadOnlyList<TwilioMessage> Messages, string? NextPageUri = null);

/// <summary>Their error; code 0 = none was said.</summary>
internal sealed record TwilioError(int Code)
{
    public string CodeText => Code.ToString(CultureInfo.InvariantCulture);
}

internal static class TwilioJson
{
    public static JsonSerializerOptions Options { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
