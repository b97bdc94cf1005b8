using Dapper;
using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Storage.Postgres.Nightly;

/// <summary>Proposals between two nights. They belong to the night that they go on from.</summary>
internal sealed class PostgresRounds(NpgsqlDataSource store) : IRoundStore
{
    private const string Latest = "select id, finished_at from night where state = 2 order by finished_at desc limit 1";

    // An offer that ended rests every wish of hers; a rejected proposal its own.
    private const string Resting = """
        select o.youth_id, k.kind::smallint from offer o cross join (values (1), (2), (3)) k (kind) where o.closed_at >= @since and o.state in (6, 7, 8)
        union
        select p.youth_id, p.kind from proposal p where p.decided_at >= @since and p.state = 3
        """;

    private static readonly string Add = $"""
        insert into proposal ({NightTables.Proposals.ColumnNames})
        select {NightTables.Proposals.ColumnNames} from in_proposal i
        where not exists (select from proposal p where (p.youth_id, p.kind) = (i.youth_id, i.kind) and p.state = 1)
          and not exists (select from offer o where (o.youth_id, o.kind) = (i.youth_id, i.kind) and o.state in (1, 2, 3, 4))
        returning opening_id
        """;

    private const string NoLongerWithout = """
        delete from unplaced u using in_proposal i where u.night_id = i.night_id and (u.youth_id, u.kind) = (i.youth_id, i.kind)
        """;

    public async Task<LatestNight?> FindLatestAsync(CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        if (await connection.QuerySingleOrDefaultAsync<(Guid Id, DateTime At)?>(new CommandDefinition(Latest, cancellationToken: stopping)) is not { } night)
        {
            return null;
        }

        var resting = await connection.QueryAsync<(string Youth, short Kind)>(
            new CommandDefinition(Resting, new { since = new DateTimeOffset(night.At) }, cancellationToken: stopping));
        return new(night.Id, resting.Select(wish => new RestingWish(wish.Youth, (Kind)wish.Kind)).ToHashSet());
    }

    public async Task<IReadOnlyList<string>> AddAsync(
        Guid night, IReadOnlyList<PlannedPair> pairs, IReadOnlyDictionary<string, string> municipalities, DateTimeOffset at, CancellationToken stopping)
    {
        await using var connection = await store.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({AdvisoryLock.Rounds})", stopping);
        await ExecuteAsync(connection, $"create temp table in_proposal on commit drop as select {NightTables.Proposals.ColumnNames} from proposal with no data", stopping);
        var rows = pairs.Select(pair => new ProposedRow(Guid.CreateVersion7(at), night, municipalities[pair.Youth], at, pair));
        await NightTables.Proposals.CopyAsync(connection, "in_proposal", rows, stopping);
        var added = await connection.QueryAsync<string>(new CommandDefinition(Add, cancellationToken: stopping));
        await ExecuteAsync(connection, NoLongerWithout, stopping);
        await transaction.CommitAsync(stopping);
        return [.. added];
    }

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stopping) =>
        connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: stopping));
}
