using Dapper;
using Matching.Core.Messages;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Storage.Postgres.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

internal sealed class PostgresFailedTexts(NpgsqlDataSource store, TimeProvider clock) : IFailedTexts
{
    public async Task<FailedText?> FindAsync(string municipality, Guid item, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(Guid Id, Guid? Stuck, Guid? Offer, int Before)>(new CommandDefinition(
            """
            select w.id, case when w.kind = 'text_stuck' then w.message_id end, w.offer_id,
                   (select count(*)::int from sms_message m where m.offer_id = w.offer_id and m.marker like '%:again:%')
            from work_item w
            where w.id = @item and w.municipality_code = @municipality and w.done_at is null and w.kind in ('text_stuck', 'text_unsure', 'undeliverable')
            """,
            new { item, municipality },
            cancellationToken: cancellationToken));
        return rows.Select(row => new FailedText(row.Id, row.Stuck is { } stuck ? new TextId(stuck) : null, row.Offer is { } offer ? new OfferId(offer) : null, row.Before)).SingleOrDefault();
    }

    public async Task AskAgainAsync(TextId text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await OutboxRows.AddAsync(connection, MessageKinds.TextRequested, text.ToString(), now, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
