using Matching.Core.Clock;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Matching.Web.SignIn;
using Matching.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Messages;

/// <summary>Counts and judges a text while it is typed, by the same steps that judge it when it is sent or saved; nothing is kept.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder app)
    {
        app.MapPost("/messages/check", CheckTextAsync);
        app.MapPost("/templates/check", CheckTemplateAsync);
    }

    private static async Task<IResult> CheckTextAsync(IFormCollection form, [FromQuery] string youth, WriteText write, IStringLocalizer<Words> words, HttpContext context)
    {
        var outcome = await write.HandleAsync(Guid.Empty, SignedIn.Of(context).Municipality, youth, form["Input.Text"].ToString(), onlyCheck: true, context.RequestAborted);
        return outcome switch
        {
            WriteOutcome.Checked fine => Results.Json(CheckedText.Of(fine.Body, [], words)),
            WriteOutcome.Refused refused => Results.Json(CheckedText.Of(refused.Body, Sentences(refused.Faults, (code, value) => words[$"Write.Fault.{code}", value]), words)),
            WriteOutcome.CannotText cannot => Results.Json(new CheckedText("", [words[$"Write.Cannot.{cannot.Why}"]])),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> CheckTemplateAsync(
        IFormCollection form, [FromQuery] string id, [FromQuery] string language, SaveTemplate save, IStringLocalizer<Words> words, TimeProvider clock, HttpContext context)
    {
        var me = SignedIn.Of(context);
        var outcome = await save.HandleAsync(me.Municipality, new(id, language, form["Input.Body"].ToString()), clock.Today(), me.SignIn, onlyCheck: true, context.RequestAborted);
        return outcome switch
        {
            SaveTemplateOutcome.Checked fine => Results.Json(CheckedText.Of(fine.Longest.Body, [], words)),
            SaveTemplateOutcome.Refused refused =>
                Results.Json(CheckedText.Of(refused.Longest.Body, Sentences(refused.Faults, (code, value) => words[$"Templates.Fault.{code}", value]), words)),
            _ => Results.NotFound(),
        };
    }

    private static IReadOnlyList<string> Sentences(IReadOnlyList<string> faults, Func<string, string, LocalizedString> sentence) =>
        [.. faults.Select(fault => fault.Split('=', 2) is [var code, var value] ? sentence(code, value).Value : sentence(fault, "").Value)];

    /// <param name="Line">Parts and characters, in words.</param>
    /// <param name="Faults">Why it may not be said; empty = it may.</param>
    private sealed record CheckedText(string Line, IReadOnlyList<string> Faults)
    {
        public static CheckedText Of(string body, IReadOnlyList<string> faults, IStringLocalizer<Words> words)
        {
            var signs = Gsm7.Fits(body) ? words["Templates.Signs", Gsm7.Length(body)] : words["Templates.WideSigns", body.Length];
            return new($"{words.Count("Message.Segments", Gsm7.Segments(body))} · {signs.Value}", faults);
        }
    }
}
