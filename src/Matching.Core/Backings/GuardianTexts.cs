using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Options;

namespace Matching.Core.Backings;

/// <summary>
/// What guardians are told: her first name and what the place is, never a word that she wrote. Whoever cannot be texted is called.
/// </summary>
/// <remarks>Source: offers and answers, O17 with T23 to T25 and T35.</remarks>
public sealed class GuardianTexts(OfferTexts texts, SendingCalendar calendar, IOptions<OfferOptions> options)
{
    private const int SendingDays = 2;
    private const string Enrolment = "T35";
    private static readonly string[] Questions = ["T23.place", "T23.mentor", Enrolment];

    /// <summary>The texts that put a question to a guardian.</summary>
    public static IReadOnlyCollection<string> QuestionTemplates => Questions;

    /// <summary>Until when a guardian who is asked now has time: the closing hour of the second sending day after the text may leave.</summary>
    public DateTimeOffset Deadline(BackingId id, DateTimeOffset now) => calendar.Deadline(calendar.NextOpening(now, id.Value), SendingDays);

    /// <summary>Until when the seat is held for a guardian: one sending day more, on which a person calls.</summary>
    public DateTimeOffset HeldUntil(DateTimeOffset guardiansDeadline) => calendar.Deadline(guardiansDeadline, 1);

    public DateTimeOffset? ReminderAt(Backing asked) =>
        asked is { AskedAt: { } at, DeadlineAt: { } deadline } ? calendar.ReminderAt(calendar.NextOpening(at, asked.Id.Value), deadline) : null;

    /// <summary>The question as a text, after the greeting where it is the number's first; as an item to call where no text may go.</summary>
    /// <param name="question">Whose child, and about what.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="occasion">Empty for the first time.</param>
    public Told Ask(Question question, DateTimeOffset now, string occasion = "")
    {
        var (mine, backing) = (question.Mine, question.Backing);
        if (backing.Phone is not { } phone || mine.Stopped)
        {
            return Call(question, now);
        }

        var template = TemplateOf(question);
        var words = Words(question, backing.DeadlineAt ?? Deadline(backing.Id, now));
        var greeting = mine.Greeted ? null : texts.About(question.Child.Sender, phone, backing.YouthId, backing.Offer, "T1.guardian", backing.Language, words, $"T1:{phone.E164}", now, exemptUntil: null);
        return texts.About(question.Child.Sender, phone, backing.YouthId, backing.Offer, template, backing.Language, words, $"backing:{backing.Id}:{template}{occasion}", now, exemptUntil: null) is { } text
            ? new(greeting is null ? [text] : [greeting, text], [])
            : Call(question, now);
    }

    /// <summary>What a guardian hears upon an answer of theirs; nothing where no text may go.</summary>
    public IReadOnlyList<OutgoingText> Receipt(Question question, string template, string marker, DateTimeOffset now)
    {
        if (question.Backing.Phone is not { } phone || question.Mine.Stopped)
        {
            return [];
        }

        var words = Words(question, null);
        words["frist"] = TextWords.Day(calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), options.Value.CallWithinWorkingDays), question.Backing.Language);
        var text = texts.About(question.Child.Sender, phone, question.Backing.YouthId, null, template, question.Backing.Language, words, marker, now, now + options.Value.ReceiptExempt);
        return text is null ? [] : [text];
    }

    /// <summary>A guardian is to be called, once for each question and <paramref name="occasion"/>.</summary>
    public Told Call(Question question, DateTimeOffset now, string occasion = "") =>
        new([], [Item(WorkKind.CallGuardian, question.Backing, now, occasion, question.Offer?.Offer.DeadlineAt ?? question.Backing.DeadlineAt)]);

    /// <summary>A guardian's text of question did not arrive: somebody calls.</summary>
    public static WorkItem? CallInstead(OutgoingText text, DateTimeOffset now) =>
        Questions.Contains(text.Template, StringComparer.Ordinal) && text.Marker.Split(':') is [_, var id, ..]
            ? new(Guid.CreateVersion7(now), text.Municipality, WorkKind.CallGuardian, Marker(WorkKind.CallGuardian, id, ""), now, text.YouthId, text.Offer)
            : null;

    public WorkItem Item(WorkKind kind, Backing backing, DateTimeOffset now, string occasion = "", DateTimeOffset? due = null, Guid? received = null) =>
        new(Guid.CreateVersion7(now), backing.Municipality, kind, Marker(kind, backing.Id.ToString(), occasion), now, backing.YouthId, backing.Offer, received, due);

    private static string Marker(WorkKind kind, string backing, string occasion) => $"{kind.Code()}:backing:{backing}{occasion}";

    private static string TemplateOf(Question question) => question.Offer switch
    {
        null => Enrolment,
        { Parties.Host.Kind: HostKind.Mentor } => "T23.mentor",
        _ => "T23.place",
    };

    private static Dictionary<string, string> Words(Question question, DateTimeOffset? deadline)
    {
        var language = question.Backing.Language;
        var words = question.Offer is { } offer ? TextWords.Of(offer.Parties, language) : TextWords.Of(question.Child.Sender);
        words["barn"] = Gsm7.Fold(question.Child.Youth.FirstName);
        words["prog"] = question.Backing.About;
        words["k"] = question.Backing.Code.Value;
        if (deadline is { } until)
        {
            words["frist"] = TextWords.Day(SendingCalendar.LocalDate(until), language);
        }

        return words;
    }
}
