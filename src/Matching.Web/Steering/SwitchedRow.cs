using Dapper;
using Matching.Core.SignIn;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Matching.Web.Steering;

/// <summary>Something that is switched off, as those whom it concerns read it.</summary>
internal sealed class SwitchedRow
{
    private const string Living = """
        select w.id, w.what, w.part, w.value, w.reason, coalesce(c.name, w.set_by) as by, w.since, w.until, coalesce(h.name, '') as host
        from switched_off w left join consultant c on c.sign_in = w.set_by left join host h on w.part = 'host' and h.id = w.value
        where w.municipality_code = @Municipality and w.ended_at is null and (w.until is null or w.until >= @today)
        """;

    private const string OfYouth = $"""
        {Living} and (w.part = 'municipality'
            or w.part = 'area' and w.value = (select postcode from youth where id = @id)
            or w.part = 'programme' and (w.value = any(select unnest(programmes) from youth where id = @id)
                or exists (select from enrolment e where e.youth_id = @id and e.programme = w.value and e.ended_on is null)
                or exists (select from offer o where o.youth_id = @id and o.programme = w.value))
            or w.part = 'host' and exists (select from offer o join opening p on p.id = o.opening_id where o.youth_id = @id and p.host_id = w.value))
        order by w.since
        """;

    private const string OfHost = $"""
        {Living} and (w.part = 'municipality'
            or w.part = 'area' and w.value = (select postcode from host where id = @id)
            or w.part = 'host' and w.value = @id
            or w.part = 'programme' and exists (select from opening o where o.host_id = @id and o.programme = w.value))
        order by w.since
        """;

    public Guid Id { get; init; }

    public string What { get; init; } = "";

    public string Part { get; init; } = "";

    public string Value { get; init; } = "";

    public string Reason { get; init; } = "";

    public string By { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public DateOnly? Until { get; init; }

    public string Host { get; init; } = "";

    public static async Task<IReadOnlyList<SwitchedRow>> OfStaffAsync(NpgsqlConnection connection, string municipality, DateOnly today) =>
        [.. await connection.QueryAsync<SwitchedRow>($"{Living} order by w.since", new { Municipality = municipality, today })];

    /// <summary>What concerns whoever is signed in.</summary>
    public static async Task<IReadOnlyList<SwitchedRow>> OfAsync(NpgsqlConnection connection, SignedIn me, DateOnly today)
    {
        if (me.IsStaff)
        {
            return await OfStaffAsync(connection, me.Municipality, today);
        }

        var sql = me.Outside is OutsideRole.Youth or OutsideRole.Guardian ? OfYouth : OfHost;
        return [.. await connection.QueryAsync<SwitchedRow>(sql, new { me.Municipality, id = me.SignIn, today })];
    }
}

/// <summary>What is off, and by whom, since when, why and until when.</summary>
internal static class SwitchWords
{
    public static string Heading(SwitchedRow row, IStringLocalizer<Words> words) => words[$"SwitchOffs.Heading.{row.What}", row.Part switch
    {
        "programme" => WordsOf.Programme(row.Value),
        "area" => row.Value,
        "host" => row.Host.Length > 0 ? row.Host : row.Value,
        _ => words["SwitchOffs.Whole"].Value,
    }];

    public static string Why(SwitchedRow row, IStringLocalizer<Words> words)
    {
        var said = words["SwitchOffs.Why", row.By, Written.Moment(row.Since), row.Reason].Value;
        return row.Until is { } until ? $"{said} {words["SwitchOffs.UntilDay", Written.Day(until)].Value}" : said;
    }
}
