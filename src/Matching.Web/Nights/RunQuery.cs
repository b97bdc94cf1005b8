using Dapper;
using Npgsql;

namespace Matching.Web.Nights;

/// <summary>Runs and nights of one municipality, for pages and for those who follow them.</summary>
internal sealed class RunQuery(NpgsqlDataSource store)
{
    private const string Columns =
        "select id, kind::int as kind, state::int as state, coalesce((select c.name from consultant c where c.sign_in = asked_by), asked_by) as asked_by, asked_at, finished_at, steps::text as steps, answer::text as answer, wanted::text as wanted, fault from asked_run";

    private const string NightColumns = """
        select id, local_date, state::int as state, started_at, finished_at, seed, counts::text as counts, steps::text as steps,
               summary::text as summary, versions::text as versions, fault, lease_until
        from night where @municipality = any(string_to_array(area, '+'))
        """;

    public async Task<RunRow?> FindAsync(Guid id, string municipality, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.QuerySingleOrDefaultAsync<RunRow>(
            new CommandDefinition($"{Columns} where id = @id and municipality_code = @municipality", new { id, municipality }, cancellationToken: stopping));
    }

    public async Task<IReadOnlyList<RunRow>> LatestAsync(string municipality, int most, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return [.. await connection.QueryAsync<RunRow>(new CommandDefinition(
            $"{Columns} where municipality_code = @municipality order by asked_at desc, id desc limit @most", new { municipality, most }, cancellationToken: stopping))];
    }

    public async Task<NightRow?> FindNightAsync(Guid id, string municipality, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.QuerySingleOrDefaultAsync<NightRow>(new CommandDefinition($"{NightColumns} and id = @id", new { id, municipality }, cancellationToken: stopping));
    }

    public async Task<IReadOnlyList<NightRow>> NightsAsync(string municipality, int page, int most, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return [.. await connection.QueryAsync<NightRow>(new CommandDefinition(
            $"{NightColumns} order by local_date desc, started_at desc offset @skip limit @most", new { municipality, skip = (page - 1) * most, most }, cancellationToken: stopping))];
    }

    public async Task<int> CountNightsAsync(string municipality, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*)::int from night where @municipality = any(string_to_array(area, '+'))", new { municipality }, cancellationToken: stopping));
    }
}
