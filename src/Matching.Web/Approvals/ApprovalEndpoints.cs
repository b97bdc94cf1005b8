using System.Globalization;
using Matching.Core.Approvals;
using Matching.Core.LegalRules.Questions;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Approvals;

internal static class ApprovalEndpoints
{
    public const string LawField = "law-";

    public static void MapApprovals(this IEndpointRouteBuilder app)
    {
        app.MapPost("/desk/approve", ApproveAsync);
        app.MapPost("/desk/reject", RejectAsync);
        app.MapPost("/desk/reopen", ReopenAsync);
        app.MapPost("/desk/approve-all", ApproveAllAsync);
        app.MapPost("/desk/release-name", ReleaseNameAsync);
        app.MapPost("/desk/override", OverrideAsync);
        app.MapPost("/desk/override/confirm", ConfirmOverrideAsync);
    }

    private static async Task<IResult> ApproveAsync(
        [FromForm] Guid proposal, [FromForm] string? reserve, [FromForm] string? back, ApproveProposal approve, ApproveTogether together, NameReserve name, ProposalQuery proposals, FindingWords findings, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await proposals.IsOfAsync(me.Municipality, proposal, context.RequestAborted))
        {
            return Results.NotFound();
        }

        var answers = AnswersIn(context.Request.Form);
        var outcome = await approve.HandleAsync(new(proposal), me.SignIn, context.RequestAborted, answers: answers, roles: me.ActsAs());
        if (outcome is ApproveOutcome.QuestionsOpen)
        {
            return AskLaw(proposal, back, answers, notices);
        }

        if (outcome is ApproveOutcome.GoesTogether)
        {
            var all = await together.HandleAsync(new(proposal), me.SignIn, context.RequestAborted, answers, me.ActsAs());
            if (all.Outcomes.Any(one => one.Value is ApproveOutcome.QuestionsOpen))
            {
                return AskLaw(proposal, back, answers, notices);
            }

            notices.Leave([ApprovalWords.Of(outcome, findings), .. all.Outcomes.Select(one => ApprovalWords.Of(one.Value, findings))]);
            return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
        }

        if (outcome is ApproveOutcome.Approved { Offer: var offer } && reserve is { Length: > 0 } && await name.HandleAsync(me.Municipality, offer, reserve, me.SignIn, context.RequestAborted))
        {
            notices.Leave([ApprovalWords.Of(outcome, findings), new Notice("success", "Offers.ReserveNamed", [])]);
            return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
        }

        var said = outcome is ApproveOutcome.AlreadyDecided decided ? decided with { By = await proposals.NameOfAsync(decided.By, context.RequestAborted) } : outcome;
        notices.Leave(ApprovalWords.Of(said, findings));
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    // Asked for the first time, the page says by itself what is to be done; sent half answered, it says that something is left.
    private static IResult AskLaw(Guid proposal, string? back, LegalAnswers answers, Notices notices)
    {
        if (answers.ByKey.Count > 0)
        {
            notices.Leave(new Notice("warning", "Law.StillOpen", []));
        }

        return Results.LocalRedirect($"/desk/questions/{proposal}?back={Uri.EscapeDataString(LocalPath.Or(back, "/desk"))}");
    }

    private static LegalAnswers AnswersIn(IFormCollection form) => new(form
        .Where(field => field.Key.StartsWith(LawField, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[LawField.Length..], field => field.Value.ToString(), StringComparer.Ordinal));

    private static async Task<IResult> RejectAsync(
        [FromForm] Guid proposal, [FromForm] string? reason, [FromForm] string? back, RejectProposal reject, ProposalQuery proposals, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await proposals.IsOfAsync(me.Municipality, proposal, context.RequestAborted))
        {
            return Results.NotFound();
        }

        var outcome = await reject.HandleAsync(new(proposal), reason ?? "", me.SignIn, context.RequestAborted);
        var said = ApprovalWords.Of(outcome is RejectOutcome.AlreadyDecided decided ? decided with { By = await proposals.NameOfAsync(decided.By, context.RequestAborted) } : outcome);
        notices.Leave(outcome is RejectOutcome.Rejected ? said with { Undo = UndoForm.Of("/desk/reopen", "proposal", proposal.ToString()) } : said);
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    /// <summary>The place may have gone to another meanwhile: the pair is shown as it is judged now, and proposed from there.</summary>
    private static async Task<IResult> ReopenAsync([FromForm] Guid proposal, ReopenPair reopen, ProposalQuery proposals, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await proposals.IsOfAsync(me.Municipality, proposal, context.RequestAborted) || await reopen.HandleAsync(new(proposal), me.SignIn, context.RequestAborted) is not var (youth, opening))
        {
            return Results.NotFound();
        }

        notices.Leave(new Notice("success", "Reject.Reopened", []));
        return Results.LocalRedirect($"/desk/pair?youth={Uri.EscapeDataString(youth)}&opening={Uri.EscapeDataString(opening)}");
    }

    private static async Task<IResult> ReleaseNameAsync(
        [FromForm] Guid proposal, [FromForm] string? back, ReleaseName release, ProposalQuery proposals, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await proposals.IsOfAsync(me.Municipality, proposal, context.RequestAborted))
        {
            return Results.NotFound();
        }

        notices.Leave(ApprovalWords.Of(await release.HandleAsync(new(proposal), me.SignIn, context.RequestAborted)));
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    private static async Task<IResult> OverrideAsync(
        [FromForm] Guid proposal, [FromForm] string? rule, [FromForm] string? count, [FromForm] string? reason, [FromForm] string? back,
        OverrideRule overrides, ProposalQuery proposals, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await proposals.IsOfAsync(me.Municipality, proposal, context.RequestAborted))
        {
            return Results.NotFound();
        }

        var corrected = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
        notices.Leave(ApprovalWords.Of(await overrides.AskAsync(new(proposal), rule ?? "", corrected, reason ?? "", me.SignIn, context.RequestAborted)));
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    private static async Task<IResult> ConfirmOverrideAsync(
        [FromForm] Guid proposal, [FromForm] string? rule, [FromForm] string? back, OverrideRule overrides, ProposalQuery proposals, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (!await proposals.IsOfAsync(me.Municipality, proposal, context.RequestAborted))
        {
            return Results.NotFound();
        }

        notices.Leave(ApprovalWords.Of(await overrides.ConfirmAsync(new(proposal), rule ?? "", me.SignIn, context.RequestAborted)));
        return Results.LocalRedirect(LocalPath.Or(back, "/desk"));
    }

    // Only what stood on the page that asked: what a later night has added since is looked at first.
    private static async Task<IResult> ApproveAllAsync(
        [FromForm] string? kind, [FromForm] string? programme, [FromForm] string? consultant, [FromForm] string? seen,
        ApproveAllWithoutWarnings approveAll, FindingWords findings, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var number = int.TryParse(kind, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
        var outcome = await approveAll.HandleAsync(me.Municipality, Seen(seen), me.SignIn, context.RequestAborted, LegalAnswers.None, me.ActsAs());
        notices.Leave(ApprovalWords.Of(outcome, findings));
        return Results.LocalRedirect(DeskFilter.From(number, programme, consultant, null, null).Address("/desk"));
    }

    private static HashSet<ProposalId> Seen(string? ids) =>
        [.. (ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out var read) ? new ProposalId(read) : default)];
}
