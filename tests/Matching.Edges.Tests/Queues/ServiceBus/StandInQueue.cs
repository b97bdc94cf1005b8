using System.Globalization;

namespace Matching.Edges.Tests.Queues.ServiceBus;

/// <summary>One message in the stand-in.</summary>
internal sealed class StandInMessage(long sequence, string messageId, string body, DateTimeOffset visibleAt)
{
    public long Sequence { get; } = sequence;

    public string MessageId { get; } = messageId;

    public string Body { get; } = body;

    public DateTimeOffset VisibleAt { get; } = visibleAt;

    public Guid Token { get; set; }

    public DateTimeOffset LockedUntil { get; set; }

    public int DeliveryCount { get; set; }

    public bool IsDead { get; set; }
}

/// <summary>The queue of the stand-in, with the settings of a queue at Service Bus. Beside each behaviour stands the page's title.</summary>
internal sealed class StandInQueue(TimeProvider clock, string name)
{
    private readonly Lock _gate = new();
    private readonly List<StandInMessage> _messages = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _sequence;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    /// <summary>"Message transfers, locks, and settlement": the lock duration is a setting of the queue, five minutes at most.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>"Overview of Service Bus dead-letter queues": the default is 10.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _messages.Count;
            }
        }
    }

    public void Accept(string body, string messageId, string? scheduled)
    {
        lock (_gate)
        {
            // "Duplicate detection": a message with a MessageId that was already seen in the window is accepted and dropped.
            if (!_seen.Add(messageId))
            {
                return;
            }

            // "Message sequencing and timestamps": a scheduled message appears in the queue at its ScheduledEnqueueTimeUtc.
            var visibleAt = scheduled is null ? DateTimeOffset.MinValue : DateTimeOffset.ParseExact(scheduled, "R", CultureInfo.InvariantCulture);
            _messages.Add(new(++_sequence, messageId, body, visibleAt));
        }

        Tell();
    }

    /// <summary>"Peek-Lock Message (Non-Destructive Read)": waits up to the timeout; nobody else gets it while it is locked.</summary>
    public async Task<StandInMessage?> NextAsync(bool isDead, TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var changed = _changed.Task;
            var left = wait - clock.GetElapsedTime(began);
            if (Take(isDead) is { } message)
            {
                return message;
            }

            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            // A delay is cut to whole milliseconds: without one more the rest of it would be spent reading the clock.
            await Task.WhenAny(changed, Task.Delay(left + TimeSpan.FromMilliseconds(1), cancellationToken));
        }
    }

    public bool Delete(bool isDead, string message, Guid token) => OnLock(isDead, message, token, found => _messages.Remove(found));

    /// <summary>"Unlock Message": gives up the lock, so that other receivers may get it.</summary>
    public bool Unlock(bool isDead, string message, Guid token)
    {
        var found = OnLock(isDead, message, token, found => found.Token = Guid.Empty);
        Tell();
        return found;
    }

    /// <summary>"Renew-Lock for a Message": another full duration.</summary>
    public bool Renew(bool isDead, string message, Guid token) => OnLock(isDead, message, token, found => found.LockedUntil = clock.GetUtcNow() + LockDuration);

    private StandInMessage? Take(bool isDead)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            Bury(now);
            if (_messages.Find(message => message.IsDead == isDead && IsFree(message, now)) is not { } next)
            {
                return null;
            }

            (next.Token, next.LockedUntil, next.DeliveryCount) = (Guid.CreateVersion7(now), now + LockDuration, next.DeliveryCount + 1);
            return next;
        }
    }

    // "Overview of Service Bus dead-letter queues": when the lock ends or is given up and the delivery count has reached the queue's
    // maximum, the message moves to the dead-letter queue, where no maximum counts.
    private void Bury(DateTimeOffset now)
    {
        foreach (var message in _messages.Where(message => !message.IsDead && message.DeliveryCount >= MaxDeliveryCount && IsFree(message, now)))
        {
            message.IsDead = true;
        }
    }

    private static bool IsFree(StandInMessage message, DateTimeOffset now) => message.VisibleAt <= now && (message.Token == Guid.Empty || message.LockedUntil <= now);

    private bool OnLock(bool isDead, string message, Guid token, Action<StandInMessage> change)
    {
        lock (_gate)
        {
            // The path names the message by its id or its sequence number.
            var found = _messages.Find(held => held.IsDead == isDead && held.Token == token && (held.MessageId == message || held.Sequence.ToString(CultureInfo.InvariantCulture) == message));
            if (found is null || found.LockedUntil <= clock.GetUtcNow())
            {
                return false;
            }

            change(found);
            return true;
        }
    }

    private void Tell() => Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
