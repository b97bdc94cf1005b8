using Dapper;
using Matching.Channels.Queues.PostgresQueues;
using Matching.Core.Messages;
using Npgsql;

namespace Matching.Channels.Queues;

/// <summary>
/// Dead letters of a broker, kept in the database beside the embedded queue's own: a list can be read there without locking or reordering
/// anything, and Service Bus' HTTP interface can neither dead-letter nor peek.
/// </summary>
internal sealed class BrokerDeadLetters(NpgsqlDataSource store, TimeProvider clock)
{
    /// <summary>Kept before the broker is told that the message is done; kept again when we die in between.</summary>
    public async Task KeepAsync(Message message, int attempts, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into queue_message as m (message_id, kind, body, visible_at, attempts, dead_at, dead_reason)
            values (@Id, @Kind, jsonb_strip_nulls(jsonb_build_object('subject', @Subject, 'trace', @Trace)), @NotBefore, @attempts, @now, @reason)
            on conflict (message_id) do update set dead_at = @now, dead_reason = @reason, attempts = @attempts
            """,
            new { message.Id, message.Kind, message.Subject, message.Trace, message.NotBefore, attempts, now = clock.GetUtcNow(), reason },
            cancellationToken: cancellationToken));
    }

    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) => QueueRows.DeadAsync(store, cancellationToken);

    /// <summary>Locked until it is published, so that two people who press at once replay it once; still dead when publishing throws.</summary>
    public async Task<bool> ReplayAsync(Guid messageId, Func<DeadLetter, Task> publish, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<QueueRow>(new CommandDefinition(
            $"select {QueueRow.Columns} from queue_message m where message_id = @messageId and dead_at is not null for update", new { messageId }, cancellationToken: cancellationToken));
        if (row is null)
        {
            return false;
        }

        await publish(row.ToDeadLetter());
        await connection.ExecuteAsync(new CommandDefinition("delete from queue_message where message_id = @messageId", new { messageId }, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
