using System.Globalization;
using Dapper;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Engine.Facts;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Matching.Web.Youths;

/// <summary>What a young person does on her own page; whatever the form says, it is done for who is signed in.</summary>
internal static class MeEndpoints
{
    private const string Page = "/me";

    public static void MapMe(this IEndpointRouteBuilder app)
    {
        app.MapPost("/me/answer", AnswerAsync);
        app.MapPost("/me/ask", AskAsync);
        app.MapPost("/me/week", DrawAsync);
        app.MapPost("/me/wishes", WishAsync);
        app.MapPost("/me/permissions", PermitAsync);
        app.MapPost("/me/language", SpeakAsync);
        app.MapPost("/me/texts", ChooseTextsAsync);
        app.MapPost("/me/rank", RankAsync);
        app.MapPost("/me/invitation", AnswerInvitationAsync);
    }

    private static async Task<IResult> AnswerAsync(
        [FromForm] Guid offer, [FromForm] string answer, RecordAnswer record, AskStaff ask, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (answer is not ("yes" or "no" or "call"))
        {
            return Results.BadRequest();
        }

        if (!await AsksAsync(store, "select exists (select from offer where id = @offer and youth_id = @SignIn)", new { offer, me.SignIn }, context.RequestAborted))
        {
            return Results.NotFound();
        }

        if (answer == "call")
        {
            await ask.HandleAsync(me.Municipality, me.SignIn, StaffWish.Call, new(offer), context.RequestAborted);
            notices.Leave(new Notice("success", "Me.Asked.Call", []));
            return Results.LocalRedirect(Page);
        }

        notices.Leave(await record.HandleAsync(new(offer), answer == "yes", AnswerWay.Page, context.RequestAborted) switch
        {
            RecordAnswerOutcome.Recorded recorded => new Notice("success", $"Me.Answered.{recorded.State}", []),
            RecordAnswerOutcome.AlreadyClosed closed => new Notice("info", $"Me.WasAnswered.{closed.State}", []),
            RecordAnswerOutcome.WaitsForGuardian => new Notice("success", "Me.WaitsForGuardian", []),
            RecordAnswerOutcome.Collides => new Notice("warning", "Me.Collides", []),
            _ => new Notice("warning", "Offers.NotFound", []),
        });
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> AskAsync([FromForm] string wish, AskStaff ask, Notices notices, HttpContext context)
    {
        if (!Enum.TryParse<StaffWish>(wish, out var asked) || !Enum.IsDefined(asked))
        {
            return Results.BadRequest();
        }

        var me = SignedIn.Of(context);
        await ask.HandleAsync(me.Municipality, me.SignIn, asked, null, context.RequestAborted);
        notices.Leave(new Notice("success", $"Me.Asked.{asked}", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> DrawAsync(IFormCollection form, DrawWeek draw, Notices notices, HttpContext context)
    {
        var outcome = await draw.HandleAsync(SignedIn.Of(context).SignIn, DrawnWeek.Of(Numbers(form["h"])), context.RequestAborted);
        notices.Leave(new Notice(outcome == DrawWeekOutcome.Saved ? "success" : "warning", $"Me.Week.{outcome}", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> WishAsync(IFormCollection form, SayWishes say, Notices notices, HttpContext context)
    {
        var wishes = new OwnWishes(
            [.. Values<Kind>(form["want"])],
            [.. form["interest"].OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. form["not"].OfType<string>().Distinct(StringComparer.Ordinal)],
            Values<TravelModes>(form["travel"]).Aggregate(TravelModes.None, (all, mode) => all | mode),
            Number(form["minutes"].ToString()),
            Number(form["hours"].ToString()));
        var outcome = await say.HandleAsync(SignedIn.Of(context).SignIn, wishes, context.RequestAborted);
        notices.Leave(new Notice(outcome == SayWishesOutcome.Saved ? "success" : "warning", $"Me.Wish.{outcome}", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> PermitAsync(IFormCollection form, GivePermissions give, Notices notices, HttpContext context)
    {
        var given = from mark in form["give"].OfType<string>()
                    let parts = mark.Split('.')
                    where parts.Length == 2 && Enum.TryParse<PermissionRecipient>(parts[1], out _)
                    select new Permission(parts[0], Enum.Parse<PermissionRecipient>(parts[1]), form[$"words.{parts[0]}"].ToString());
        var outcome = await give.HandleAsync(SignedIn.Of(context).SignIn, [.. given], context.RequestAborted);
        notices.Leave(new Notice(outcome == GivePermissionsOutcome.Saved ? "success" : "warning", $"Me.Permission.{outcome}", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> SpeakAsync([FromForm] string language, IOwnFile files, Notices notices, HttpContext context)
    {
        if (language is not ("da" or "en"))
        {
            return Results.BadRequest();
        }

        await files.SaveLanguageAsync(SignedIn.Of(context).SignIn, language, context.RequestAborted);
        notices.Leave(new Notice("success", "Me.LanguageSaved", []));
        return Results.LocalRedirect($"/language/{language}?back={Page}");
    }

    private static async Task<IResult> ChooseTextsAsync([FromForm] bool wanted, ChooseTexts choose, NpgsqlDataSource store, Notices notices, HttpContext context)
    {
        await using var connection = await store.OpenConnectionAsync(context.RequestAborted);
        if (!PhoneNumber.TryParse(await connection.ExecuteScalarAsync<string?>("select phone from youth where id = @SignIn", new { SignedIn.Of(context).SignIn }), out var phone))
        {
            return Results.NotFound();
        }

        notices.Leave(await choose.HandleAsync(phone, wanted, context.RequestAborted)
            ? new Notice("success", wanted ? "Me.TextsStarted" : "Me.TextsStopped", [])
            : new Notice("warning", "Me.TryAgain", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> AnswerInvitationAsync(
        [FromForm] Guid invitation, [FromForm] bool accepts, [FromForm] string? reason, Core.Enrolments.IInvitations invitations, TimeProvider clock, Notices notices, HttpContext context)
    {
        var why = !accepts && Enum.TryParse<Core.Programmes.Vocabulary.EndReason>(reason, out var said) && InvitationForm.Reasons.Contains(said) ? said : (Core.Programmes.Vocabulary.EndReason?)null;
        var isKept = await invitations.AnswerAsync(invitation, SignedIn.Of(context).SignIn, accepts, why, clock.GetUtcNow(), "page", context.RequestAborted);
        notices.Leave(isKept ? new Notice("success", accepts ? "Me.InvitationYes" : "Me.InvitationNo", []) : new Notice("info", "OwnSteps.WasAnswered", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> RankAsync(IFormCollection form, RankCandidates rank, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context).SignIn;
        var choices = form["opening"].Zip(form["rank"], (opening, said) => new RankedPair(me, opening ?? "", Number(said ?? "") is > 0 and var number ? number : null)).ToList();
        var outcome = await rank.HandleAsync(RankingSide.Youth, choices, context.RequestAborted);
        notices.Leave(new Notice(outcome == RankOutcome.Saved ? "success" : "warning", $"Me.Ranked.{outcome}", []));
        return Results.LocalRedirect(Page);
    }

    private static async Task<bool> AsksAsync(NpgsqlDataSource store, string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(sql, values);
    }

    internal static IEnumerable<int> Numbers(IEnumerable<string?> texts) => texts.Select(text => Number(text ?? "")).Where(number => number >= 0);

    /// <summary>-1 for what is no whole number, which no range includes.</summary>
    internal static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    internal static IEnumerable<T> Values<T>(IEnumerable<string?> texts)
        where T : struct, Enum => texts.Select(text => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>().Distinct();
}
