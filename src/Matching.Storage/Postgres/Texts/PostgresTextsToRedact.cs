using Dapper;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

internal sealed class PostgresTextsToRedact(NpgsqlDataSource store) : ITextsToRedact
{
    public async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset settled, DateTimeOffset left, int most, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<string>(new CommandDefinition(
            """
            select t.supplier_id
            from sms_message t
            where t.redacted_at is null and t.supplier_id is not null and t.created_at <= @settled
              and (t.direction = 2
                   or t.sent_at <= @left
                   or (select min(r.at) from sms_report r
                       where r.supplier_id = t.supplier_id and r.status in ('delivered', 'read', 'undelivered', 'failed', 'canceled')) <= @settled)
            order by t.created_at, t.id
            limit @most
            """,
            new { settled, left, most },
            cancellationToken: cancellationToken));
        return [.. ids];
    }

    public async Task RedactedAsync(string supplierId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("update sms_message set redacted_at = @at where supplier_id = @supplierId", new { supplierId, at }, cancellationToken: cancellationToken));
    }
}
