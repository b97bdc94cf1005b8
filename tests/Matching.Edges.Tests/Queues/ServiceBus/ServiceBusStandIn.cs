using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Matching.Edges.Tests.Queues.ServiceBus;

/// <summary>
/// A server that behaves as Azure Service Bus' public documentation says its HTTP interface does, and in nothing else. Beside each
/// behaviour stands the title of the page it is taken from, as published on learn.microsoft.com. It was never compared with the cloud.
/// </summary>
internal sealed class ServiceBusStandIn(TimeProvider clock, StandInQueue queue) : IAsyncDisposable
{
    public const string KeyName = "matching-send-listen";
    public const string Key = "bm90LWEtcmVhbC1rZXktYnV0LWxvbmctZW5vdWdoLWZvci1vbmU=";

    private WebApplication? _server;
    private int _throttles;

    public Uri Address => new(_server!.Urls.Single());

    /// <summary>How long one of the seconds lasts that a receiver asks to wait.</summary>
    public TimeSpan Second { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Requests as they came: method and path.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Hours that its clock is ahead, as the Date header tells.</summary>
    public TimeSpan Ahead { get; set; }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    /// <summary>The next so many requests are turned away, with the number of seconds to wait when one is named.</summary>
    public void Throttle(int requests) => _throttles = requests;

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext call)
    {
        lock (Heard)
        {
            Heard.Add($"{call.Request.Method} {call.Request.Path}{call.Request.QueryString}");
        }

        call.Response.Headers.Date = (clock.GetUtcNow() + Ahead).ToString("R", CultureInfo.InvariantCulture);
        var status = await StatusAsync(call);
        if (!call.Response.HasStarted)
        {
            call.Response.StatusCode = (int)status;
        }
    }

    private async Task<HttpStatusCode> StatusAsync(HttpContext call)
    {
        // "Throttling operations on Azure Service Bus" and "Service Bus messaging exceptions": a busy server says so (503) and is asked again later.
        if (Interlocked.Decrement(ref _throttles) >= 0)
        {
            return HttpStatusCode.ServiceUnavailable;
        }

        // "Peek-Lock Message (Non-Destructive Read)" and its neighbours: 401 Authorization failure.
        if (!SignatureCheck.IsGood(call.Request.Headers.Authorization.ToString(), KeyName, Key, $"http://127.0.0.1:{call.Connection.LocalPort}{call.Request.Path}", clock.GetUtcNow() + Ahead))
        {
            return HttpStatusCode.Unauthorized;
        }

        var words = call.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isDead = words.Contains("$DeadLetterQueue", StringComparer.OrdinalIgnoreCase);
        var rest = words.Where(word => !string.Equals(word, "$DeadLetterQueue", StringComparison.OrdinalIgnoreCase)).Skip(1).ToArray();

        // The same pages: 410 Specified queue or subscription doesn't exist.
        return words[0] != queue.Name ? HttpStatusCode.Gone : (call.Request.Method, rest) switch
        {
            ("POST", ["messages"]) when !isDead => await SendAsync(call),
            ("POST", ["messages", "head"]) => await PeekLockAsync(call, isDead),
            (var method, ["messages", var message, var token]) => Settle(method, isDead, message, Guid.Parse(token, CultureInfo.InvariantCulture)),
            _ => HttpStatusCode.BadRequest,
        };
    }

    /// <summary>"Send Message Batch": the type of the content, an array of Body and BrokerProperties, 201.</summary>
    private async Task<HttpStatusCode> SendAsync(HttpContext call)
    {
        // "Service Bus quotas": 256 KB for the standard tier; "Send Message Batch": 403 Quota exceeded or message too large.
        if (call.Request.ContentLength > 256 * 1024)
        {
            return HttpStatusCode.Forbidden;
        }

        if (call.Request.ContentType != "application/vnd.microsoft.servicebus.json")
        {
            return HttpStatusCode.BadRequest;
        }

        var batch = await JsonSerializer.DeserializeAsync<List<Sent>>(call.Request.Body);
        foreach (var sent in batch!)
        {
            queue.Accept(sent.Body, sent.BrokerProperties["MessageId"], sent.BrokerProperties.GetValueOrDefault("ScheduledEnqueueTimeUtc"));
        }

        return HttpStatusCode.Created;
    }

    /// <summary>"Peek-Lock Message (Non-Destructive Read)": 201 with Location and BrokerProperties, 204 when none came within the timeout.</summary>
    private async Task<HttpStatusCode> PeekLockAsync(HttpContext call, bool isDead)
    {
        var seconds = int.Parse(call.Request.Query["timeout"].ToString(), CultureInfo.InvariantCulture);
        if (seconds is < 1 or > 60)
        {
            return HttpStatusCode.BadRequest;
        }

        if (await queue.NextAsync(isDead, Second * seconds, call.RequestAborted) is not { } message)
        {
            return HttpStatusCode.NoContent;
        }

        call.Response.StatusCode = (int)HttpStatusCode.Created;
        call.Response.Headers.Location = $"http://127.0.0.1:{call.Connection.LocalPort}/{queue.Name}/messages/{message.Sequence}/{message.Token}";
        call.Response.Headers["BrokerProperties"] = JsonSerializer.Serialize(new
        {
            message.MessageId,
            LockToken = message.Token,
            SequenceNumber = message.Sequence,
            message.DeliveryCount,
            LockedUntilUtc = message.LockedUntil.ToString("R", CultureInfo.InvariantCulture),
            State = "Active",
        });
        if (isDead)
        {
            // "Overview of Service Bus dead-letter queues": the reason stands in a property of the message; custom properties come as headers.
            call.Response.Headers["DeadLetterReason"] = "\"MaxDeliveryCountExceeded\"";
        }

        await call.Response.WriteAsync(message.Body);
        return HttpStatusCode.Created;
    }

    /// <summary>"Delete Message", "Unlock Message", "Renew-Lock for a Message": 200, or 404 when no message has this id and lock token.</summary>
    private HttpStatusCode Settle(string method, bool isDead, string message, Guid token) => method switch
    {
        "DELETE" => Answer(queue.Delete(isDead, message, token)),
        "PUT" => Answer(queue.Unlock(isDead, message, token)),
        "POST" => Answer(queue.Renew(isDead, message, token)),
        _ => HttpStatusCode.MethodNotAllowed,
    };

    private static HttpStatusCode Answer(bool found) => found ? HttpStatusCode.OK : HttpStatusCode.NotFound;

    private sealed record Sent(string Body, Dictionary<string, string> BrokerProperties);
}
