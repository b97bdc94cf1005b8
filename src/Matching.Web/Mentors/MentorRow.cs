using Dapper;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Npgsql;

namespace Matching.Web.Mentors;

/// <summary>What a mentor's own page shows of her.</summary>
public sealed class MentorRow
{
    public const string Query = """
        select h.id, h.name, h.status::int as status, h.status_reason, h.status_since, h.last_answer, o.schedule, o.seats, o.meeting_forms, o.languages, o.hobbies,
               (select count(*)::int from seat_hold s join opening p on p.id = s.opening_id where p.host_id = h.id and s.released_at is null) as taken,
               coalesce(f.secret, '') as secret
        from host h
        left join lateral (select * from opening where host_id = h.id and kind = 3 and status <> 3 order by id limit 1) o on true
        left join calendar_feed f on f.host_id = h.id
        where h.id = @SignIn and h.municipality_code = @Municipality and h.kind = 2
        """;

    /// <summary>The schemes in which she is a mentor.</summary>
    public static async Task<IReadOnlyList<string>> SchemesOfAsync(NpgsqlConnection connection, string id) =>
        [.. await connection.QueryAsync<string>("select distinct programme from opening where host_id = @id and kind = 3 and status <> 3 order by 1", new { id })];

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public Status Status { get; init; }

    public string StatusReason { get; init; } = "";

    public DateOnly? StatusSince { get; init; }

    public DateOnly? LastAnswer { get; init; }

    public string? Schedule { get; init; }

    public int? Seats { get; init; }

    public string[]? MeetingForms { get; init; }

    public string[]? Languages { get; init; }

    public string[]? Hobbies { get; init; }

    /// <summary>Places that somebody sits on or is being asked about.</summary>
    public int Taken { get; init; }

    public string Secret { get; init; } = "";

    public WeekBits Week => WeeklyHours.TryParse(Schedule ?? "", out var hours, out _) ? hours.Bits : WeekBits.None;
}
