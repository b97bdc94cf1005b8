using System.Globalization;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;

namespace Matching.Core.Enrolments;

/// <summary>What is said when a group opens or comes to nothing: a text to everybody in it, and an item for a person where no text may go.</summary>
/// <remarks>Source: offers and answers, T45 and T46.</remarks>
public sealed class GroupTexts(ITextStore people, TextTemplates templates, OfferTexts texts, SendingCalendar calendar)
{
    private const int Segments = 2;
    private const int CallsWithinDays = 3;

    /// <summary>Null <paramref name="start"/>: it came to nothing.</summary>
    internal async Task<Told> ToHerAsync(EnrolmentFile file, ProgrammeDefinition scheme, DateOnly? start, DateOnly? next, string marker, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var template = start is null ? "T46" : "T45";
        if (await people.FindAddresseeAsync(file.Municipality, file.YouthId, cancellationToken) is not { } her)
        {
            return Told.Nothing;
        }

        return Text(template, her, scheme, start ?? next, $"{marker}:{file.YouthId}", now) is { Count: > 0 } said
            ? new(said, [])
            : new([], [Item(file, start is null ? WorkKind.GroupDissolved : WorkKind.GroupOpens, scheme, marker, now)]);
    }

    /// <summary>The text that a group of a place came to nothing; empty = no text may go to her.</summary>
    internal async Task<IReadOnlyList<OutgoingText>> TextDissolvedAsync(string municipality, string youth, ProgrammeDefinition scheme, string marker, DateTimeOffset now, CancellationToken cancellationToken) =>
        await people.FindAddresseeAsync(municipality, youth, cancellationToken) is { } her ? Text("T46", her, scheme, null, marker, now) : [];

    private IReadOnlyList<OutgoingText> Text(string template, Addressee her, ProgrammeDefinition scheme, DateOnly? day, string marker, DateTimeOffset now)
    {
        var draft = Draft(template, her, scheme, day, now);
        return her.Youth is { Active: true, Phone: not null, Stopped: false, ContactBy: People.ContactBy.Sms } && draft.Faults.Count == 0 ? texts.InOwnWords(her, draft.Body, marker, now, template) : [];
    }

    /// <summary>The desk is told what a start lacked: whose gate was not passed, and whose it was to pass.</summary>
    internal static WorkItem Missing(EnrolmentFile file, ProgrammeDefinition scheme, IReadOnlyList<Engine.Facts.GateFacts> left, string marker, DateTimeOffset now)
    {
        string Named(string language) => string.Join(", ", left.Select(gate => $"{GateNames.Of(gate.Gate, language)}{(gate.By.Length > 0 ? $" ({GateNames.Role(gate.By, language)})" : "")}"));
        return Item(file, WorkKind.GroupLacked, scheme, marker, now) with
        {
            Note = new(
                string.Create(CultureInfo.InvariantCulture, $"{scheme.Name.In("da")} startede ikke. Mangler: {Named("da")}."),
                string.Create(CultureInfo.InvariantCulture, $"{scheme.Name.In("en")} was not opened. Missing: {Named("en")}.")),
        };
    }

    internal static WorkItem Small(EnrolmentFile one, ProgrammeDefinition scheme, string marker, DateTimeOffset now) => Item(one, WorkKind.GroupSmall, scheme, marker, now) with { YouthId = "" };

    private static WorkItem Item(EnrolmentFile file, WorkKind kind, ProgrammeDefinition scheme, string marker, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), file.Municipality, kind, $"{kind.Code()}:{marker}:{file.YouthId}", now, file.YouthId) { Note = new LegalText(scheme.Name.In("da"), scheme.Name.In("en")) };

    private TextDraft Draft(string template, Addressee her, ProgrammeDefinition scheme, DateOnly? day, DateTimeOffset now)
    {
        var language = her.Youth.Language;
        var words = TextWords.Of(her.Sender);
        words["navn"] = Gsm7.Fold(her.Youth.FirstName);
        words["prog"] = Gsm7.Fold(scheme.Name.In(language));
        words["frist"] = TextWords.Day(calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), CallsWithinDays), language);
        if (day is { } known)
        {
            words["dato"] = TextWords.Day(known, language);
        }

        return templates.Render(template, language, words, Segments, her.Sender);
    }
}
