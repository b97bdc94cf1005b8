using Dapper;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Npgsql;

namespace Matching.Storage.Postgres.Replies;

internal sealed class PostgresParkedNumbers(NpgsqlDataSource store) : IParkedNumbers
{
    public async Task<bool> ReleaseAsync(string municipality, string phone, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            with parked as (delete from phone_parked where phone = @phone and municipality_code = @municipality returning phone),
                 bad as (delete from phone_bad where phone = @phone and municipality_code = @municipality returning phone)
            select count(*)::int from (select phone from parked union all select phone from bad) released
            """, new { phone, municipality }, cancellationToken: cancellationToken)) > 0;
    }
}
