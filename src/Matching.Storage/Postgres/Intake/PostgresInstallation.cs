using Dapper;
using Matching.Core.Installations;
using Npgsql;

namespace Matching.Storage.Postgres.Intake;

internal sealed class PostgresInstallation(NpgsqlDataSource store) : IInstallation
{
    private const string Sql = """
        select (select value from installation where key = 'id'),
               coalesce((select value = 'true' from installation where key = 'demo'), false),
               not exists (select from youth) and not exists (select from host)
        """;

    public async Task<Installation> ReadAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var (id, hasDemo, isEmpty) = await connection.QuerySingleAsync<(string, bool, bool)>(new CommandDefinition(Sql, cancellationToken: stopping));
        return new(id, hasDemo, isEmpty);
    }
}
