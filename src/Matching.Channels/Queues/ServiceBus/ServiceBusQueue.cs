using System.Collections.Concurrent;
using System.Globalization;
using Matching.Core.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Channels.Queues.ServiceBus;

/// <summary>
/// A queue at Azure Service Bus, over HTTP. Locks, delays, duplicates and attempts are its own. Over HTTP it can neither put a message off
/// nor dead-letter it: putting off sends a scheduled copy under an id of its own and completes the original, and dead letters are kept in
/// the database.
/// </summary>
internal sealed partial class ServiceBusQueue(
    ServiceBusCalls bus, BrokerDeadLetters dead, IOptions<QueueOptions> options, TimeProvider clock, ILogger<ServiceBusQueue> logger)
    : IMessageQueue, IMessagePublisher, IDeadLetters
{
    // A batch may have 256 KB at the standard tier, and JSON in JSON grows by its quotes.
    private const int MostTogether = 100;
    private const int MostBytesTogether = 100_000;
    private const int MostCarriedOver = 1000;

    private readonly ConcurrentDictionary<Guid, BrokerProperties> _locks = new();
    private int _isLockChecked;

    public Task PublishAsync(Message message, CancellationToken cancellationToken) => PublishAllAsync([message], cancellationToken);

    public async Task PublishAllAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var batch = new List<Sending>();
        foreach (var sending in messages.Select(message => Sending(new(message, 0), message.Id.ToString())))
        {
            if (batch.Count == MostTogether || batch.Sum(each => each.Body.Length) + sending.Body.Length > MostBytesTogether)
            {
                await bus.SendAsync(batch, cancellationToken);
                batch.Clear();
            }

            batch.Add(sending);
        }

        if (batch.Count > 0)
        {
            await bus.SendAsync(batch, cancellationToken);
        }
    }

    public async Task<Delivery?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            if (await bus.PeekLockAsync(bus.Queue, wait - clock.GetElapsedTime(began), cancellationToken) is { } locked)
            {
                if (await AcceptAsync(locked, cancellationToken) is { } delivery)
                {
                    return delivery;
                }
            }
            else if (clock.GetElapsedTime(began) >= wait)
            {
                return null;
            }
        }
    }

    public async Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (_locks.TryGetValue(delivery.LockToken, out var held))
        {
            await bus.DeleteAsync(bus.Queue, held, cancellationToken);
            _locks.TryRemove(delivery.LockToken, out _);
        }
    }

    public async Task PutBackAsync(Delivery delivery, DateTimeOffset until, bool failed, CancellationToken cancellationToken)
    {
        if (failed && until <= clock.GetUtcNow() && _locks.TryRemove(delivery.LockToken, out var held))
        {
            await bus.UnlockAsync(bus.Queue, held, cancellationToken);
            return;
        }

        await ReplaceAsync(delivery, new(delivery.Message with { NotBefore = until }, delivery.Attempts - (failed ? 0 : 1)), cancellationToken);
    }

    public async Task<bool> RenewAsync(Delivery delivery, CancellationToken cancellationToken) =>
        _locks.TryGetValue(delivery.LockToken, out var held) && (await bus.RenewAsync(bus.Queue, held, cancellationToken) || !_locks.TryRemove(delivery.LockToken, out _));

    public async Task BuryAsync(Delivery delivery, string reason, CancellationToken cancellationToken)
    {
        if (await RenewAsync(delivery, cancellationToken))
        {
            await dead.KeepAsync(delivery.Message, delivery.Attempts, reason, cancellationToken);
            await CompleteAsync(delivery, cancellationToken);
        }
    }

    /// <summary>What Service Bus gave up by itself is carried over first, so that there is one list.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken)
    {
        var queue = bus.Queue + ServiceBusCalls.DeadLetterQueue;
        for (var carried = 0; carried < MostCarriedOver && await bus.PeekLockAsync(queue, TimeSpan.Zero, cancellationToken) is { } locked; carried++)
        {
            var message = MessageEnvelope.Read(locked.Body, out var fault)?.Message ?? Unreadable(locked);
            await dead.KeepAsync(message, locked.Properties.DeliveryCount, $"Service Bus gave it up: {locked.DeadReason ?? "no reason told"}. {fault}".TrimEnd(), cancellationToken);
            await bus.DeleteAsync(queue, locked.Properties, cancellationToken);
        }

        return await dead.ListAsync(cancellationToken);
    }

    // Under its old id it would be taken for the duplicate that it was.
    public Task<bool> ReplayAsync(Guid messageId, CancellationToken cancellationToken) => dead.ReplayAsync(
        messageId,
        letter => bus.SendAsync(
            [Sending(new(letter.Message with { NotBefore = clock.GetUtcNow() }, 0), string.Create(CultureInfo.InvariantCulture, $"{messageId}:replayed:{letter.At.ToUnixTimeMilliseconds()}"))], cancellationToken),
        cancellationToken);

    /// <summary>Null when it is not for a handler: not due by our clock, unreadable, or poison.</summary>
    private async Task<Delivery?> AcceptAsync(Locked locked, CancellationToken cancellationToken)
    {
        CheckLock(locked);
        var token = locked.Properties.LockToken;
        _locks[token] = locked.Properties;
        var envelope = MessageEnvelope.Read(locked.Body, out var fault);
        var attempts = (envelope?.FailedBefore ?? 0) + locked.Properties.DeliveryCount;
        var delivery = new Delivery(envelope?.Message ?? Unreadable(locked), token, attempts);
        if (envelope is null)
        {
            Log.Unreadable(logger, delivery.Message.Id, fault);
            await BuryAsync(delivery, fault, cancellationToken);
            return null;
        }

        if (attempts > options.Value.MostAttempts)
        {
            await BuryAsync(delivery, Poison.Reason(attempts - 1), cancellationToken);
            return null;
        }

        if (envelope.Message.NotBefore > clock.GetUtcNow())
        {
            await ReplaceAsync(delivery, envelope with { FailedBefore = attempts - 1 }, cancellationToken);
            return null;
        }

        return delivery;
    }

    /// <summary>
    /// A scheduled copy, then the original's end. The copy's id is made of the original's place in the queue: who does it again, after
    /// dying in between, sends a duplicate that Service Bus drops.
    /// </summary>
    private async Task ReplaceAsync(Delivery delivery, MessageEnvelope copy, CancellationToken cancellationToken)
    {
        if (!await RenewAsync(delivery, cancellationToken) || !_locks.TryGetValue(delivery.LockToken, out var held))
        {
            return;
        }

        await bus.SendAsync([Sending(copy, string.Create(CultureInfo.InvariantCulture, $"{copy.Message.Id}:{held.SequenceNumber}"))], cancellationToken);
        await CompleteAsync(delivery, cancellationToken);
    }

    private Sending Sending(MessageEnvelope envelope, string id) => new(id, envelope.Write(), envelope.Message.NotBefore > clock.GetUtcNow() ? envelope.Message.NotBefore : null);

    private Message Unreadable(Locked locked) =>
        new(Guid.TryParse(locked.Properties.MessageId, out var id) ? id : Guid.CreateVersion7(clock.GetUtcNow()), "unreadable", "", clock.GetUtcNow());

    /// <summary>The lock's length is the queue's setting, not ours: one that is shorter than we think would be lost before it is renewed.</summary>
    private void CheckLock(Locked locked)
    {
        if (locked.ServerTime is { } now && Interlocked.Exchange(ref _isLockChecked, 1) == 0
            && DateTimeOffset.TryParse(locked.Properties.LockedUntilUtc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            && until - now < options.Value.LockFor - TimeSpan.FromSeconds(2))
        {
            Log.ShortLock(logger, bus.Queue, until - now, options.Value.LockFor);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} was given up: {Fault}")]
        public static partial void Unreadable(ILogger logger, Guid message, string fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The queue {Queue} locks for {Locks}, and Queues:LockFor is {LockFor}: make it no longer than the queue's lock duration")]
        public static partial void ShortLock(ILogger logger, string queue, TimeSpan locks, TimeSpan lockFor);
    }
}
