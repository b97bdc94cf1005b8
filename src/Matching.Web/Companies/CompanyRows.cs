using Dapper;
using Matching.Engine.Facts;
using Npgsql;

namespace Matching.Web.Companies;

/// <summary>A workplace of the contact who is signed in: the host itself, and those in the same municipality with the same contact number.</summary>
public sealed class Workplace
{
    private const string Query = """
        select h.id, h.name, h.municipality_code, h.sector, h.status::int as status, h.employees, h.interns_now + h.wage_subsidised_now as supported_elsewhere,
               (select count(*)::int from placement p join opening o on o.id = p.opening_id where coalesce(nullif(o.workplace_id, ''), o.host_id) = h.id and o.kind = 1 and p.source = 'offer' and p.state in (4, 5))
               + (select count(*)::int from offer f join opening o on o.id = f.opening_id where coalesce(nullif(o.workplace_id, ''), o.host_id) = h.id and o.kind = 1 and f.state in (1, 2, 3, 4)) as supported_here
        from host me
        join host h on h.municipality_code = me.municipality_code and h.kind = 1 and (h.id = me.id or h.phone = me.phone)
        where me.id = @SignIn and me.municipality_code = @Municipality and me.kind = 1 and h.status <> 3
        order by h.id <> me.id, h.name, h.id
        """;

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string MunicipalityCode { get; init; } = "";

    public string Sector { get; init; } = "";

    public Status Status { get; init; }

    public int? Employees { get; init; }

    /// <summary>Stated by the company or the municipality: not ours to count again.</summary>
    public int SupportedElsewhere { get; init; }

    /// <summary>Agreed, running or being asked.</summary>
    public int SupportedHere { get; init; }

    public int Supported => SupportedElsewhere + SupportedHere;

    public static async Task<IReadOnlyList<Workplace>> OfAsync(NpgsqlConnection connection, SignIn.SignedIn who) =>
        [.. await connection.QueryAsync<Workplace>(Query, new { who.SignIn, who.Municipality })];
}

/// <summary>What a company has posted, with the places that somebody sits on or is being asked about.</summary>
public sealed class PostedRow
{
    private const string Query = """
        select o.id, o.host_id, o.kind::int as kind, o.title, o.status::int as status, o.seats, o.start_date, o.end_date,
               o.seats_taken_elsewhere + (select count(*)::int from seat_hold s where s.opening_id = o.id and s.released_at is null) as used
        from opening o
        where o.host_id = any (@hosts)
        order by o.status, o.start_date desc nulls last, o.id
        limit 200
        """;

    public string Id { get; init; } = "";

    public string HostId { get; init; } = "";

    public Kind Kind { get; init; }

    public string Title { get; init; } = "";

    public Status Status { get; init; }

    public int Seats { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public int Used { get; init; }

    public static async Task<IReadOnlyList<PostedRow>> OfAsync(NpgsqlConnection connection, IEnumerable<string> hosts) =>
        [.. await connection.QueryAsync<PostedRow>(Query, new { hosts = hosts.ToArray() })];
}
