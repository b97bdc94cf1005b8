using Dapper;
using Matching.Core.Messages;
using Matching.Core.Nightly;
using Matching.Storage.Postgres.Messages;
using Npgsql;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>Facts lie with the night's row, what was said in a row a part. At the night's end what was said goes, and that it was said stays.</summary>
internal sealed class PostgresNightParts(NpgsqlDataSource store) : INightParts
{
    private const string KeepFacts = "update night set facts = @zippedFacts where id = @Night and lease_id = @Lease and state = 1";

    private const string Facts = """
        select facts from night
        where lease_id = @Lease and state = 1 and not exists (select from night_part where lease_id = @Lease and part = @Part)
        """;

    // The night's row is held meanwhile, so that nothing is left behind after its end.
    private const string Keep = """
        with running as (select id from night where lease_id = @Lease and state = 1 for share)
        insert into night_part (lease_id, part, night_id, said, said_at) select @Lease, @Part, id, @zippedMisses, @at from running
        on conflict (lease_id, part) do nothing
        """;

    public async Task<bool> OfferAsync(NightLease lease, byte[] zippedFacts, int parts, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        if (await connection.ExecuteAsync(Command(KeepFacts, new { lease.Night, lease.Lease, zippedFacts }, stopping)) != 1)
        {
            return false;
        }

        for (var part = 0; part < parts; part++)
        {
            await OutboxRows.AddAsync(connection, MessageKinds.NightPartOffered, new NightPart(lease.Lease, part, parts).ToString(), at, at, stopping);
        }

        await transaction.CommitAsync(stopping);
        return true;
    }

    public async Task<byte[]?> FactsAsync(NightPart part, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return await connection.ExecuteScalarAsync<byte[]?>(Command(Facts, new { part.Lease, part.Part }, stopping));
    }

    public async Task KeepAsync(NightPart part, byte[] zippedMisses, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await connection.ExecuteAsync(Command(Keep, new { part.Lease, part.Part, zippedMisses, at }, stopping));
    }

    public async Task<IReadOnlyList<byte[]>> SaidAsync(NightLease lease, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        return [.. await connection.QueryAsync<byte[]>(Command("select said from night_part where lease_id = @Lease and said is not null order by part", new { lease.Lease }, stopping))];
    }

    private static CommandDefinition Command(string sql, object values, CancellationToken stopping) => new(sql, values, cancellationToken: stopping);
}
