namespace Matching.Core.Messages;

/// <summary>
/// What happened, told to another process: a kind and the ids it is about, never a name, a number or words. At least once: a handler hears
/// the same message again without harm.
/// </summary>
/// <param name="Id">The same for every delivery of one message.</param>
/// <param name="Kind">A noun and a participle: <see cref="MessageKinds"/>.</param>
/// <param name="Subject">The id of the thing it is about.</param>
/// <param name="NotBefore">It is not delivered before this instant.</param>
public sealed record Message(Guid Id, string Kind, string Subject, DateTimeOffset NotBefore)
{
    /// <summary>The W3C trace context it was raised in; null = nobody watched. It decides nothing.</summary>
    public string? Trace { get; init; }

    public static Message Of(string kind, string subject, DateTimeOffset notBefore, TimeProvider clock) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), kind, subject, notBefore);
}

/// <summary>Every kind of message there is, with what its subject names.</summary>
public static class MessageKinds
{
    /// <summary>A text is to be sent; the subject is the text.</summary>
    public const string TextRequested = "text-requested";

    /// <summary>The supplier told how a text fares; the subject is the supplier's id of the text.</summary>
    public const string DeliveryReported = "delivery-reported";

    /// <summary>A held seat came free; the subject is the offer that held it.</summary>
    public const string SeatFreed = "seat-freed";

    /// <summary>A part of a night may be said by whoever is free; the subject is a <see cref="Nightly.NightPart"/>.</summary>
    public const string NightPartOffered = "night-part-offered";

    /// <summary>Somebody wants to sign in by code; the subject is the request.</summary>
    public const string CodeRequested = "code-requested";

    /// <summary>Somebody asked for a run on a page; the subject is the run.</summary>
    public const string RunRequested = "run-requested";
}

/// <summary>Hands messages to whoever handles them, now or at their hour. Once it returns they are kept by the queue; when it throws, some may be.</summary>
public interface IMessagePublisher
{
    Task PublishAsync(Message message, CancellationToken cancellationToken);

    /// <summary>All of them, in as few calls as the queue allows.</summary>
    async Task PublishAllAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await PublishAsync(message, cancellationToken);
        }
    }
}

/// <summary>
/// Messages that wait for a handler. A received one is locked for a time and comes again if it is neither completed nor renewed. Order is
/// not promised. A message whose deliveries all ended without a word, more often than the settings allow, is buried and comes no more.
/// </summary>
public interface IMessageQueue
{
    /// <summary>The next message that is due, waiting for one up to <paramref name="wait"/>, a few seconds or a minute; null when none came.</summary>
    Task<Delivery?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Handled: it never comes again. A lock that was lost meanwhile changes nothing: the other delivery decides.</summary>
    Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Comes again at <paramref name="until"/>. <paramref name="failed"/> false: it only has to wait, and the attempt is not counted.</summary>
    Task PutBackAsync(Delivery delivery, DateTimeOffset until, bool failed, CancellationToken cancellationToken);

    /// <summary>Keeps the lock for another full time; false when it was lost.</summary>
    Task<bool> RenewAsync(Delivery delivery, CancellationToken cancellationToken);
}

/// <summary>Messages that nobody could handle, kept for a person.</summary>
public interface IDeadLetters
{
    Task BuryAsync(Delivery delivery, string reason, CancellationToken cancellationToken);

    Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Back in the queue with a clean count; false when it is not there.</summary>
    Task<bool> ReplayAsync(Guid messageId, CancellationToken cancellationToken);
}

/// <summary>One delivery of a message: <paramref name="Attempts"/> counts this one.</summary>
public sealed record Delivery(Message Message, Guid LockToken, int Attempts);

/// <summary>A message that was given up, when and why.</summary>
public sealed record DeadLetter(Message Message, DateTimeOffset At, string Reason, int Attempts);

/// <summary>The queue is not there, or not for us: it cannot be reached, refuses the key, or does not exist. The message is a sentence without secrets.</summary>
public sealed class MissingQueueException(string sentence, Exception? inner = null) : Exception(sentence, inner);

/// <summary>Messages saved with the state they tell of, on their way to the queue.</summary>
public interface IOutbox
{
    /// <summary>Hands up to <paramref name="most"/> unpublished messages together to <paramref name="publish"/>, oldest first, and marks them; says how many. Two relays never hand on the same one at once.</summary>
    Task<int> RelayAsync(Func<IReadOnlyList<Message>, Task> publish, int most, CancellationToken cancellationToken);

    /// <summary>Takes away what was handed on before <paramref name="publishedBefore"/>; what was not handed on stays. Says how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset publishedBefore, CancellationToken cancellationToken);
}

/// <summary>
/// Tells at once that something may be there to do, so that nobody has to ask often. It may miss: who waits also looks again after a while.
/// </summary>
public interface IWakeUp
{
    /// <summary>Ends when <paramref name="topic"/> is next told of. Ask for it before looking, so that nothing falls between.</summary>
    Task Next(string topic);
}

/// <summary>What one is woken for.</summary>
public static class WakeUpTopics
{
    public const string Outbox = "outbox";
    public const string Queue = "queue";

    /// <summary>Waits for the topic, but no longer than <paramref name="wait"/>.</summary>
    public static async Task OrAfterAsync(this Task next, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(wait, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
