using Dapper;
using Matching.Core.Intake;
using Npgsql;

namespace Matching.Storage.Postgres.Intake;

internal sealed class PostgresRegisteredIds(NpgsqlDataSource store) : IRegisteredIds
{
    public async Task<RegisteredIds> OfAsync(string municipality, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return new()
        {
            Municipality = municipality,
            Youths = await IdsAsync("select id from youth where municipality_code = @municipality"),
            Hosts = await IdsAsync("select id from host where municipality_code = @municipality"),
            Openings = await IdsAsync("select id from opening where municipality_code = @municipality"),
            Consultants = await IdsAsync("select sign_in from consultant where municipality_code = @municipality"),
            Postcodes = await IdsAsync("select code from postcode"),
            Networks = await IdsAsync("select code from network"),
        };

        async Task<string[]> IdsAsync(string sql) => [.. await connection.QueryAsync<string>(new CommandDefinition(sql, new { municipality }, cancellationToken: cancellationToken))];
    }

    public async Task<IReadOnlyList<string>> ElsewhereAsync(string municipality, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            """
            select id from (select id, municipality_code from youth union all select id, municipality_code from host union all select id, municipality_code from opening) known
            where id = any(@ids) and municipality_code <> @municipality
            order by id
            """,
            new { ids = ids.ToArray(), municipality },
            cancellationToken: cancellationToken))];
    }
}
