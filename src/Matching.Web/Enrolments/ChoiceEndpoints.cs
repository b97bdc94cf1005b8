using Matching.Core.Choices;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Matching.Web.Layout;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Web.Enrolments;

/// <summary>What a young person and a company choose themselves: their order after meetings, and a place of one's own.</summary>
internal static class ChoiceEndpoints
{
    public static void MapChoices(this IEndpointRouteBuilder app)
    {
        app.MapPost("/rankings/record", RankAsync);
        app.MapPost("/enrolments/own-place", OwnPlaceAsync);
    }

    private static async Task<IResult> RankAsync(
        [FromForm] RankingSide side, [FromForm] string subject, [FromForm] string? back, RecordRanking record, Notices notices, HttpContext context)
    {
        var (form, me) = (context.Request.Form, SignedIn.Of(context));
        var order = form["other"].OfType<string>().Zip(form["rank"].OfType<string>()).Where(pair => int.TryParse(pair.Second, System.Globalization.CultureInfo.InvariantCulture, out _)).OrderBy(pair => int.Parse(pair.Second, System.Globalization.CultureInfo.InvariantCulture)).Select(pair => pair.First);
        notices.Leave(await record.HandleAsync(new(me.Municipality, side, subject, [.. order]) { By = me.ActsAs() }, context.RequestAborted) switch
        {
            RankingOutcome.Recorded recorded => new Notice("success", "Rank.Done", [Written.Day(recorded.ClosesOn)]),
            RankingOutcome.TooMany many => new Notice("warning", "Rank.TooMany", [Written.Number(many.Most)]),
            RankingOutcome.NotOpen => new Notice("warning", "Rank.NotOpen", []),
            RankingOutcome.Closed closed => new Notice("warning", "Rank.Closed", [Written.Day(closed.On)]),
            _ => new Notice("warning", "Rank.NotMet", []),
        });
        return Results.LocalRedirect(LocalPath.Or(back, "/youths"));
    }

    private static async Task<IResult> OwnPlaceAsync(
        [FromForm] Guid enrolment, [FromForm] string? host, [FromForm] DateOnly? first, [FromForm] DateOnly? last, [FromForm] string? back,
        BringOwnPlace bring, LawInForce law, Notices notices, HttpContext context)
    {
        var me = SignedIn.Of(context);
        if (first is not { } from || last is not { } to || !TypedWeek.TryRead(context.Request.Form, out var hours) || string.IsNullOrWhiteSpace(host))
        {
            notices.Leave(new Notice("warning", "Own.Incomplete", []));
            return Results.LocalRedirect(LocalPath.Or(back, "/youths"));
        }

        var outcome = await bring.HandleAsync(new(new(enrolment), me.Municipality, host.Trim(), from, to, hours, me.SignIn), context.RequestAborted);
        if (outcome is OwnPlaceOutcome.NotFound)
        {
            return Results.NotFound();
        }

        notices.Leave(outcome switch
        {
            OwnPlaceOutcome.Unlawful unlawful => new Notice("warning", "Own.Unlawful", [Said(law, unlawful)]),
            OwnPlaceOutcome.Refused refused => new Notice("warning", $"Own.Refused.{refused.Why}", []),
            _ => new Notice("success", "Own.Done", []),
        });
        return Results.LocalRedirect(LocalPath.Or(back, "/youths"));
    }

    private static string Said(LawInForce law, OwnPlaceOutcome.Unlawful unlawful)
    {
        var text = new LegalSentences(law.Rules).Of(unlawful.Breach);
        return System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text.En : text.Da;
    }
}
