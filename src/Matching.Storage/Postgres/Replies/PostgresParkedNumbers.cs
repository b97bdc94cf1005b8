using Dapper;
using Matching.Core.Replies;
using Npgsql;

namespace Matching.Storage.Postgres.Replies;

internal sealed class PostgresParkedNumbers(NpgsqlDataSource store) : IParkedNumbers
{
    public async Task<bool> ReleaseAsync(string municipality, string phone, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "delete from phone_parked where phone = @phone and municipality_code = @municipality", new { phone, municipality }, cancellationToken: cancellationToken)) > 0;
    }
}
