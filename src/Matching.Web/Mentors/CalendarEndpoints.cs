using System.Globalization;
using Dapper;
using Matching.Core.Clock;
using Npgsql;

namespace Matching.Web.Mentors;

/// <summary>A mentor's dates as iCalendar, at an address that only she has. A calendar may lie with others, so no young person is named in it.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder app) => app.MapGet("/calendar/{secret}.ics", ReadAsync).AllowAnonymous();

    private static async Task<IResult> ReadAsync(string secret, NpgsqlDataSource store, TimeProvider clock, HttpContext context)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        if (await connection.ExecuteScalarAsync<string?>("select host_id from calendar_feed where secret = @secret", new { secret }) is not { } host)
        {
            return Results.NotFound();
        }

        var dates = await connection.QueryAsync<(string Id, DateOnly On, string What)>(
            """
            select p.id || '-start', p.start_date, 'start' from placement p join opening o on o.id = p.opening_id where o.host_id = @host and p.state in (4, 5) and p.start_date is not null
            union all
            select p.id || '-end', p.end_date, 'end' from placement p join opening o on o.id = p.opening_id where o.host_id = @host and p.state in (4, 5) and p.end_date is not null
            union all
            select s.enrolment_id || '-' || s.key, s.due, 'asked'
            from enrolment_step s join placement p on p.id::text = s.placement join opening o on o.id = p.opening_id
            where o.host_id = @host and p.state in (4, 5) and s.state in (1, 2, 3) and 3 = any (s.who)
            order by 2, 1
            """,
            new { host });
        var page = $"{context.Request.Scheme}://{context.Request.Host}/mentor";
        return Results.Text(CalendarText.Of([.. dates.Select(date => new CalendarDate(date.Id, date.On, Title(date.What)))], page, clock.GetUtcNow()), "text/calendar", System.Text.Encoding.UTF8);
    }

    private static string Title(string what) => what switch
    {
        "start" => "Mentorforløb begynder",
        "end" => "Mentorforløb: skal det fortsætte?",
        _ => "Mentor: hvordan går det? Ét tryk på din side",
    };
}

/// <summary>One whole day in a calendar. <paramref name="Id"/> stays the same while the date moves.</summary>
internal sealed record CalendarDate(string Id, DateOnly On, string Title);

/// <summary>Dates as RFC 5545 writes them: lines end with CR LF and are folded at 75 octets, and what a line's signs would break is escaped.</summary>
internal static class CalendarText
{
    private const int LongestLine = 75;

    public static string Of(IReadOnlyList<CalendarDate> dates, string page, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        IEnumerable<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Matching//Mentor//DA", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Matching",
            .. dates.SelectMany(date => new[]
            {
                "BEGIN:VEVENT", $"UID:{Escaped(date.Id)}@matching", $"DTSTAMP:{stamp}", $"DTSTART;VALUE=DATE:{Day(date.On)}", $"DTEND;VALUE=DATE:{Day(date.On.AddDays(1))}",
                $"SUMMARY:{Escaped(date.Title)}", $"URL:{page}", "TRANSP:TRANSPARENT", "END:VEVENT",
            }),
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => Folded(line) + "\r\n"));
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // By octets, and never inside a letter.
    private static string Folded(string line)
    {
        var (folded, octets) = (new System.Text.StringBuilder(), 0);
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(letter);
            octets += letter.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
