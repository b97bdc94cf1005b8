using System.Security.Cryptography;
using Dapper;
using Matching.Core.Clock;
using Matching.Core.Inquiries;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine.Time;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Matching.Web.Youths;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Mentors;

/// <summary>What a mentor does on her own page; whatever the form says, it is done for who is signed in.</summary>
internal static class MentorEndpoints
{
    private const string Page = "/mentor";
    private const int SecretBytes = 32;

    public static void MapMentor(this IEndpointRouteBuilder app)
    {
        app.MapPost("/mentor/room", GiveAsync);
        app.MapPost("/mentor/still", StillAsync);
        app.MapPost("/mentor/tried", TriedAsync);
        app.MapPost("/mentor/pause", PauseAsync);
        app.MapPost("/mentor/report", ReportAsync);
        app.MapPost("/mentor/calendar", MakeCalendarAsync);
    }

    private static async Task<IResult> GiveAsync(IFormCollection form, GiveRoom give, Notices notices, HttpContext context)
    {
        var said = new MentorRoom(WeeklyHours.None, MeEndpoints.Number(form["room"].ToString()), Texts(form, "meet"), Texts(form, "speak"), Texts(form, "hobby"));
        var outcome = await give.HandleAsync(SignedIn.Of(context).SignIn, DrawnWeek.Of(MeEndpoints.Numbers(form["h"])), said, context.RequestAborted);
        notices.Leave(new Notice(outcome == GiveRoomOutcome.Saved ? "success" : "warning", $"Mentor.Gave.{outcome}", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> StillAsync(NpgsqlDataSource store, TimeProvider clock, Notices notices, HttpContext context)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        await connection.ExecuteAsync("""
            update host set last_answer = @today where id = @SignIn and kind = 2;
            insert into own_field (thing, id, field) select 'host', id, 'last_answer' from host where id = @SignIn and kind = 2 on conflict do nothing
            """,
            new { today = clock.Today(), SignedIn.Of(context).SignIn });
        notices.Leave(new Notice("success", "Mentor.Thanks", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> TriedAsync([FromForm] Guid placement, TryCall tried, Notices notices, HttpContext context)
    {
        var outcome = await tried.HandleAsync(SignedIn.Of(context).SignIn, placement, context.RequestAborted);
        if (outcome is TryCallOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome is TryCallOutcome.Again again ? new Notice("success", "Mentor.TryAgain", [Written.Weekday(again.By)]) : new Notice("success", "Mentor.TriedEnough", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> PauseAsync([FromForm] bool pause, PausePlace place, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        notices.Leave(await place.HandleAsync(me.SignIn, null, pause, "", me.Name, context.RequestAborted)
            ? new Notice("success", pause ? "Mentor.NowPaused" : "Mentor.NowActive", [])
            : new Notice("warning", "Mentor.CannotPause", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> ReportAsync(
        [FromForm] Guid form, [FromForm] string company, [FromForm] string job, [FromForm] string? contact, ReportOpening report, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        notices.Leave(await report.HandleAsync(form, me.Municipality, me.Name, await MentorRow.SchemesOfAsync(connection, me.SignIn), company, job, contact ?? "", context.RequestAborted)
            ? new Notice("success", "Mentor.Reported", [])
            : new Notice("warning", "Mentor.ReportRefused", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> MakeCalendarAsync(NpgsqlDataSource store, TimeProvider clock, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        await connection.ExecuteAsync(
            """
            insert into calendar_feed (host_id, municipality_code, secret, made_at) select id, municipality_code, @secret, @now from host where id = @SignIn and kind = 2
            on conflict (host_id) do update set secret = excluded.secret, made_at = excluded.made_at
            """,
            new { me.SignIn, secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)), now = clock.GetUtcNow() });
        notices.Leave(new Notice("success", "Mentor.AddressMade", []));
        return Results.LocalRedirect(Page + "#calendar");
    }

    private static string[] Texts(IFormCollection form, string name) => [.. form[name].OfType<string>().Distinct(StringComparer.Ordinal)];
}
