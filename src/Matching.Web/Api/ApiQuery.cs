using Dapper;
using Npgsql;

namespace Matching.Web.Api;

/// <summary>Reads what goes out, one municipality's and a part at a time.</summary>
internal sealed class ApiQuery(NpgsqlDataSource store)
{
    public const int Usual = 100;
    public const int Most = 500;

    private static readonly string Openings = $"""
        select o.id as opening_id, o.host_id, {KindOf("o")}, o.programme, o.title, o.seats, o.start_date, o.end_date,
               case o.status when 1 then 'active' when 2 then 'paused' else 'closed' end as status, o.version
        from opening o where o.municipality_code = @municipality
        """;

    private static readonly string Proposals = $"""
        select p.id as proposal_id, p.youth_id, p.opening_id, p.host_id, {KindOf("p")}, p.programme, p.score, p.rank,
               case p.state when 1 then 'proposed' when 2 then 'approved' when 3 then 'rejected' else 'superseded' end as state, p.created_at, p.decided_at
        from proposal p where p.municipality_code = @municipality
        """;

    private static readonly string Placements = $"""
        select p.id as placement_id, p.youth_id, p.opening_id, {KindOf("p")},
               case p.state when 4 then 'agreed' when 5 then 'running' when 6 then 'completed' when 7 then 'cancelled' when 8 then 'broken' else 'on_its_way' end as state,
               p.since, p.start_date, p.end_date, p.hours_per_week, p.version
        from placement p where p.municipality_code = @municipality
        """;

    public Task<IReadOnlyList<OpeningOut>> OpeningsAsync(string municipality, string? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<OpeningOut>(Openings + " and (@after::text is null or o.id > @after) order by o.id limit @limit", new { municipality, after, limit }, cancellationToken);

    public async Task<OpeningOut?> OpeningAsync(string municipality, string id, CancellationToken cancellationToken) =>
        (await ReadAsync<OpeningOut>(Openings + " and o.id = @id", new { municipality, id }, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<ProposalOut>> ProposalsAsync(string municipality, Guid? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<ProposalOut>(Proposals + " and (@after::uuid is null or p.id > @after) order by p.id limit @limit", new { municipality, after, limit }, cancellationToken);

    public Task<IReadOnlyList<PlacementOut>> PlacementsAsync(string municipality, Guid? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<PlacementOut>(Placements + " and (@after::uuid is null or p.id > @after) order by p.id limit @limit", new { municipality, after, limit }, cancellationToken);

    private static string KindOf(string row) => $"case {row}.kind when 1 then 'internship' when 2 then 'job' else 'mentor' end as kind";

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))];
    }
}
