using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace Matching.Channels.Sms.TwilioSms;

/// <summary>
/// Twilio's documented REST interface. A look-up is tried again, a POST is never repeated here: their own page for error 20500 says that a retry may text twice. What is
/// neither a yes nor a clear no throws, and whoever called asks <see cref="FindSentAsync"/> later.
/// </summary>
internal sealed partial class TwilioSmsSender(HttpClient http, IOptions<SmsOptions> options, TimeProvider clock, ILogger<TwilioSmsSender> logger) : ISmsSender
{
    private static readonly TimeSpan ClockLeeway = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CredentialsWait = TimeSpan.FromMinutes(5);

    /// <summary>For what may be done twice: reading, and taking words away.</summary>
    private static readonly ResiliencePipeline<HttpResponseMessage> Again = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .HandleResult(response => response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError),
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxRetryAttempts = 3,
            UseJitter = true,
        })
        .Build();

    private string Messages => $"/2010-04-01/Accounts/{options.Value.Twilio.AccountSid}/Messages.json";

    public async Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(Fields(text));
        using var response = await http.PostAsync(new Uri(Messages, UriKind.Relative), form, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Created or HttpStatusCode.OK => Accepted(await ReadAsync<TwilioMessage>(response, cancellationToken)),
            HttpStatusCode.TooManyRequests => new SmsAnswer.NotNow(RetryAfter(response) ?? BusyWait, "20429"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Credentials(text, await ErrorAsync(response, cancellationToken)),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout => Refused(await ErrorAsync(response, cancellationToken)),
            _ => throw new HttpRequestException($"Twilio answered {(int)response.StatusCode}: whether it took text {text.Id} is not known.", null, response.StatusCode),
        };
    }

    public async Task<IReadOnlyList<string>> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // From the day's beginning in GMT: what they took a moment ago may have no time of sending yet. The exact time is compared below.
        var from = (since - ClockLeeway).UtcDateTime.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        var page = $"{Messages}?To={Uri.EscapeDataString(text.Phone.E164)}&DateSent%3E={Uri.EscapeDataString(from)}&PageSize=100";
        var (seen, found) = (new HashSet<string>(StringComparer.Ordinal), new List<TwilioMessage>());
        while (page.Length > 0 && seen.Add(page))
        {
            var list = await FollowAsync(page, cancellationToken);
            found.AddRange(list.Messages.Where(message => IsOurs(message, text, since)));
            page = list.NextPageUri ?? "";
        }

        return [.. found.OrderBy(message => message.CreatedAt).Select(message => message.Sid).Distinct(StringComparer.Ordinal)];
    }

    // An empty body redacts; doing it twice is harmless, so it is tried again.
    public async Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken)
    {
        var path = new Uri($"/2010-04-01/Accounts/{options.Value.Twilio.AccountSid}/Messages/{Uri.EscapeDataString(supplierId)}.json", UriKind.Relative);
        try
        {
            using var response = await Again.ExecuteAsync(
                async token =>
                {
                    using var form = new FormUrlEncodedContent([new("Body", "")]);
                    return await http.PostAsync(path, form, token);
                },
                cancellationToken);
            return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotFound;
        }
        catch (HttpRequestException fault)
        {
            Log.RedactionFailed(logger, fault, supplierId);
            return false;
        }
    }

    private async Task<TwilioMessages> FollowAsync(string page, CancellationToken cancellationToken)
    {
        using var response = await Again.ExecuteAsync(
            async token => await http.GetAsync(new Uri(page, UriKind.Relative), token), cancellationToken);
        response.EnsureSuccessStatusCode();
        return await ReadAsync<TwilioMessages>(response, cancellationToken);
    }

    private bool IsOurs(TwilioMessage message, OutgoingText text, DateTimeOffset since) =>
        message.To == text.Phone.E164
        && message.Body == text.Body
        && message.IsOutbound
        && IsOurSender(message)
        && message.CreatedAt >= since - ClockLeeway
        && message.CreatedAt <= clock.GetUtcNow() + ClockLeeway;

    private bool IsOurSender(TwilioMessage message) => options.Value.Twilio is var twilio && twilio.From.Length > 0
        ? message.From == twilio.From
        : message.MessagingServiceSid == twilio.MessagingServiceSid;

    private IEnumerable<KeyValuePair<string, string>> Fields(OutgoingText text)
    {
        var (twilio, address) = (options.Value.Twilio, options.Value.PublicBaseAddress!);
        yield return new("To", text.Phone.E164);
        yield return twilio.From.Length > 0 ? new("From", twilio.From) : new("MessagingServiceSid", twilio.MessagingServiceSid);
        yield return new("Body", text.Body);
        yield return new("StatusCallback", new Uri(address, TwilioWebHooks.StatusPath).ToString());
    }

    private static SmsAnswer.Accepted Accepted(TwilioMessage message) => message.Status is "failed" or "undelivered"
        ? new(message.Sid, message.Status, Failed: true, message.ErrorCode?.ToString(CultureInfo.InvariantCulture) ?? "")
        : new(message.Sid, message.Status);

    private SmsAnswer.NotNow Credentials(OutgoingText text, TwilioError error)
    {
        Log.CredentialsRefused(logger, text.Id, error.Code);
        return new(CredentialsWait, error.CodeText);
    }

    private static SmsAnswer Refused(TwilioError error) => error.Code switch
    {
        20429 => new SmsAnswer.NotNow(BusyWait, error.CodeText),
        21610 => new SmsAnswer.Refused(error.CodeText, Stopped: true),
        _ => new SmsAnswer.Refused(error.CodeText),
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<TwilioError> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync<TwilioError>(response, cancellationToken);
        }
        catch (JsonException)
        {
            // A proxy in between answers without their words; the status alone is a refusal.
            return new((int)response.StatusCode);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await response.Content.ReadFromJsonAsync<T>(TwilioJson.Options, cancellationToken)
        ?? throw new JsonException($"Twilio answered {(int)response.StatusCode} with null.");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio could not be asked to forget the words of {Supplier}")]
        public static partial void RedactionFailed(ILogger logger, Exception fault, string supplier);

        [LoggerMessage(Level = LogLevel.Error, Message = "Twilio refuses our credentials or our account (error {Code}): text {Text} waits, and so will all others")]
        public static partial void CredentialsRefused(ILogger logger, TextId text, int code);
    }
}
