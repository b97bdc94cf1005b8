using Dapper;
using Matching.Core.SystemKeys;
using Npgsql;

namespace Matching.Storage.Postgres.SystemKeys;

internal sealed class PostgresSystemKeys(NpgsqlDataSource store) : ISystemKeys
{
    public async Task<bool> AddAsync(SystemKey key, byte[] hash, CancellationToken cancellationToken) => await RunAsync(
        "insert into system_key (id, municipality_code, name, hash, made_at) select @Id, @Municipality, @Name, @hash, @MadeAt where exists (select from municipality where code = @Municipality)",
        new { key.Id, key.Municipality, key.Name, key.MadeAt, hash },
        cancellationToken) == 1;

    public async Task<SystemKey?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        (await ReadAsync("where hash = @hash and revoked_at is null", new { hash }, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<SystemKey>> ListAsync(CancellationToken cancellationToken) => ReadAsync("order by municipality_code, made_at, id", new { }, cancellationToken);

    public async Task<bool> RevokeAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken) =>
        await RunAsync("update system_key set revoked_at = @at where id = @id and revoked_at is null", new { id, at }, cancellationToken) == 1;

    private async Task<int> RunAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<SystemKey>> ReadAsync(string rest, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition("select id, municipality_code, name, made_at, revoked_at from system_key " + rest, values, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new SystemKey(row.Id, row.MunicipalityCode, row.Name, row.MadeAt, row.RevokedAt))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string MunicipalityCode { get; init; } = "";
        public string Name { get; init; } = "";
        public DateTimeOffset MadeAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
    }
}
