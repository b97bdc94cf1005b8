using Matching.Core.Messages;

namespace Matching.Testing.Offers;

/// <summary>The queue in memory, for tests without a server; it keeps the same contract.</summary>
public sealed class InMemoryQueue(TimeProvider clock, TimeSpan lockFor, int mostAttempts = 10) : IMessageQueue, IMessagePublisher, IDeadLetters
{
    private readonly Lock _gate = new();
    private readonly List<Row> _rows = [];

    public Task PublishAsync(Message message, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_rows.TrueForAll(row => row.Message.Id != message.Id))
            {
                _rows.Add(new(message) { VisibleAt = message.NotBefore });
            }
        }

        return Task.CompletedTask;
    }

    public async Task<Delivery?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (Take() is { } ready)
        {
            return ready;
        }

        await Task.Delay(wait < TimeSpan.FromMilliseconds(20) ? wait : TimeSpan.FromMilliseconds(20), cancellationToken);
        return Take();
    }

    public Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken) => Change(delivery, row => _rows.Remove(row));

    public Task PutBackAsync(Delivery delivery, DateTimeOffset until, bool failed, CancellationToken cancellationToken) => Change(delivery, row =>
    {
        row.Attempts -= failed ? 0 : 1;
        (row.VisibleAt, row.Token) = (until, null);
    });

    public async Task<bool> RenewAsync(Delivery delivery, CancellationToken cancellationToken) => await Change(delivery, row => row.LockedUntil = clock.GetUtcNow() + lockFor);

    public Task BuryAsync(Delivery delivery, string reason, CancellationToken cancellationToken) => Change(delivery, row => (row.DeadAt, row.Reason, row.Token) = (clock.GetUtcNow(), reason, null));

    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<DeadLetter>>([.. _rows.Where(row => row.DeadAt is not null).Select(row => new DeadLetter(row.Message, row.DeadAt!.Value, row.Reason, row.Attempts))]);
        }
    }

    public Task<bool> ReplayAsync(Guid messageId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_rows.Find(row => row.Message.Id == messageId && row.DeadAt is not null) is not { } row)
            {
                return Task.FromResult(false);
            }

            (row.DeadAt, row.Attempts, row.VisibleAt) = (null, 0, clock.GetUtcNow());
            return Task.FromResult(true);
        }
    }

    private Delivery? Take()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var row = _rows.Find(r => r.DeadAt is null && r.VisibleAt <= now && (r.Token is null || r.LockedUntil <= now));
            if (row is null)
            {
                return null;
            }

            if (row.Attempts >= mostAttempts)
            {
                (row.DeadAt, row.Reason, row.Token, row.Attempts) = (now, $"{row.Attempts} deliveries ended without a word", null, row.Attempts + 1);
                return null;
            }

            (row.Token, row.LockedUntil, row.Attempts) = (Guid.CreateVersion7(now), now + lockFor, row.Attempts + 1);
            return new(row.Message, row.Token.Value, row.Attempts);
        }
    }

    private Task<bool> Change(Delivery delivery, Action<Row> change)
    {
        lock (_gate)
        {
            if (_rows.Find(row => row.Message.Id == delivery.Message.Id && row.Token == delivery.LockToken) is not { } mine)
            {
                return Task.FromResult(false);
            }

            change(mine);
            return Task.FromResult(true);
        }
    }

    private sealed class Row(Message message)
    {
        public Message Message { get; } = message;

        public DateTimeOffset VisibleAt { get; set; }

        public Guid? Token { get; set; }

        public DateTimeOffset LockedUntil { get; set; }

        public int Attempts { get; set; }

        public DateTimeOffset? DeadAt { get; set; }

        public string Reason { get; set; } = "";
    }
}
