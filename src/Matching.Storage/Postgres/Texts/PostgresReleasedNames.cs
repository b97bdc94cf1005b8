using Dapper;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Npgsql;

namespace Matching.Storage.Postgres.Texts;

internal sealed class PostgresReleasedNames(NpgsqlDataSource store) : IReleasedNames
{
    private const string Add = """
        insert into released_name (municipality_code, name, released_by, released_at)
        select @municipality, name, @by, @at from unnest(@names) name
        on conflict do nothing
        """;

    public async Task AddAsync(string municipality, IReadOnlyList<string> names, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Add, new { municipality, by, at, names = names.ToArray() }, cancellationToken: cancellationToken));
    }
}
