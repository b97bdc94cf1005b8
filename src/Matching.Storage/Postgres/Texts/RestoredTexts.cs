using Dapper;
using Matching.Core.Messages;
using Matching.Storage.Postgres.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

/// <summary>
/// After the store was put back to an older moment: each text that had not left then may have left since, so the supplier is asked for it
/// before it is sent; and each is asked for anew, since a broker may have forgotten its message.
/// </summary>
public sealed class RestoredTexts(NpgsqlDataSource store, TimeProvider clock)
{
    public async Task<int> HoldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = (await connection.QueryAsync<Guid>(new CommandDefinition(
            "update sms_message set look_first_since = created_at, version = version + 1 where direction = 1 and state in (1, 2) returning id", cancellationToken: cancellationToken))).Order().ToList();
        foreach (var id in held)
        {
            await OutboxRows.AddAsync(connection, MessageKinds.TextRequested, id.ToString(), now, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return held.Count;
    }
}
