using Dapper;
using Matching.Core.Openings;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Storage.Postgres.Openings;

internal sealed class PostgresRankings(NpgsqlDataSource store) : IRankings
{
    public async Task<IReadOnlyList<RankedMeeting>> MeetingsAsync(IReadOnlyList<RankedPair> among, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<RankedMeeting>(new CommandDefinition(
            "select distinct youth_id as youth, opening_id as opening, programme, municipality_code as municipality from proposal where pair_state = 5 and state = 2 and (youth_id, opening_id) in (select * from unnest(@youths, @openings))",
            Values(among),
            cancellationToken: cancellationToken))];
    }

    public async Task SaveAsync(RankingSide side, IReadOnlyList<RankedPair> choices, DateOnly closesOn, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var all = Values(choices);
        all.Add("side", (short)side);
        all.Add("closesOn", closesOn);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from ranking where side = @side and (youth_id, opening_id) in (select * from unnest(@youths, @openings))", all, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into ranking (municipality_code, side, youth_id, opening_id, rank, closes_on)
            select y.municipality_code, @side, n.youth, n.opening, n.rank, @closesOn
            from unnest(@youths, @openings, @ranks) as n (youth, opening, rank) join youth y on y.id = n.youth
            where n.rank > 0
            on conflict (side, youth_id, opening_id) do update set rank = excluded.rank, closes_on = excluded.closes_on
            """,
            all,
            cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into own_field (thing, id, field) select 'ranking', @side || ' ' || n.youth || ' ' || n.opening, 'rank' from unnest(@youths, @openings) as n (youth, opening)
            on conflict do nothing
            """,
            all,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private static DynamicParameters Values(IReadOnlyList<RankedPair> choices)
    {
        var values = new DynamicParameters();
        values.Add("youths", choices.Select(choice => choice.Youth).ToArray());
        values.Add("openings", choices.Select(choice => choice.Opening).ToArray());
        values.Add("ranks", choices.Select(choice => choice.Rank ?? 0).ToArray());
        return values;
    }
}
