using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Options;

namespace Matching.Core.FollowUps;

/// <summary>
/// Writes what a scheme asks of each side, after the greeting where it is the number's first text, and the receipt of an answer. The other
/// side is named by first name or company only.
/// </summary>
/// <remarks>Source: offers and answers, T29, T36 to T43.</remarks>
public sealed class QuestionTexts(TextTemplates templates, SendingCalendar calendar, IOptions<OfferOptions> options, TimeProvider clock)
{
    private const int MostSegments = 2;

    /// <summary>The question and its greeting; empty when it cannot be said, and then a person asks.</summary>
    /// <param name="asked">To whom, with its code.</param>
    /// <param name="own">The scheme's own wording; null = the standard one.</param>
    /// <param name="until">The day to which it would go on; null = not said.</param>
    /// <param name="greeted">The number has had its first text.</param>
    /// <param name="occasion">Empty for the first time.</param>
    /// <param name="now">The present instant.</param>
    public IReadOnlyList<OutgoingText> Ask(QuestionCase asked, ProgrammeText? own, DateOnly? until, bool greeted, string occasion, DateTimeOffset now)
    {
        var question = asked.Question;
        var template = QuestionAnswers.TemplateOf(question.Ask) ?? throw new ArgumentException($"{question.Ask} is asked by a person, not by a text.", nameof(asked));
        var words = WordsOf(asked);
        if (until is { } day)
        {
            words["dato"] = TextWords.Day(day, question.Language);
        }

        var draft = own?.In(question.Language) is not { } wording
            ? templates.Render(template, question.Language, words, MostSegments, asked.Parties.Sender)
            : TextTemplates.RenderOwn(template, wording, words, MostSegments, asked.Parties.Sender.ReleasedNames);
        if (draft.Faults.Count > 0)
        {
            return [];
        }

        // In the order of speaking: ids, and with them rows, sort by when they were made.
        var greeting = greeted ? null : Greeting(asked, words, now);
        var text = Text(asked, draft, question.Marker + occasion, now, null);
        return greeting is null ? [text] : [greeting, text];
    }

    /// <summary>What she, or the other side, hears at once: T42, T43 or T11.</summary>
    public IReadOnlyList<OutgoingText> Receipt(QuestionCase asked, string template, string marker, DateTimeOffset now)
    {
        var words = WordsOf(asked);
        words["frist"] = TextWords.Day(calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), options.Value.CallWithinWorkingDays), asked.Question.Language);
        var draft = templates.Render(template, asked.Question.Language, words, MostSegments, asked.Parties.Sender);
        return draft.Faults.Count > 0 ? [] : [Text(asked, draft, $"{marker}:{template}", now, now + options.Value.ReceiptExempt)];
    }

    /// <summary>What its code stands for, as T16 lists it.</summary>
    public static string CodeLine(QuestionCase asked) =>
        $"{asked.Question.Code} = {(asked.Question.Role == Role.Youth ? TextWords.Of(asked.Parties, asked.Question.Language)["hvad"] : Gsm7.Fold(asked.Parties.Youth.FirstName))}";

    private static Dictionary<string, string> WordsOf(QuestionCase asked)
    {
        var (question, danish) = (asked.Question, asked.Question.Language == "da");
        var words = TextWords.Of(asked.Parties, question.Language);
        var (hers, child) = (question.Role == Role.Youth, words["barn"]);
        var isMentor = asked.Parties.Host.Kind == Openings.HostKind.Mentor;
        var other = isMentor ? words["modtager"] : words.GetValueOrDefault("virk", "");
        words["hvem"] = hers ? other : child;
        words["om"] = hers && !isMentor ? $"{(danish ? "hos" : "at")} {other}" : $"{(danish ? "med" : "with")} {words["hvem"]}";
        words["dig"] = hers ? (danish ? "du" : "you") : child;
        words["dine"] = hers ? (danish ? "dine" : "your") : danish ? $"{child}s" : $"{child}'s";
        words["er"] = hers ? "Are you" : $"Is {child}";
        if (question.Code is { } code)
        {
            words["k"] = code.Value;
        }

        if (asked.Addressed.Length > 0)
        {
            words["navn"] = Gsm7.Fold(asked.Addressed);
        }
        else
        {
            words.Remove("navn");
        }

        return words;
    }

    private OutgoingText? Greeting(QuestionCase asked, Dictionary<string, string> words, DateTimeOffset now)
    {
        var template = asked.Question.Role switch
        {
            Role.Youth => "T1",
            Role.Guardian => "T1.guardian",
            _ => "T1.host",
        };
        var draft = templates.Render(template, asked.Question.Language, words, MostSegments, asked.Parties.Sender);
        return draft.Faults.Count > 0 ? null : Text(asked, draft, $"T1:{asked.Question.Phone!.Value.E164}", now, null);
    }

    private OutgoingText Text(QuestionCase asked, TextDraft draft, string marker, DateTimeOffset now, DateTimeOffset? exempt) => new()
    {
        Id = TextId.New(clock),
        Municipality = asked.Question.Municipality,
        Phone = asked.Question.Phone ?? throw new ArgumentException($"Question {asked.Question.Id} has no phone.", nameof(asked)),
        YouthId = asked.Question.Role == Role.Youth ? asked.Question.YouthId : "",
        FollowUp = asked.Question.Id.Value,
        Template = draft.Template,
        Body = draft.Body,
        Segments = draft.Segments,
        Marker = marker,
        CreatedAt = now,
        ExemptUntil = exempt,
    };
}
