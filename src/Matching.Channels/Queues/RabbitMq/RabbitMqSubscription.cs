using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Matching.Channels.Queues.RabbitMq;

/// <summary>What the broker handed us: its tag, the body, and how many deliveries of this copy came back before.</summary>
internal sealed record Arrival(ulong Tag, byte[] Body, int DeliveredBefore, string? MessageId);

/// <summary>
/// One channel that the broker pushes messages into, and the locks on those being handled. RabbitMQ keeps a message ours as long as the
/// channel lives; the lock that runs out is our own, so that handling which hangs gives its message back. With the channel all locks go.
/// </summary>
internal sealed class RabbitMqSubscription(IChannel channel) : IAsyncDisposable
{
    private readonly Channel<Arrival> _arrived = Channel.CreateUnbounded<Arrival>();
    private readonly ConcurrentDictionary<Guid, Lock> _locks = new();

    private volatile bool _hasEnded;

    public bool IsOpen => !_hasEnded && channel.IsOpen;

    public async Task BeginAsync(string queue, int atOnce, CancellationToken cancellationToken)
    {
        // As many as are handled at once: what waits here could be handled by another worker.
        await channel.BasicQosAsync(0, (ushort)atOnce, global: false, cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, told) => _arrived.Writer.WriteAsync(Read(told), CancellationToken.None).AsTask();
        consumer.UnregisteredAsync += (_, _) => EndAsync();
        channel.ChannelShutdownAsync += (_, _) => EndAsync();
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
    }

    /// <summary>The next message, or null when none came in time or the channel has ended.</summary>
    public async Task<Arrival?> NextAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (_arrived.Reader.TryRead(out var ready) || wait <= TimeSpan.Zero)
        {
            return ready;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(wait);
        try
        {
            return await _arrived.Reader.WaitToReadAsync(over.Token) && _arrived.Reader.TryRead(out var arrival) ? arrival : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Hold(Guid token, Arrival arrival, DateTimeOffset until) => _locks[token] = new(arrival.Tag, until);

    public bool Holds(Guid token) => IsOpen && _locks.ContainsKey(token);

    /// <summary>False when the lock was lost.</summary>
    public bool Renew(Guid token, DateTimeOffset until) => IsOpen && _locks.TryGetValue(token, out var held) && _locks.TryUpdate(token, held with { Until = until }, held);

    /// <summary>Done with it; nothing when the lock was lost.</summary>
    public async Task AcknowledgeAsync(Guid token, CancellationToken cancellationToken)
    {
        if (_locks.TryRemove(token, out var held))
        {
            await channel.BasicAckAsync(held.Tag, multiple: false, cancellationToken);
        }
    }

    /// <summary>Back to the broker, which counts the delivery as failed; nothing when the lock was lost.</summary>
    public async Task GiveBackAsync(Guid token, CancellationToken cancellationToken)
    {
        if (_locks.TryRemove(token, out var held))
        {
            await channel.BasicNackAsync(held.Tag, multiple: false, requeue: true, cancellationToken);
        }
    }

    public async Task GiveBackExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (token, held) in _locks)
        {
            if (held.Until <= now)
            {
                await GiveBackAsync(token, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await channel.DisposeAsync();
    }

    private Task EndAsync()
    {
        _hasEnded = true;
        _locks.Clear();
        _arrived.Writer.TryComplete();
        return Task.CompletedTask;
    }

    // The body is the client's memory and gone after this call.
    private static Arrival Read(BasicDeliverEventArgs told) => new(
        told.DeliveryTag,
        told.Body.ToArray(),
        told.BasicProperties.Headers?.TryGetValue("x-delivery-count", out var count) == true ? Convert.ToInt32(count, CultureInfo.InvariantCulture) : 0,
        told.BasicProperties.MessageId);

    private readonly record struct Lock(ulong Tag, DateTimeOffset Until);
}
