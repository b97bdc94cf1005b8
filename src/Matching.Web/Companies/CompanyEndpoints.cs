using Dapper;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Openings;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Matching.Web.Youths;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Matching.Web.Companies;

/// <summary>What a company contact does on her own pages, for her own workplaces only.</summary>
internal static class CompanyEndpoints
{
    private const string Page = "/company";

    public static void MapCompany(this IEndpointRouteBuilder app)
    {
        app.MapPost("/company/post", PostAsync);
        app.MapPost("/company/pause", PauseAsync);
        app.MapPost("/company/rank", RankAsync);
    }

    private static async Task<IResult> PostAsync(
        IFormCollection form, PostOwnOpening post, AskScheme ask, IProgrammeShelf shelf, TimeProvider clock, NpgsqlDataSource store, IStringLocalizer<Wording.Words> words, Notices notices, HttpContext context)
    {
        var draft = PostDraft.From(form);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        var place = (await Workplace.OfAsync(connection, SignedIn.Of(context))).FirstOrDefault(place => place.Id == draft.Place);
        if (place is null || draft.Form == Guid.Empty)
        {
            return Results.NotFound();
        }

        if ((await ProgrammeAsync(connection, place, draft.Kind) ?? OpenTo(await shelf.ReadAsync(context.RequestAborted), draft.Kind, clock.Today())) is not { } programme)
        {
            throw new InvalidOperationException($"No scheme of every municipality takes a place of kind {draft.Kind}.\nMaybe the installation's own definitions end the ones that ship.");
        }

        var opening = draft.ToOpening(programme);
        if (await ask.HandleAsync(opening, context.RequestAborted) is { } refusal)
        {
            notices.Leave(new Notice("warning", "Company.SchemeRefused", [WordsOf.Programme(programme)]), RefusalWords.Of(refusal, words));
            return Results.LocalRedirect(draft.Address(PostDraft.Steps.Count));
        }

        switch (await post.HandleAsync(place.MunicipalityCode, opening, place.Name, context.RequestAborted))
        {
            case PostOwnOutcome.Posted:
                notices.Leave(new Notice("success", "Company.PostedNow", [opening.Title]));
                break;
            case PostOwnOutcome.PostedBefore:
                notices.Leave(new Notice("info", "Company.PostedBefore", []));
                break;
            case PostOwnOutcome.Refused refused:
                notices.Leave([.. refused.Faults.Select(fault => new Notice("warning", $"Wizard.Fault.{fault}", []))]);
                break;
        }

        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> PauseAsync([FromForm] string place, [FromForm] string? opening, [FromForm] bool pause, PausePlace paused, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        if (!(await Workplace.OfAsync(connection, me)).Any(known => known.Id == place)
            || !await paused.HandleAsync(place, string.IsNullOrEmpty(opening) ? null : opening, pause, "", me.Name, context.RequestAborted))
        {
            return Results.NotFound();
        }

        notices.Leave(new Notice("success", pause ? "Company.NowPaused" : "Company.NowActive", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> RankAsync(IFormCollection form, RankCandidates rank, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var opening = form["opening"].ToString();
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        var hosts = (await Workplace.OfAsync(connection, SignedIn.Of(context))).Select(place => place.Id).ToArray();
        if (!await connection.ExecuteScalarAsync<bool>("select exists (select from opening where id = @opening and host_id = any (@hosts))", new { opening, hosts }))
        {
            return Results.NotFound();
        }

        var choices = form["youth"].Zip(form["rank"], (youth, said) => new RankedPair(youth ?? "", opening, MeEndpoints.Number(said ?? "") is > 0 and var number ? number : null)).ToList();
        var outcome = await rank.HandleAsync(RankingSide.Host, choices, context.RequestAborted);
        notices.Leave(new Notice(outcome == RankOutcome.Saved ? "success" : "warning", $"Company.Ranked.{outcome}", []));
        return Results.LocalRedirect(Page);
    }

    /// <summary>The scheme in which the workplace has had such places before.</summary>
    private static async Task<string?> ProgrammeAsync(NpgsqlConnection connection, Workplace place, Kind kind) =>
        await connection.ExecuteScalarAsync<string?>(
            "select programme from opening where host_id = @Id and kind = @kind and cohort_min is null order by start_date desc nulls last, id limit 1", new { place.Id, kind = (short)kind });

    /// <summary>The scheme that every municipality has, that knows this kind alone, and asks nothing of its places nor how one comes into it.</summary>
    private static string? OpenTo(ProgrammeBook book, Kind kind, DateOnly on) => book.On(on)
        .FirstOrDefault(version => version.Definition is { Municipalities: TakesFrom.All, Entry: null, Supply: null, Tracks: [var only] } && only.Kind == kind)?.Id;
}
