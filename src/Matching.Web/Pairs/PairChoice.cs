using Dapper;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Web.Pairs;

/// <summary>A place or a person to choose for a pair of the consultant's own.</summary>
public sealed class PairChoice
{
    public const int Most = 25;

    private const string Openings = """
        select c.* from (
        select o.id, o.title || ', ' || h.name || coalesce(', ' || t.name, '') as name, o.kind::int as kind,
               (select count(*) from seat s where s.opening_id = o.id and not exists (select from seat_hold x where x.opening_id = s.opening_id and x.seat_number = s.number and x.released_at is null))::int as free,
               o.kind = any (coalesce((select wants from youth where id = @youth), '{}')) as wanted, count(*) over ()::int as total
        from opening o join host h on h.id = o.host_id left join postcode t on t.code = coalesce(o.postcode, h.postcode)
        where o.municipality_code = @municipality and o.status = 1 and h.status = 1 and (o.end_date is null or o.end_date >= @today)
          and (@q = '' or o.id ilike @q || '%' or position(lower(@q) in lower(o.title || ' ' || h.name || ' ' || coalesce(t.name, ''))) > 0)) c
        order by c.wanted desc, c.free > 0 desc, c.name, c.id limit @most
        """;

    private const string Youths = """
        select y.id, y.first_name || ' ' || y.last_name as name, o.kind::int as kind, 1 as free, count(*) over ()::int as total
        from youth y join opening o on o.id = @opening
        where y.municipality_code = @municipality and y.status = 1
          and (@q = '' or y.id ilike @q || '%' or position(lower(@q) in lower(y.first_name || ' ' || y.last_name)) > 0)
        order by o.kind = any (y.wants) desc, y.waiting_since, y.id limit @most
        """;

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public Kind Kind { get; init; }

    /// <summary>Places; 1 for a person.</summary>
    public int Free { get; init; }

    public int Total { get; init; }

    public static async Task<IReadOnlyList<PairChoice>> OpeningsAsync(NpgsqlConnection connection, string municipality, string youth, string q, DateOnly today) =>
        [.. await connection.QueryAsync<PairChoice>(Openings, new { municipality, youth, q, today, most = Most })];

    public static async Task<IReadOnlyList<PairChoice>> YouthsAsync(NpgsqlConnection connection, string municipality, string opening, string q) =>
        [.. await connection.QueryAsync<PairChoice>(Youths, new { municipality, opening, q, most = Most })];
}
