using Dapper;
using Npgsql;

namespace Matching.Web.Handovers;

/// <summary>One young person who went from one consultant to another.</summary>
public sealed class HandoverRow
{
    private const string Columns = """
        select h.youth_id, y.first_name || ' ' || y.last_name as youth_name, coalesce(f.name, h.from_sign_in) as from_name, coalesce(t.name, h.to_sign_in) as to_name,
               coalesce(b.name, h.by_sign_in) as by_name, h.from_sign_in = @me as went, h.reason, h.at
        from handover h join youth y on y.id = h.youth_id
        left join consultant f on f.sign_in = h.from_sign_in left join consultant t on t.sign_in = h.to_sign_in left join consultant b on b.sign_in = h.by_sign_in
        where h.municipality_code = @municipality
        """;

    public string YouthId { get; init; } = "";

    public string YouthName { get; init; } = "";

    public string FromName { get; init; } = "";

    public string ToName { get; init; } = "";

    public string ByName { get; init; } = "";

    /// <summary>From whoever looks.</summary>
    public bool Went { get; init; }

    public string Reason { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public static async Task<IReadOnlyList<HandoverRow>> OfYouthAsync(NpgsqlConnection connection, string municipality, string youth) =>
        [.. await connection.QueryAsync<HandoverRow>(Columns + " and h.youth_id = @youth order by h.at desc, h.id", new { municipality, youth, me = "" })];

    /// <summary>What went from somebody and what came to her, newest first.</summary>
    public static async Task<IReadOnlyList<HandoverRow>> OfConsultantAsync(NpgsqlConnection connection, string municipality, string me, DateTimeOffset since) =>
        [.. await connection.QueryAsync<HandoverRow>(
            Columns + " and @me in (h.from_sign_in, h.to_sign_in) and h.at >= @since order by h.at desc, y.first_name, y.last_name, h.id limit 200", new { municipality, me, since })];
}
