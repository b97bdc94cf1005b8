using Matching.Core.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Matching.Channels.Queues.RabbitMq;

/// <summary>
/// A queue at a RabbitMQ of one's own. A message published twice comes twice (RabbitMQ has no memory for that; the steps bear it); waiting
/// and failing lay a copy into a delay and acknowledge the original once the copy is confirmed.
/// </summary>
internal sealed partial class RabbitMqQueue(
    RabbitMqLink link, BrokerDeadLetters dead, IOptions<QueueOptions> options, TimeProvider clock, ILogger<RabbitMqQueue> logger)
    : IMessageQueue, IMessagePublisher, IDeadLetters
{
    public Task PublishAsync(Message message, CancellationToken cancellationToken) => PublishAllAsync([message], cancellationToken);

    public Task PublishAllAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        LayAsync([.. messages.Select(message => new MessageEnvelope(message, 0))], cancellationToken);

    public async Task<Delivery?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        // Elapsed time, not a count of arrivals: a message that only passes through on its way to its hour must not keep us here.
        var began = clock.GetTimestamp();
        while (true)
        {
            var subscription = await link.SubscribedAsync(cancellationToken);
            await GiveBackExpiredAsync(subscription, cancellationToken);
            var left = wait - clock.GetElapsedTime(began);
            if (await subscription.NextAsync(left < options.Value.LookAgainAfter ? left : options.Value.LookAgainAfter, cancellationToken) is { } arrival
                && await AcceptAsync(subscription, arrival, cancellationToken) is { } delivery)
            {
                return delivery;
            }

            if (clock.GetElapsedTime(began) >= wait)
            {
                return null;
            }
        }
    }

    public Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken) => MineAsync(delivery, () => Task.CompletedTask, cancellationToken);

    public async Task PutBackAsync(Delivery delivery, DateTimeOffset until, bool failed, CancellationToken cancellationToken)
    {
        if (failed && until <= clock.GetUtcNow() && link.Subscription is { } subscription)
        {
            await CallAsync(over => subscription.GiveBackAsync(delivery.LockToken, over), cancellationToken);
            return;
        }

        var copy = new MessageEnvelope(delivery.Message with { NotBefore = until }, delivery.Attempts - (failed ? 0 : 1));
        await MineAsync(delivery, () => LayAsync([copy], cancellationToken), cancellationToken);
    }

    public Task<bool> RenewAsync(Delivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult(link.Subscription?.Renew(delivery.LockToken, clock.GetUtcNow() + options.Value.LockFor) ?? false);

    public Task BuryAsync(Delivery delivery, string reason, CancellationToken cancellationToken) =>
        MineAsync(delivery, () => dead.KeepAsync(delivery.Message, delivery.Attempts, reason, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) => dead.ListAsync(cancellationToken);

    public Task<bool> ReplayAsync(Guid messageId, CancellationToken cancellationToken) =>
        dead.ReplayAsync(messageId, letter => PublishAsync(letter.Message with { NotBefore = clock.GetUtcNow() }, cancellationToken), cancellationToken);

    /// <summary>Null when it is not for a handler: not due yet, unreadable, or poison. Locked first, so that what fails here comes again.</summary>
    private async Task<Delivery?> AcceptAsync(RabbitMqSubscription subscription, Arrival arrival, CancellationToken cancellationToken)
    {
        var (now, token) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        subscription.Hold(token, arrival, now + options.Value.LockFor);
        if (MessageEnvelope.Read(arrival.Body, out var fault) is not { } envelope)
        {
            await BuryUnreadableAsync(arrival, fault, cancellationToken);
            return await DoneAsync(subscription, token, cancellationToken);
        }

        var (message, attempts) = (envelope.Message, envelope.FailedBefore + arrival.DeliveredBefore + 1);
        if (message.NotBefore > now)
        {
            await LayAsync([envelope with { FailedBefore = attempts - 1 }], cancellationToken);
            return await DoneAsync(subscription, token, cancellationToken);
        }

        if (attempts > options.Value.MostAttempts)
        {
            await dead.KeepAsync(message, attempts, Poison.Reason(attempts - 1), cancellationToken);
            return await DoneAsync(subscription, token, cancellationToken);
        }

        return new(message, token, attempts);
    }

    private async Task BuryUnreadableAsync(Arrival arrival, string fault, CancellationToken cancellationToken)
    {
        var unreadable = new Message(Guid.TryParse(arrival.MessageId, out var id) ? id : Guid.CreateVersion7(clock.GetUtcNow()), "unreadable", "", clock.GetUtcNow());
        Log.Unreadable(logger, unreadable.Id, fault);
        await dead.KeepAsync(unreadable, arrival.DeliveredBefore + 1, fault, cancellationToken);
    }

    private async Task<Delivery?> DoneAsync(RabbitMqSubscription subscription, Guid token, CancellationToken cancellationToken)
    {
        await CallAsync(over => subscription.AcknowledgeAsync(token, over), cancellationToken);
        return null;
    }

    /// <summary>Does <paramref name="first"/> and then lets go of the message, if it is still ours; else the other delivery decides.</summary>
    private async Task MineAsync(Delivery delivery, Func<Task> first, CancellationToken cancellationToken)
    {
        if (link.Subscription is { } subscription && subscription.Holds(delivery.LockToken))
        {
            await first();
            await CallAsync(over => subscription.AcknowledgeAsync(delivery.LockToken, over), cancellationToken);
        }
    }

    /// <summary>Lays each into the queue of its hour and waits until the broker has confirmed them all.</summary>
    private async Task LayAsync(IReadOnlyList<MessageEnvelope> envelopes, CancellationToken cancellationToken)
    {
        var (channel, now) = (await link.PublishingAsync(cancellationToken), clock.GetUtcNow());
        await CallAsync(over => Task.WhenAll(envelopes.Select(envelope => LayAsync(channel, envelope, now, over))), cancellationToken);
    }

    private async Task LayAsync(IChannel channel, MessageEnvelope envelope, DateTimeOffset now, CancellationToken cancellationToken) => await channel.BasicPublishAsync(
        exchange: "",
        RabbitMqTopology.QueueFor(options.Value.RabbitMq, envelope.Message.NotBefore - now),
        mandatory: true,
        new BasicProperties { Persistent = true, MessageId = envelope.Message.Id.ToString(), Type = envelope.Message.Kind, ContentType = "application/json" },
        envelope.Write(),
        cancellationToken);

    private Task<bool> GiveBackExpiredAsync(RabbitMqSubscription subscription, CancellationToken cancellationToken) =>
        CallAsync(over => subscription.GiveBackExpiredAsync(clock.GetUtcNow(), over), cancellationToken);

    private Task<bool> CallAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) => link.CallAsync(
        async over =>
        {
            await call(over);
            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} was given up: {Fault}")]
        public static partial void Unreadable(ILogger logger, Guid message, string fault);
    }
}
