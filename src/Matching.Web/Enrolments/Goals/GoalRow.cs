using Dapper;
using Matching.Core.Programmes.Vocabulary;
using Npgsql;

namespace Matching.Web.Enrolments.Goals;

/// <summary>A goal as pages show it; dropped ones are not among them.</summary>
public sealed class GoalRow
{
    private const string Columns = """
        select g.subject as id, g.enrolment_id, g.role::int as of, g.word as placement, g.note as words, coalesce(h.name, '') as host,
               (select max(r.on_date) from enrolment_event r where r.enrolment_id = g.enrolment_id and r.kind = 62 and r.subject = g.subject) as reached_on
        from enrolment_event g
        join enrolment e on e.id = g.enrolment_id
        left join placement p on p.id::text = g.word
        left join opening o on o.id = p.opening_id
        left join host h on h.id = o.host_id
        where g.kind = 61 and not exists (select from enrolment_event d where d.enrolment_id = g.enrolment_id and d.kind = 63 and d.subject = g.subject)
        """;

    public string Id { get; init; } = "";

    public Guid EnrolmentId { get; init; }

    public Role Of { get; init; }

    /// <summary>Of a host's goal; hers: empty.</summary>
    public string Placement { get; init; } = "";

    public string Words { get; init; } = "";

    /// <summary>Whose goal it is, where it is a host's.</summary>
    public string Host { get; init; } = "";

    public DateOnly? ReachedOn { get; init; }

    public static async Task<IReadOnlyList<GoalRow>> OfEnrolmentAsync(NpgsqlConnection connection, Guid enrolment) =>
        [.. await connection.QueryAsync<GoalRow>(Columns + " and g.enrolment_id = @enrolment order by g.role, g.number", new { enrolment })];

    /// <summary>In schemes that she is in now.</summary>
    public static async Task<IReadOnlyList<GoalRow>> OfYouthAsync(NpgsqlConnection connection, string youth) =>
        [.. await connection.QueryAsync<GoalRow>(Columns + " and e.youth_id = @youth and e.ended_on is null order by g.role, g.number", new { youth })];

    /// <summary>A company's own, at places that are agreed or run; hers are not told.</summary>
    public static async Task<ILookup<string, GoalRow>> OfHostsAsync(NpgsqlConnection connection, IReadOnlyList<string> hosts) =>
        (await connection.QueryAsync<GoalRow>(Columns + " and g.role = 4 and o.host_id = any (@hosts) and p.state in (4, 5) order by g.number", new { hosts = hosts.ToArray() })).ToLookup(goal => goal.Placement);
}
