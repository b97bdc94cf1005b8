using Dapper;
using Matching.Core.Choices;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Storage.Postgres.Choices;

internal sealed class PostgresRankings(NpgsqlDataSource store) : IRankingDesk
{
    // Met is whoever somebody agreed to let meet; the round of a scheme is the one that its latest rankings close.
    private const string Met = """
        select p.programme, case when @side = 1 then p.opening_id else p.youth_id end as other
        from proposal p
        where p.state = 2 and p.pair_state = 5 and p.municipality_code = @municipality and case when @side = 1 then p.youth_id else p.opening_id end = @subject
        order by 2
        """;

    private const string Round = """
        select (select max(r.closes_on) from ranking r join opening o on o.id = r.opening_id where o.programme = @programme and r.municipality_code = @municipality) as closes_on,
               not exists (select from proposal p join work_item w on w.marker = 'meeting:' || p.id and w.done_at is null
                           where p.state = 2 and p.pair_state = 5 and p.programme = @programme and p.municipality_code = @municipality) as all_held
        """;

    private const string Forget = "delete from ranking where side = @side and case when @side = 1 then youth_id else opening_id end = @Subject";

    private const string Keep = """
        insert into ranking (municipality_code, side, youth_id, opening_id, rank, closes_on)
        select @Municipality, @side, case when @side = 1 then @Subject else n.id end, case when @side = 1 then n.id else @Subject end, n.rank, @closesOn
        from unnest(@order) with ordinality n(id, rank)
        """;

    public async Task<RankingReading?> ReadAsync(string municipality, RankingSide side, string subject, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var met = (await connection.QueryAsync<(string Programme, string Other)>(new CommandDefinition(Met, new { municipality, side = (short)side, subject }, cancellationToken: cancellationToken))).ToList();
        if (met.Count == 0)
        {
            return null;
        }

        return new(met[0].Programme, [.. met.Select(row => row.Other)]);
    }

    public async Task<RankingRound> RoundAsync(string municipality, string programme, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        var (closesOn, allHeld) = await connection.QuerySingleAsync<(DateOnly?, bool)>(new CommandDefinition(Round, new { municipality, programme }, cancellationToken: cancellationToken));
        return new(closesOn, allHeld);
    }

    public async Task SaveAsync(RankingRequest request, DateOnly closesOn, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var values = new { side = (short)request.Side, request.Subject, request.Municipality, closesOn, order = request.Order.ToArray() };
        await connection.ExecuteAsync(new CommandDefinition(Forget, values, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(Keep, values, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }
}
