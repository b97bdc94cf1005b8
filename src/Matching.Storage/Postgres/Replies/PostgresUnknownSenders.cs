using Dapper;
using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Npgsql;

namespace Matching.Storage.Postgres.Replies;

internal sealed class PostgresUnknownSenders(NpgsqlDataSource store) : IUnknownSenders
{
    public async Task<bool> GiveAsync(string municipality, Guid message, string youth, bool isHers, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var values = new { municipality, message, youth, by, at };
        var phone = await connection.ExecuteScalarAsync<string?>(Command(
            """
            select m.phone from sms_message m
            where m.id = @message and m.municipality_code = @municipality and m.direction = 2
              and exists (select from youth y where y.id = @youth and y.municipality_code = @municipality)
            """));
        if (phone is null)
        {
            return false;
        }

        await connection.ExecuteAsync(Command(
            """
            update work_item set done_at = @at, done_by = @by
            where done_at is null and kind = 'unknown_number' and message_id in (
                select t.id from sms_message t join sms_message m on m.phone = t.phone where m.id = @message and t.direction = 2 and t.municipality_code = @municipality)
            """));
        await connection.ExecuteAsync(Command(
            """
            update sms_message set youth_id = @youth, version = version + 1
            where direction = 2 and youth_id is null and municipality_code = @municipality and phone = (select phone from sms_message where id = @message)
            """));
        if (isHers)
        {
            await connection.ExecuteAsync(Command("update youth set phone = (select phone from sms_message where id = @message), version = version + 1 where id = @youth"));
        }

        await transaction.CommitAsync(cancellationToken);
        return true;

        CommandDefinition Command(string sql) => new(sql, values, cancellationToken: cancellationToken);
    }

    public async Task<IReadOnlyList<OfferId>> OpenOffersAsync(string youth, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<Guid>(new CommandDefinition(
            "select id from offer where youth_id = @youth and state in (1, 2, 3, 4) order by created_at", new { youth }, cancellationToken: cancellationToken));
        return [.. ids.Select(id => new OfferId(id))];
    }
}
