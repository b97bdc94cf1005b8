using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Options;

namespace Matching.Core.Inquiries;

/// <summary>Writes inquiries, after the greeting where it is the number's first text, and the receipts of their answers.</summary>
/// <remarks>Source: offers and answers, T31, T42 to T44, T47, T48.</remarks>
public sealed class InquiryTexts(TextTemplates templates, SendingCalendar calendar, IOptions<OfferOptions> options, TimeProvider clock)
{
    private const int MostSegments = 2;

    /// <summary>The templates that put an inquiry.</summary>
    public static IReadOnlyCollection<string> Templates { get; } = ["T31", "T47", "T47.host", "T48", "T48.unnamed", "T49"];

    /// <summary>The question and its greeting; empty when it cannot be said, and then a person asks.</summary>
    public IReadOnlyList<OutgoingText> Ask(InquiryCase asked, DateOnly? closesOn, bool greeted, DateTimeOffset now)
    {
        var words = WordsOf(asked);
        if (closesOn is { } last)
        {
            words["frist"] = TextWords.Day(last, asked.Inquiry.Language);
        }

        var draft = Render(asked, TemplateOf(asked), words);
        if (draft.Faults.Count > 0)
        {
            return [];
        }

        // In the order of speaking: ids, and with them rows, sort by when they were made.
        var greeting = greeted ? null : Greeting(asked, words, now);
        var text = Text(asked.Inquiry, draft, asked.Inquiry.Marker, now, null);
        return greeting is null ? [text] : [greeting, text];
    }

    /// <summary>What who answered hears at once: T42, T43, T44 or T11, and T8 to who declines an invitation.</summary>
    public IReadOnlyList<OutgoingText> Receipt(InquiryCase asked, string template, string marker, DateTimeOffset now)
    {
        var words = WordsOf(asked);
        words["frist"] = TextWords.Day(calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), options.Value.CallWithinWorkingDays), asked.Inquiry.Language);
        var draft = Render(asked, template, words);
        return draft.Faults.Count > 0 ? [] : [Text(asked.Inquiry, draft, $"{marker}:{template}", now, now + options.Value.ReceiptExempt)];
    }

    /// <summary>The next working day: a mentor who could not reach her tries again by then.</summary>
    public DateOnly TriesAgainBy(DateTimeOffset now) => calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), 1);

    /// <summary>What its code stands for, as T16 lists it; a call that waits for a mentor whose word is too old names nobody.</summary>
    public static string CodeLine(InquiryCase asked) =>
        $"{asked.Inquiry.Code} = {Matter(asked)}";

    private static string Matter(InquiryCase asked) => (asked.About.Length, asked.Inquiry.Kind, asked.Inquiry.Language == "da") switch
    {
        ( > 0, _, _) => Gsm7.Fold(asked.About),
        (_, InquiryKind.CallOverdue, true) => "et opkald",
        (_, InquiryKind.CallOverdue, false) => "a call",
        (_, _, true) => "dine tider",
        _ => "your hours",
    };

    private static string TemplateOf(InquiryCase asked) => asked.Inquiry.Kind switch
    {
        InquiryKind.Renewal => "T31",
        InquiryKind.CallOverdue => asked.About.Length > 0 ? "T48" : "T48.unnamed",
        InquiryKind.Invitation => "T49",
        _ => asked.Inquiry.HostId.Length > 0 ? "T47.host" : "T47",
    };

    private static Dictionary<string, string> WordsOf(InquiryCase asked)
    {
        var words = TextWords.Of(asked.Sender);
        if (asked.Inquiry.Code is { } code)
        {
            words["k"] = code.Value;
        }

        if (asked.Addressed.Length > 0)
        {
            words["navn"] = words["modtager"] = Gsm7.Fold(asked.Addressed);
        }

        if (asked.About.Length > 0)
        {
            words[asked.Inquiry.Kind == InquiryKind.Invitation ? "prog" : "barn"] = Gsm7.Fold(asked.About);
        }

        return words;
    }

    private TextDraft Render(InquiryCase asked, string template, Dictionary<string, string> words) =>
        templates.Render(template, asked.Inquiry.Language, words, MostSegments, asked.Sender);

    private OutgoingText? Greeting(InquiryCase asked, Dictionary<string, string> words, DateTimeOffset now)
    {
        var draft = Render(asked, asked.Inquiry.HostId.Length > 0 ? "T1.host" : "T1", words);
        return draft.Faults.Count > 0 ? null : Text(asked.Inquiry, draft, $"T1:{asked.Inquiry.Phone!.Value.E164}", now, null);
    }

    private OutgoingText Text(Inquiry inquiry, TextDraft draft, string marker, DateTimeOffset now, DateTimeOffset? exempt) => new()
    {
        Id = TextId.New(clock),
        Municipality = inquiry.Municipality,
        Phone = inquiry.Phone ?? throw new ArgumentException($"Inquiry {inquiry.Id} has no phone.", nameof(inquiry)),
        YouthId = inquiry.HostId.Length > 0 ? "" : inquiry.YouthId,
        Template = draft.Template,
        Body = draft.Body,
        Segments = draft.Segments,
        Marker = marker,
        CreatedAt = now,
        ExemptUntil = exempt,
    };
}
