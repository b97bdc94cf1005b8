using Dapper;
using Matching.Core.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Messages;

internal sealed class PostgresOutbox(NpgsqlDataSource store, TimeProvider clock) : IOutbox
{
    private const int AtOnce = 5000;

    public async Task<int> RelayAsync(Func<IReadOnlyList<Message>, Task> publish, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // What is due at once is due at once, though the clock of who raised it was ahead. Locked rows belong to another relay. What is published and not marked, because we die in between, is published again: handlers bear it.
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select id, message_id, kind, body ->> 'subject' as subject, body ->> 'trace' as trace,
                   case when not_before <= created_at then least(not_before, @now) else not_before end as not_before
            from outbox
            where published_at is null order by id limit @most for update skip locked
            """,
            new { most, now = clock.GetUtcNow() },
            cancellationToken: cancellationToken))).AsList();
        if (rows.Count == 0)
        {
            return 0;
        }

        await publish([.. rows.Select(row => new Message(row.MessageId, row.Kind, row.Subject, row.NotBefore) { Trace = row.Trace })]);
        await connection.ExecuteAsync(new CommandDefinition(
            "update outbox set published_at = @now where id = any (@ids)", new { now = clock.GetUtcNow(), ids = rows.Select(r => r.Id).ToArray() }, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }

    public async Task<int> ForgetAsync(DateTimeOffset publishedBefore, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var (forgotten, once) = (0, 0);
        do
        {
            // In small transactions, so that nobody waits for a long one.
            once = await connection.ExecuteAsync(new CommandDefinition(
                "delete from outbox where id in (select id from outbox where published_at < @publishedBefore order by id limit @AtOnce)", new { publishedBefore, AtOnce }, cancellationToken: cancellationToken));
            forgotten += once;
        }
        while (once == AtOnce);
        return forgotten;
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public Guid MessageId { get; init; }

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public string? Trace { get; init; }

        public DateTimeOffset NotBefore { get; init; }
    }
}
