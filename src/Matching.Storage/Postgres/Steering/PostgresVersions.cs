using Dapper;
using Matching.Core.Nightly;
using Matching.Core.Steering;
using Npgsql;

namespace Matching.Storage.Postgres.Steering;

/// <summary>Saved numbers and rules of law: only ever added.</summary>
internal sealed class PostgresVersions(NpgsqlDataSource store) : IPolicyShelf, ILawShelf
{
    internal const string Policies = "select valid_from, json from policy_version order by valid_from, version";

    public async Task<string?> FindAsync(DateOnly date, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select json from policy_version where valid_from <= @date order by valid_from desc, version desc limit 1", new { date }, cancellationToken: stopping));
    }

    public async Task<int> NewestVersionAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition("select coalesce(max(version), 1) from policy_version", cancellationToken: stopping));
    }

    public async Task KeepAsync(int version, DateOnly validFrom, string json, string by, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into policy_version (version, valid_from, json, saved_by, saved_at) values (@version, @validFrom, @json, @by, @at)",
            new { version, validFrom, json, by, at },
            cancellationToken: stopping));
    }

    public async Task<IReadOnlyList<(string File, string Json)>> ReadAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return [.. await connection.QueryAsync<(string, string)>(new CommandDefinition(
            "select 'saved-' || to_char(valid_from, 'YYYY-MM-DD') || '.json', json from law_version order by valid_from, saved_at, id", cancellationToken: stopping))];
    }

    public async Task KeepAsync(DateOnly validFrom, string json, string by, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into law_version (id, valid_from, json, saved_by, saved_at) values (@id, @validFrom, @json, @by, @at)",
            new { id = Guid.CreateVersion7(at), validFrom, json, by, at },
            cancellationToken: stopping));
    }

    internal static async Task<IReadOnlyList<PolicyVersion>> ReadPoliciesAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        var rows = await connection.QueryAsync<(DateOnly From, string Json)>(new CommandDefinition(Policies, cancellationToken: stopping));
        return [.. rows.Select(row => new PolicyVersion(row.From, PolicyFile.Load("policy.json", row.Json).OrThrow()))];
    }
}
