using System.Globalization;
using Dapper;
using Matching.Core.People;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Absences;

/// <summary>An absence has no life: it is written down and taken away.</summary>
internal static class AbsenceEndpoints
{
    public static void MapAbsences(this IEndpointRouteBuilder app)
    {
        app.MapPost("/absences/add", AddAsync);
        app.MapPost("/absences/remove", RemoveAsync);
        app.MapPost("/absences/duty", SetDutyAsync);
    }

    private static async Task<IResult> AddAsync(
        [FromForm] string staff, [FromForm] string? first, [FromForm] string? last, [FromForm] string? deputy, NpgsqlDataSource store, Notices notices, TimeProvider clock, HttpContext context)
    {
        var stands = string.IsNullOrEmpty(deputy) ? null : deputy;
        if (DayOf(first) is not { } firstDay || DayOf(last) is not { } lastDay || lastDay < firstDay || stands == staff)
        {
            notices.Leave(new Notice("warning", "Absences.NotSaved", []));
            return Results.LocalRedirect("/absences");
        }

        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        var saved = await connection.ExecuteAsync(
            """
            insert into staff_absence (id, sign_in, first_day, last_day, deputy)
            select @id, @staff, @firstDay, @lastDay, @stands::text
            where exists (select from consultant where sign_in = @staff and municipality_code = @Municipality)
              and (@stands::text is null or exists (select from consultant where sign_in = @stands and municipality_code = @Municipality))
            """,
            new { id = Guid.CreateVersion7(clock.GetUtcNow()), staff, firstDay, lastDay, stands, SignedIn.Of(context).Municipality });
        notices.Leave(saved == 1 ? new Notice("success", "Absences.Saved", []) : new Notice("warning", "Absences.NotSaved", []));
        return Results.LocalRedirect("/absences");
    }

    private static async Task<IResult> RemoveAsync([FromForm] Guid absence, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        var removed = await connection.QuerySingleOrDefaultAsync<(string Staff, DateOnly First, DateOnly Last, string Deputy)>(
            "delete from staff_absence a using consultant c where a.id = @absence and c.sign_in = a.sign_in and c.municipality_code = @Municipality returning a.sign_in, a.first_day, a.last_day, coalesce(a.deputy, '')",
            new { absence, SignedIn.Of(context).Municipality });
        notices.Leave(removed.Staff is null
            ? new Notice("info", "Absences.Gone", [])
            : new Notice("success", "Absences.Removed", []) { Undo = new("/absences/add", FieldsOf(removed.Staff, removed.First, removed.Last, removed.Deputy)) });
        return Results.LocalRedirect("/absences");
    }

    private static Dictionary<string, string> FieldsOf(string staff, DateOnly first, DateOnly last, string deputy) => new(StringComparer.Ordinal)
    {
        ["staff"] = staff,
        ["first"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["last"] = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["deputy"] = deputy,
    };

    /// <summary>An empty number takes the duty phone away.</summary>
    private static async Task<IResult> SetDutyAsync([FromForm] string? phone, NpgsqlDataSource store, Notices notices, TimeProvider clock, HttpContext context)
    {
        var isEmpty = string.IsNullOrWhiteSpace(phone);
        PhoneNumber number = default;
        if (!isEmpty && !PhoneNumber.TryParse(phone, out number))
        {
            notices.Leave(new Notice("warning", "Duty.NotSaved", []));
            return Results.LocalRedirect("/absences");
        }

        var me = SignedIn.Of(context);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        await connection.ExecuteAsync(
            isEmpty
                ? "delete from duty_phone where municipality_code = @Municipality"
                : "insert into duty_phone (municipality_code, phone, set_by, set_at) values (@Municipality, @E164, @SignIn, @now) on conflict (municipality_code) do update set phone = excluded.phone, set_by = excluded.set_by, set_at = excluded.set_at",
            new { me.Municipality, number.E164, me.SignIn, now = clock.GetUtcNow() });
        notices.Leave(new Notice("success", "Duty.Saved", []));
        return Results.LocalRedirect("/absences");
    }

    private static DateOnly? DayOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? found : null;
}
