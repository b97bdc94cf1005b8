using Dapper;
using Matching.Core.Replies;
using Npgsql;

namespace Matching.Storage.Postgres.Replies;

internal sealed class PostgresKeptTexts(NpgsqlDataSource store) : IKeptTexts
{
    public async Task<KeptText?> FindAsync(string municipality, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<KeptText>(new CommandDefinition(
            """
            select id, coalesce(supplier_id, '') as SupplierId, municipality_code as Municipality, phone, body, version
            from sms_message where id = @id and municipality_code = @municipality and direction = 2
            """,
            new { id, municipality },
            cancellationToken: cancellationToken));
    }
}
