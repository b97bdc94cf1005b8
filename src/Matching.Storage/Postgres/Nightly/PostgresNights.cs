using System.Text.Json;
using Dapper;
using Matching.Core.Nightly;
using Npgsql;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>One row a night; its unique key and the lease keep two runners apart.</summary>
internal sealed class PostgresNights(NpgsqlDataSource store) : INightStore, INightCalendar
{
    // Inserted, or taken over: a failed one at once, a running one when its lease has passed, a published one never.
    private const string Claim = """
        insert into night as n (id, area, local_date, state, started_at, lease_until, lease_id, seed)
        values (@id, @area, @date, 1, @at, @until, @lease, @seed)
        on conflict (area, local_date) do update
        set state = 1, started_at = @at, lease_until = @until, lease_id = @lease, seed = @seed, steps = null, fault = null, finished_at = null
        where n.state = 3 or (n.state = 1 and n.lease_until < @at)
        returning n.id
        """;

    private const string Known = """
        with area as (
            select coalesce(array_agg(code order by code collate "C"), '{}') as codes
            from (select municipality_code as code from youth union select municipality_code from host) present)
        select codes,
               exists (select from night where area = array_to_string(codes, '+') and local_date = @date and state = 2),
               exists (select from night where state = 2)
        from area
        """;

    public async Task<NightsKnown> ReadAsync(DateOnly date, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var (area, hasDate, hasAny) = await connection.QuerySingleAsync<(string[], bool, bool)>(Command(Known, new { date }, stopping));
        return new(area, hasDate, hasAny);
    }

    public async Task<NightClaim> ClaimAsync(NightKey key, string seed, DateTimeOffset at, DateTimeOffset until, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        var lease = Guid.CreateVersion7(at);
        var night = await connection.ExecuteScalarAsync<Guid?>(Command(
            Claim, new { id = Guid.CreateVersion7(at), area = key.Area, date = key.Date, at, until, lease, seed }, stopping));
        if (night is { } mine)
        {
            return new NightClaim.Mine(new(mine, lease));
        }

        var (state, leaseUntil, finishedAt) = await connection.QuerySingleAsync<(short, DateTime, DateTime?)>(Command(
            "select state, lease_until, finished_at from night where area = @area and local_date = @date", new { area = key.Area, date = key.Date }, stopping));
        return state == 2 ? new NightClaim.Done(new(finishedAt!.Value)) : new NightClaim.Taken(new(leaseUntil));
    }

    public async Task<bool> RenewAsync(NightLease lease, DateTimeOffset until, IReadOnlyDictionary<string, long> steps, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteAsync(Command(
            "update night set lease_until = @until, steps = @steps::jsonb where id = @Night and lease_id = @Lease and state = 1",
            new { lease.Night, lease.Lease, until, steps = JsonSerializer.Serialize(steps) },
            stopping)) == 1;
    }

    public async Task<PublishedCounts> PublishAsync(NightLease lease, NightToPublish night, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        var counts = await new NightPublication(connection, lease, night, at, stopping).WriteAsync();
        await transaction.CommitAsync(stopping);
        return counts;
    }

    public async Task FailAsync(NightLease lease, string fault, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await connection.ExecuteAsync(Command(
            """
            update night_part set said = null where lease_id = @Lease;
            update night set state = 3, finished_at = @at, fault = @fault where id = @Night and lease_id = @Lease and state = 1;
            """,
            new { lease.Night, lease.Lease, at, fault },
            stopping));
    }

    private static CommandDefinition Command(string sql, object values, CancellationToken stopping) => new(sql, values, cancellationToken: stopping);
}
