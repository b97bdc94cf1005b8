using Dapper;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Npgsql;

namespace Matching.Storage.Postgres.Offers;

internal sealed class PostgresCallList(NpgsqlDataSource store) : ICallList
{
    public async Task<CallItem?> FindOpenAsync(string municipality, Guid item, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(Guid Id, string Municipality, Guid? Offer, string? Phone, int Tries)>(new CommandDefinition(
            """
            select w.id, w.municipality_code, w.offer_id, coalesce(y.phone, m.phone),
                   (select count(*)::int from call_attempt a where a.work_item_id = w.id and a.outcome = 'NotReached')
            from work_item w left join youth y on y.id = w.youth_id left join sms_message m on m.id = w.message_id
            where w.id = @item and w.municipality_code = @municipality and w.done_at is null
            """,
            new { item, municipality },
            cancellationToken: cancellationToken));
        return rows.Select(row => new CallItem(row.Id, row.Municipality, row.Offer is { } offer ? new OfferId(offer) : null, row.Phone, row.Tries)).SingleOrDefault();
    }

    public async Task<bool> KeepAsync(CallAttempt attempt, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var values = new
        {
            Call = Guid.CreateVersion7(attempt.At),
            attempt.Item.Id,
            attempt.Item.Municipality,
            Outcome = attempt.Outcome.ToString(),
            attempt.By,
            attempt.At,
            attempt.AgainAt,
            attempt.IsDone,
            Park = attempt.Park?.E164,
        };
        var kept = await connection.ExecuteAsync(new CommandDefinition(
            """
            update work_item set again_at = @AgainAt, done_at = case when @IsDone then @At end, done_by = case when @IsDone then @By end
            where id = @Id and done_at is null
            """,
            values,
            cancellationToken: cancellationToken));
        if (kept == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "insert into call_attempt (id, municipality_code, work_item_id, outcome, called_by, called_at) values (@Call, @Municipality, @Id, @Outcome, @By, @At)", values, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into phone_parked (phone, municipality_code, parked_at) select @Park::text, @Municipality, @At where @Park::text is not null on conflict (phone) do nothing", values, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
