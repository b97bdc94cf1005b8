using Dapper;
using Matching.Core.Offers;
using Npgsql;

namespace Matching.Storage.Postgres.Offers;

internal sealed class PostgresWorkList(NpgsqlDataSource store) : IWorkList
{
    public async Task<OpenWork?> FindOpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(Guid Id, Guid? Offer)>(new CommandDefinition(
            "select id, offer_id from work_item where id = @id and done_at is null", new { id }, cancellationToken: cancellationToken));
        return rows.Select(row => new OpenWork(row.Id, row.Offer is { } offer ? new OfferId(offer) : null)).SingleOrDefault();
    }

    public async Task<bool> FinishAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            with done as (update work_item set done_at = @at, done_by = @by where id = @id and done_at is null returning message_id),
                 text as (update sms_message set state = 13, handled_by = @by, closed_at = @at where id in (select message_id from done) and state = 12)
            select count(*) from done
            """,
            new { id, by, at },
            cancellationToken: cancellationToken)) > 0;
    }

    public async Task<bool> ReopenAsync(Guid id, string by, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            with again as (update work_item set done_at = null, done_by = null where id = @id and done_by = @by and done_at is not null returning message_id),
                 text as (update sms_message set state = 12, handled_by = null, closed_at = null where id in (select message_id from again) and state = 13 and handled_by = @by)
            select count(*) from again
            """,
            new { id, by },
            cancellationToken: cancellationToken)) > 0;
    }
}
