using Dapper;
using Matching.Core.Messages;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matching.Channels.Queues.PostgresQueues;

/// <summary>
/// The embedded queue: rows that are locked for a time and skipped by others meanwhile. Several processes may receive from it at once.
/// </summary>
internal sealed class PostgresQueue(NpgsqlDataSource store, IWakeUp wakeUp, IOptions<QueueOptions> options, TimeProvider clock)
    : IMessageQueue, IMessagePublisher, IDeadLetters
{
    public Task PublishAsync(Message message, CancellationToken cancellationToken) => PublishAllAsync([message], cancellationToken);

    public async Task PublishAllAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into queue_message (message_id, kind, body, visible_at)
            select id, kind, jsonb_strip_nulls(jsonb_build_object('subject', subject, 'trace', trace)), not_before
            from unnest(@ids, @kinds, @subjects, @traces, @hours) as told (id, kind, subject, trace, not_before)
            on conflict (message_id) do nothing;
            select pg_notify('matching_wake_up', 'queue');
            """,
            new
            {
                ids = messages.Select(m => m.Id).ToArray(),
                kinds = messages.Select(m => m.Kind).ToArray(),
                subjects = messages.Select(m => m.Subject).ToArray(),
                traces = messages.Select(m => m.Trace).ToArray(),
                hours = messages.Select(m => m.NotBefore.UtcDateTime).ToArray(),
            },
            cancellationToken: cancellationToken));
    }

    public async Task<Delivery?> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        // Whether or not anybody is told, it looks again after a while.
        for (var left = wait; ; left -= options.Value.LookAgainAfter)
        {
            var next = wakeUp.Next(WakeUpTopics.Queue);
            if (await TakeAsync(cancellationToken) is { } ready)
            {
                return ready;
            }

            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            var pause = left < options.Value.LookAgainAfter ? left : options.Value.LookAgainAfter;
            await next.OrAfterAsync(await ShortenedAsync(pause, cancellationToken), cancellationToken);
        }
    }

    public Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        MineAsync("delete from queue_message where message_id = @Id and lock_token = @Token", delivery, default, cancellationToken);

    public Task PutBackAsync(Delivery delivery, DateTimeOffset until, bool failed, CancellationToken cancellationToken) => MineAsync(
        $"update queue_message set visible_at = @at, lock_token = null, locked_until = null{(failed ? "" : ", attempts = attempts - 1")} where message_id = @Id and lock_token = @Token",
        delivery,
        until,
        cancellationToken);

    public async Task<bool> RenewAsync(Delivery delivery, CancellationToken cancellationToken) => await MineAsync(
        "update queue_message set locked_until = @at where message_id = @Id and lock_token = @Token", delivery, clock.GetUtcNow() + options.Value.LockFor, cancellationToken) == 1;

    public async Task BuryAsync(Delivery delivery, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update queue_message set dead_at = @now, dead_reason = @reason, lock_token = null, locked_until = null where message_id = @Id and lock_token = @Token",
            new { now = clock.GetUtcNow(), reason, delivery.Message.Id, Token = delivery.LockToken },
            cancellationToken: cancellationToken));
    }

    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) => QueueRows.DeadAsync(store, cancellationToken);

    public async Task<bool> ReplayAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var replayed = await connection.QueryAsync<string>(new CommandDefinition(
            """
            with alive as (update queue_message set dead_at = null, dead_reason = null, attempts = 0, visible_at = @now where message_id = @messageId and dead_at is not null returning id)
            select pg_notify('matching_wake_up', 'queue')::text from alive
            """,
            new { messageId, now = clock.GetUtcNow() },
            cancellationToken: cancellationToken));
        return replayed.Any();
    }

    private async Task<Delivery?> TakeAsync(CancellationToken cancellationToken)
    {
        while (await LockNextAsync(cancellationToken) is { } delivery)
        {
            if (delivery.Attempts <= options.Value.MostAttempts)
            {
                return delivery;
            }

            await BuryAsync(delivery, Poison.Reason(delivery.Attempts - 1), cancellationToken);
        }

        return null;
    }

    private async Task<Delivery?> LockNextAsync(CancellationToken cancellationToken)
    {
        var (now, token) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<QueueRow>(new CommandDefinition(
            $"""
            update queue_message m set lock_token = @token, locked_until = @until, attempts = m.attempts + 1
            where id = (
                select id from queue_message
                where dead_at is null and visible_at <= @now and (locked_until is null or locked_until <= @now)
                order by visible_at, id limit 1 for update skip locked)
            returning {QueueRow.Columns}
            """,
            new { now, token, until = now + options.Value.LockFor },
            cancellationToken: cancellationToken));
        return row is null ? null : new(row.ToMessage(), token, row.Attempts);
    }

    /// <summary>A message whose hour comes sooner than the wait ends it.</summary>
    private async Task<TimeSpan> ShortenedAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var soonest = await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            "select min(greatest(visible_at, coalesce(locked_until, visible_at))) from queue_message where dead_at is null", cancellationToken: cancellationToken));
        if (soonest is not { } due)
        {
            return wait;
        }

        var left = new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)) - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.FromMilliseconds(20) : left < wait ? left : wait;
    }

    private async Task<int> MineAsync(string sql, Delivery delivery, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, new { delivery.Message.Id, Token = delivery.LockToken, at }, cancellationToken: cancellationToken));
    }
}
