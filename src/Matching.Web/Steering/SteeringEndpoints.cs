using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Matching.Core.Approvals;
using Matching.Core.Clock;
using Matching.Core.Definitions;
using Matching.Core.Nightly;
using Matching.Core.Programmes.Reading;
using Matching.Core.Steering;
using Matching.Engine;
using Matching.Web.Nights;
using Matching.Web.Programmes;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Steering;

internal static class SteeringEndpoints
{
    private const int MostFaults = 6;
    private const int MostText = 120;

    public static void MapSteering(this IEndpointRouteBuilder app)
    {
        app.MapPost("/weights/see", SeeWeightsAsync);
        app.MapPost("/law/see", SeeLawAsync);
        app.MapPost("/programmes/see", SeeProgrammeAsync);
        app.MapPost("/runs/save", SaveAsync);
        app.MapPost("/reasons/add", AddReasonAsync);
        app.MapPost("/reasons/close", CloseReasonAsync);
        app.MapPost("/reasons/reopen", ReopenReasonAsync);
        app.MapPost("/switch-offs/add", SwitchOffAsync);
        app.MapPost("/switch-offs/end", SwitchOnAsync);
    }

    private static async Task<IResult> SeeWeightsAsync(IPolicyShelf policies, AskRun ask, Notices notices, TimeProvider clock, HttpContext context)
    {
        var root = JsonNode.Parse(await policies.FindAsync(clock.Today(), context.RequestAborted) ?? PolicyFile.DefaultText)!.AsObject();
        JsonFields.Write(root, await context.Request.ReadFormAsync(context.RequestAborted));
        var json = root.ToJsonString();
        if (PolicyFile.Load("policy.json", json) is DefinitionOutcome<Policy>.Refused refused)
        {
            LeaveFaults(notices, refused.Faults);
            return Results.LocalRedirect("/weights");
        }

        return await SeeAsync(ask, new() { Policy = json }, context);
    }

    private static async Task<IResult> SeeLawAsync([FromForm] string? rule, [FromForm] string? da, [FromForm] string? en, [FromForm] string? from, [FromForm] bool? confirmed, LawTexts texts, AskRun ask, TimeProvider clock, HttpContext context)
    {
        if ((await texts.ReadAsync(context.RequestAborted)).FirstOrDefault(text => text.Key == rule) is not { } chosen || Day(from) is not { } first || string.IsNullOrWhiteSpace(da) || string.IsNullOrWhiteSpace(en))
        {
            return Results.BadRequest();
        }

        var version = JsonNode.Parse(chosen.Json)!.AsObject();
        JsonFields.Write(version["values"]!.AsObject(), await context.Request.ReadFormAsync(context.RequestAborted));
        version["validFrom"] = Iso(first);
        version["validTo"] = null;
        version["text"] = new JsonObject { ["da"] = da.Trim(), ["en"] = en.Trim() };
        version["confirmedBy"] = confirmed == true ? new JsonObject { ["name"] = SignedIn.Of(context).Name, ["date"] = Iso(clock.Today()) } : null;
        return await SeeAsync(ask, new() { Law = new JsonArray(version).ToJsonString() }, context);
    }

    private static async Task<IResult> SeeProgrammeAsync([FromForm] string? definition, IFormFile? file, AskRun ask, HttpContext context)
    {
        var json = await TextOfAsync(definition, file, context.RequestAborted);
        return string.IsNullOrWhiteSpace(json) ? Results.LocalRedirect("/programmes") : await SeeAsync(ask, new() { Programme = json }, context);
    }

    /// <summary>What was uploaded, or else what was pasted.</summary>
    private static async Task<string> TextOfAsync(string? definition, IFormFile? file, CancellationToken stopping)
    {
        if (file is not { Length: > 0 and <= ProgrammeFile.MostBytes })
        {
            return definition ?? "";
        }

        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(stopping);
    }

    private static async Task<IResult> SeeAsync(AskRun ask, Wanted wanted, HttpContext context)
    {
        var me = SignedIn.Of(context);
        return Results.LocalRedirect($"/runs/{await ask.HandleAsync(me.Municipality, AskedKind.Otherwise, wanted, me.SignIn, context.RequestAborted)}");
    }

    /// <summary>Only what has been seen beside tonight's plan is saved.</summary>
    private static async Task<IResult> SaveAsync([FromForm] Guid run, [FromForm] string? from, RunQuery runs, SaveWanted save, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (await runs.FindAsync(run, me.Municipality, context.RequestAborted) is not { Answered.Code: "compared" } seen)
        {
            return Results.NotFound();
        }

        switch (await save.HandleAsync(seen.Otherwise, Day(from), me.SignIn, context.RequestAborted))
        {
            case SaveWantedOutcome.Saved saved:
                notices.Leave(new Notice("success", "Save.Saved", [Written.Day(saved.From)]));
                break;
            case SaveWantedOutcome.TooEarly early:
                notices.Leave(new Notice("error", "Save.TooEarly", [Written.Day(early.Earliest)]));
                break;
            case SaveWantedOutcome.Refused refused:
                LeaveFaults(notices, refused.Faults);
                break;
            case SaveWantedOutcome.OfScheme scheme:
                notices.Leave(ProgrammeWords.Of(scheme.Outcome));
                break;
            case SaveWantedOutcome.Nothing:
                return Results.BadRequest();
        }

        return Results.LocalRedirect($"/runs/{run}");
    }

    // The code is ours: a reason is closed and never edited, and what was rejected for it keeps its wording.
    private static async Task<IResult> AddReasonAsync(
        [FromForm] string? da, [FromForm] string? en, [FromForm] string? consequence, [FromForm] int? days, [FromForm] string? from, NpgsqlDataSource store, Notices notices, TimeProvider clock, HttpContext context)
    {
        if (da?.Trim() is not { Length: > 0 and <= MostText } danish || en?.Trim() is not { Length: > 0 and <= MostText } english || !MayFollow(consequence, days))
        {
            notices.Leave(new Notice("error", "Reasons.NotAdded", []));
            return Results.LocalRedirect("/reasons");
        }

        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        await connection.ExecuteAsync(
            "insert into reject_reason (code, text_da, text_en, consequence, pause_days, opens_on) values (@code, @danish, @english, @consequence, @days, @opens)",
            new { code = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), danish, english, consequence, days = consequence == "pause_days" ? days : null, opens = Day(from) });
        notices.Leave(new Notice("success", "Reasons.Added", []));
        return Results.LocalRedirect("/reasons");
    }

    private static bool MayFollow(string? consequence, int? days) =>
        consequence is "none" or "never_this_pair" || (consequence == "pause_days" && days is >= 1 and <= RejectReason.LongestPause);

    private static async Task<IResult> CloseReasonAsync([FromForm] string? code, NpgsqlDataSource store, Notices notices, TimeProvider clock, HttpContext context)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        // The last one stays: a no without a reason is not to be had.
        var closed = await connection.ExecuteAsync(
            """
            update reject_reason set closed_on = @today where code = @code and closed_on is null
              and exists (select from reject_reason o where o.code <> @code and o.closed_on is null and (o.opens_on is null or o.opens_on <= @today))
            """,
            new { code = code ?? "", today = clock.Today() });
        notices.Leave(closed == 1 ? new Notice("success", "Reasons.Closed", []) { Undo = UndoForm.Of("/reasons/reopen", "code", code ?? "") } : new Notice("error", "Reasons.NotClosed", []));
        return Results.LocalRedirect("/reasons");
    }

    private static async Task<IResult> ReopenReasonAsync([FromForm] string? code, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        var opened = await connection.ExecuteAsync("update reject_reason set closed_on = null where code = @code and closed_on is not null", new { code = code ?? "" });
        notices.Leave(opened == 1 ? new Notice("success", "Reasons.Reopened", []) : new Notice("info", "Reasons.WasOpen", []));
        return Results.LocalRedirect("/reasons");
    }

    private static async Task<IResult> SwitchOffAsync(
        [FromForm] SwitchedWhat what, [FromForm] string? where, [FromForm] string? reason, [FromForm] string? until, SwitchPart step, Notices notices, HttpContext context)
    {
        // As the page's list writes it: the part, a colon, which one.
        var (name, value) = (where ?? "").Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        if (!Enum.IsDefined(what) || !Enum.TryParse<SwitchedPart>(name, out var part) || !Enum.IsDefined(part))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        var outcome = await step.OffAsync(me.Municipality, what, part, value, reason ?? "", Day(until), me.SignIn, context.RequestAborted);
        notices.Leave(new Notice(outcome == SwitchPartOutcome.Off ? "success" : "error", $"SwitchOffs.{outcome}", []));
        return Results.LocalRedirect("/switch-offs");
    }

    private static async Task<IResult> SwitchOnAsync([FromForm] Guid id, SwitchPart step, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await step.OnAsync(id, me.Municipality, me.SignIn, context.RequestAborted))
        {
            return Results.NotFound();
        }

        notices.Leave(new Notice("success", "SwitchOffs.On", []));
        return Results.LocalRedirect("/switch-offs");
    }

    private static void LeaveFaults(Notices notices, IReadOnlyList<string> faults) => notices.Leave([.. faults.Take(MostFaults).Select(fault => new Notice("error", "Programmes.Fault", [fault]))]);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
