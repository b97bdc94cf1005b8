using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Matching.Core.Messages;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Queues.ServiceBus;

/// <summary>What Service Bus tells of a message it hands out; the names are its own.</summary>
internal sealed record BrokerProperties(string? MessageId, Guid LockToken, long SequenceNumber, int DeliveryCount, string? LockedUntilUtc);

/// <summary>A locked message: its properties, its body, why it is dead if it is, and the server's time when it was handed out.</summary>
internal sealed record Locked(BrokerProperties Properties, byte[] Body, string? DeadReason, DateTimeOffset? ServerTime);

/// <summary>One message to be sent; the id is what duplicates are known by.</summary>
internal sealed record Sending(string Id, byte[] Body, DateTimeOffset? At);

/// <summary>Service Bus' HTTP interface, one method a call of the chapter "Service Bus REST run-time". What it refuses becomes a sentence.</summary>
internal sealed class ServiceBusCalls
{
    /// <summary>Where Service Bus itself lays what was handed out too often or grew too old.</summary>
    public const string DeadLetterQueue = "/$DeadLetterQueue";

    private readonly ServiceBusOptions _bus;
    private readonly TimeProvider _clock;
    private readonly HttpPipeline _pipeline;

    public ServiceBusCalls(IOptions<QueueOptions> options, TimeProvider clock)
    {
        (_bus, _clock) = (options.Value.ServiceBus, clock);
        var client = new PipelineOptions();
        (client.Retry.MaxRetries, client.Retry.Delay, client.Retry.NetworkTimeout) = (_bus.TriesAgain, _bus.FirstAgainAfter, options.Value.ReceiveFor + _bus.CallTimeout);
        client.Transport = _bus.Transport ?? client.Transport;
        _pipeline = HttpPipelineBuilder.Build(client, SignedBy());
    }

    public string Queue => _bus.Queue;

    public async Task SendAsync(IReadOnlyList<Sending> messages, CancellationToken cancellationToken)
    {
        using var request = Request(RequestMethod.Post, $"{_bus.Queue}/messages");
        request.Headers.SetValue(HttpHeader.Names.ContentType, "application/vnd.microsoft.servicebus.json");
        request.Content = RequestContent.Create(BatchOf(messages));
        using var response = await SendAsync(request, cancellationToken);
        if (response.Status != 201)
        {
            throw Refused(response, "send");
        }
    }

    /// <summary>Null when none came in time. The time is told in whole seconds, at least one.</summary>
    public async Task<Locked?> PeekLockAsync(string queue, TimeSpan wait, CancellationToken cancellationToken)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        using var request = Request(RequestMethod.Post, string.Create(CultureInfo.InvariantCulture, $"{queue}/messages/head?timeout={seconds}"));
        using var response = await SendAsync(request, cancellationToken);
        return response.Status switch
        {
            201 => Read(response),
            204 => null,
            _ => throw Refused(response, "receive"),
        };
    }

    /// <summary>False when the lock was lost, as in the two that follow.</summary>
    public Task<bool> DeleteAsync(string queue, BrokerProperties message, CancellationToken cancellationToken) => OnLockAsync(RequestMethod.Delete, queue, message, cancellationToken);

    public Task<bool> UnlockAsync(string queue, BrokerProperties message, CancellationToken cancellationToken) => OnLockAsync(RequestMethod.Put, queue, message, cancellationToken);

    public Task<bool> RenewAsync(string queue, BrokerProperties message, CancellationToken cancellationToken) => OnLockAsync(RequestMethod.Post, queue, message, cancellationToken);

    private async Task<bool> OnLockAsync(RequestMethod method, string queue, BrokerProperties message, CancellationToken cancellationToken)
    {
        using var request = Request(method, string.Create(CultureInfo.InvariantCulture, $"{queue}/messages/{message.SequenceNumber}/{message.LockToken}"));
        using var response = await SendAsync(request, cancellationToken);
        return response.Status switch
        {
            200 => true,
            404 => false,
            _ => throw Refused(response, "settle"),
        };
    }

    private HttpPipelinePolicy SignedBy() => _bus.Key.Length > 0
        ? new SharedAccessSignature(new Uri(_bus.Address!, _bus.Queue).AbsoluteUri, _bus.KeyName, _bus.Key, _clock)
        : new BearerTokenAuthenticationPolicy(
            _bus.Credential ?? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = _bus.ClientId.Length > 0 ? _bus.ClientId : null }),
            "https://servicebus.azure.net/.default");

    private Request Request(RequestMethod method, string path)
    {
        var request = _pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(new Uri(_bus.Address!, path));
        return request;
    }

    private async Task<Response> SendAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.SendRequestAsync(request, cancellationToken);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or AuthenticationFailedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var why = fault is AggregateException several ? several.InnerExceptions[^1] : fault;
            throw new MissingQueueException(
                why is AuthenticationFailedException
                    ? $"No token for Service Bus at {_bus.Address!.Host}: this machine has no identity that Microsoft Entra knows. Name Queues:ServiceBus:KeyName and :Key, or give it one."
                    : $"Service Bus at {_bus.Address!.Host} cannot be reached: {why.Message} Does Queues:ServiceBus:Address name it?",
                fault);
        }
    }

    private static byte[] BatchOf(IReadOnlyList<Sending> messages) => JsonSerializer.SerializeToUtf8Bytes(messages.Select(message => new
    {
        Body = System.Text.Encoding.UTF8.GetString(message.Body),
        BrokerProperties = message.At is { } at
            ? new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageId"] = message.Id, ["ScheduledEnqueueTimeUtc"] = WholeSecond(at).ToString("R", CultureInfo.InvariantCulture) }
            : new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageId"] = message.Id },
    }));

    /// <summary>Upwards: never too early.</summary>
    private static DateTimeOffset WholeSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds((at.ToUnixTimeMilliseconds() + 999) / 1000);

    private static Locked Read(Response response)
    {
        var told = response.Headers.TryGetValue("BrokerProperties", out var json) ? JsonSerializer.Deserialize<BrokerProperties>(json) : null;
        var dead = response.Headers.TryGetValue("DeadLetterReason", out var reason) ? reason.Trim('"') : null;
        return new(
            told ?? throw new MissingQueueException("Service Bus handed out a message without BrokerProperties. Maybe a proxy stands between and drops headers."),
            response.Content.ToArray(),
            dead,
            response.Headers.Date);
    }

    private MissingQueueException Refused(Response response, string call)
    {
        var where = $"the queue '{_bus.Queue}' at {_bus.Address!.Host}";
        return new(response.Status switch
        {
            401 => $"Service Bus refuses us to {call} at {where} (401): the key{(_bus.KeyName.Length > 0 ? $" '{_bus.KeyName}'" : "")} is wrong or lacks the right, or its token is out of time.{ClockOff(response)}",
            404 or 410 => $"Service Bus has not {where} ({response.Status}). Queues:ServiceBus:Queue names another, or it was never made.",
            403 => $"Service Bus takes no message for {where} (403): it is full, or the message is too large.",
            429 or 503 => $"Service Bus asks us to slow down at {where} ({response.Status}), after {_bus.TriesAgain + 1} tries.",
            _ => $"Service Bus answered {response.Status} when asked to {call} at {where}.",
        });
    }

    private string ClockOff(Response response) => response.Headers.Date is { } theirs && (theirs - _clock.GetUtcNow()).Duration() is var off && off > TimeSpan.FromMinutes(2)
        ? $" Our clock differs from its clock by {off.TotalMinutes:0} minutes."
        : "";

    private sealed class PipelineOptions : ClientOptions;
}
