using Dapper;
using Matching.Core.Messages;
using Npgsql;

namespace Matching.Channels.Queues.PostgresQueues;

/// <summary>One row of <c>queue_message</c>: waiting, locked or dead.</summary>
internal sealed class QueueRow
{
    public const string Columns = "m.message_id as MessageId, m.kind as Kind, m.body ->> 'subject' as Subject, m.body ->> 'trace' as Trace, m.visible_at as VisibleAt, m.attempts as Attempts, m.dead_at as DeadAt, m.dead_reason as DeadReason";

    public Guid MessageId { get; init; }
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";
    public string? Trace { get; init; }
    public DateTime VisibleAt { get; init; }
    public int Attempts { get; init; }
    public DateTime? DeadAt { get; init; }
    public string? DeadReason { get; init; }

    public Message ToMessage() => new(MessageId, Kind, Subject, Utc(VisibleAt)) { Trace = Trace };

    public DeadLetter ToDeadLetter() => new(ToMessage(), Utc(DeadAt!.Value), DeadReason ?? "", Attempts);

    private static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));
}

internal static class QueueRows
{
    /// <summary>Every dead letter, the oldest first.</summary>
    public static async Task<IReadOnlyList<DeadLetter>> DeadAsync(NpgsqlDataSource store, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<QueueRow>(new CommandDefinition(
            $"select {QueueRow.Columns} from queue_message m where dead_at is not null order by dead_at, id", cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToDeadLetter())];
    }
}
