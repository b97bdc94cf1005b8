using Dapper;
using Matching.Core.Watching;
using Npgsql;

namespace Matching.Storage.Postgres.Messages;

internal sealed class PostgresStandstill(NpgsqlDataSource store) : IStandstill
{
    public async Task<long> CountAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            select (select count(*) from outbox where published_at is null and created_at < @since)
                 + (select count(*) from queue_message where dead_at is null and greatest(visible_at, coalesce(locked_until, visible_at)) < @since)
                 + (select count(*) from sms_message where direction = 1 and state = 2 and sending_at < @since)
            """,
            new { since },
            cancellationToken: cancellationToken));
    }
}
