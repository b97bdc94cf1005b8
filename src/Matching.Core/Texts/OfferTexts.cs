using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Options;

namespace Matching.Core.Texts;

/// <summary>What is to be said and what a person has to say instead, because no text may go there.</summary>
public sealed record Told(IReadOnlyList<OutgoingText> Texts, IReadOnlyList<WorkItem> Work)
{
    public static Told Nothing { get; } = new([], []);
}

/// <summary>
/// Writes the texts of offers. A text to a number that never had one is preceded by the greeting; a number that wants none, or is not
/// known, gives an item for a person instead.
/// </summary>
public sealed class OfferTexts(TextTemplates templates, SendingCalendar calendar, IOptions<OfferOptions> options, TimeProvider clock)
{
    /// <summary>What stands for a template where a person wrote.</summary>
    public const string OwnWords = "own";

    /// <summary>Stands in the marker of an offer's text that a person sent once more.</summary>
    internal const string AgainMark = ":again:";

    private const int OfferSegments = 1;
    private const int OtherSegments = 2;

    /// <summary>The offer as she would read it, told at <paramref name="now"/> or when texts next may leave.</summary>
    public TextDraft Draft(OfferId id, Parties parties, OfferCode code, OfferTerms terms, DateTimeOffset now)
    {
        var language = parties.Youth.Language;
        var words = TextWords.Of(parties, language);
        words["k"] = code.Value;
        words["frist"] = TextWords.Day(SendingCalendar.LocalDate(Deadline(parties.Opening, terms.AnswerDays, calendar.NextOpening(now, id.Value))), language);
        if (terms.Duty == OfferDuty.Voluntary && parties.Opening.Kind != Engine.Facts.Kind.Internship)
        {
            // An internship can be a duty under the law; only what is voluntary may say that no is fine.
            words["frivilligt"] = "";
        }

        return templates.Render(parties.Host.Kind == HostKind.Mentor ? "T2" : "T3", language, words, OfferSegments, parties.Sender);
    }

    /// <summary>When an offer told at <paramref name="told"/> is no longer waited for.</summary>
    public DateTimeOffset Deadline(OfferCase offer, DateTimeOffset told) => Deadline(offer.Parties.Opening, offer.Offer.AnswerDays, told);

    /// <summary>The same before there is an offer; a near start leaves a single day.</summary>
    public DateTimeOffset Deadline(OpeningParty opening, int answerDays, DateTimeOffset told)
    {
        var near = opening.StartDate is { } start && start.DayNumber - SendingCalendar.LocalDate(told).DayNumber <= options.Value.NearStartDays;
        return calendar.Deadline(told, near ? 1 : answerDays);
    }

    /// <summary>The offer itself, after the greeting where it is the number's first text.</summary>
    public Told Offer(Offer offer, Parties parties, TextDraft draft, DateTimeOffset now)
    {
        // In the order of speaking: ids, and with them rows, sort by when they were made.
        var greeting = GreetingOf(offer, parties, now);
        var text = Text(offer, parties.Youth.Phone!.Value, parties.Youth.Id, draft, $"offer:{offer.Id}:{draft.Template}", now);
        return new(Said([greeting, text]), []);
    }

    /// <summary>The offer as it was told, once more by a person's click; null when no text may go there.</summary>
    public OutgoingText? OfferAgain(OfferCase offer, int times, DateTimeOffset now)
    {
        var template = offer.Parties.Host.Kind == HostKind.Mentor ? "T2" : "T3";
        var draft = new TextDraft(template, offer.Offer.Text, Gsm7.Segments(offer.Offer.Text), []);
        return offer.Offer.Phone is { } phone && !offer.Parties.Youth.Stopped
            ? Text(offer.Offer, phone, offer.Offer.YouthId, draft, $"offer:{offer.Offer.Id}:{template}{AgainMark}{times}", now)
            : null;
    }

    /// <summary>A text to her about an offer; once for each offer, template and <paramref name="occasion"/>.</summary>
    /// <param name="offer">The offer and its sides.</param>
    /// <param name="template">T5, T6 …</param>
    /// <param name="now">The present instant.</param>
    /// <param name="receipt">It answers a text of hers, so the sending hours do not hold it for a while.</param>
    /// <param name="occasion">Empty for the first time.</param>
    /// <param name="notBefore">Null = as soon as texts may leave.</param>
    public Told ToYouth(OfferCase offer, string template, DateTimeOffset now, bool receipt, string occasion = "", DateTimeOffset? notBefore = null)
    {
        var (parties, id) = (offer.Parties, offer.Offer.Id);
        var marker = $"offer:{id}:{template}{occasion}";
        if ((offer.Offer.Phone ?? parties.Youth.Phone) is not { } phone || parties.Youth.Stopped || offer.Offer.ContactBy == ContactBy.Call)
        {
            return new([], [Item(WorkKind.TellYouth, marker, offer.Offer, now)]);
        }

        var words = TextWords.Of(parties, offer.Offer.Language);
        words["k"] = offer.Offer.Code.Value;
        words["frist"] = TextWords.Day(Due(template, offer, now), offer.Offer.Language);
        if (offer.Offer.IsOpen)
        {
            words["holdes"] = "";
        }

        var draft = templates.Render(template, offer.Offer.Language, words, OtherSegments, parties.Sender);
        return Text(offer.Offer, phone, parties.Youth.Id, draft, marker, now, receipt ? now + options.Value.ReceiptExempt : null, notBefore) is { } text
            ? new([text], [])
            : new([], [Item(WorkKind.TellYouth, marker, offer.Offer, now)]);
    }

    /// <summary>
    /// Her yes, told to the host by her first name only, and to a mentor whose word is too old without any; a person tells those who cannot be texted.
    /// </summary>
    public Told ToHost(OfferCase offer, DateTimeOffset now)
    {
        var host = offer.Parties.Host;
        var template = ToHostBy(offer);
        var marker = $"offer:{offer.Offer.Id}:{template}";
        if (host.Phone is not { } phone || host.Stopped)
        {
            return new([], [Item(WorkKind.TellHost, marker, offer.Offer, now)]);
        }

        var language = host.Language.Length > 0 ? host.Language : "da";
        var words = TextWords.Of(offer.Parties, language);
        words["frist"] = TextWords.Day(Due(template, offer, now), language);
        if (host.IsUnconfirmed)
        {
            // Not even a municipality's own words can name her.
            words.Remove("barn");
            words.Remove("navn");
        }

        var greeting = host.Greeted ? null : Greeting("T1.host", offer.Offer, offer.Parties, phone, "", language, host.Addressed, now);
        return Text(offer.Offer, phone, "", templates.Render(template, language, words, OtherSegments, offer.Parties.Sender), marker, now) is { } text
            ? new(Said([greeting, text]), [])
            : new([], [Item(WorkKind.TellHost, marker, offer.Offer, now)]);
    }

    /// <summary>A receipt to a number that is not about one offer; empty when it cannot be said in its room, and then a person reads the text anyway.</summary>
    public IReadOnlyList<OutgoingText> ToNumber(PhoneNumber phone, Sender sender, YouthParty? person, string template, string marker, DateTimeOffset now, IReadOnlyDictionary<string, string>? more = null, DateTimeOffset? exemptUntil = null)
    {
        var words = TextWords.Of(sender);
        if (person is not null)
        {
            words["navn"] = Gsm7.Fold(person.FirstName);
        }

        foreach (var (name, value) in more ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            words[name] = value;
        }

        var draft = templates.Render(template, person?.Language ?? "da", words, OtherSegments, sender);
        return Said([Outgoing(sender.Municipality, phone, person?.Id ?? "", null, draft, marker, now, exemptUntil ?? now + options.Value.ReceiptExempt, null)]);
    }

    /// <summary>A text about her to somebody else, in their language; null when it cannot be said in its room.</summary>
    internal OutgoingText? About(
        Sender sender, PhoneNumber phone, string youth, OfferId? offer, string template, string language, IReadOnlyDictionary<string, string> words, string marker, DateTimeOffset now, DateTimeOffset? exemptUntil) =>
        Outgoing(sender.Municipality, phone, youth, offer, templates.Render(template, language, words, OtherSegments, sender), marker, now, exemptUntil, null);

    /// <summary>A person's own words to her, or a text about her scheme, after the greeting where it is the number's first text. They were checked and signed before.</summary>
    public IReadOnlyList<OutgoingText> InOwnWords(Addressee to, string body, string marker, DateTimeOffset now, string template = OwnWords)
    {
        var phone = to.Youth.Phone ?? throw new ArgumentException($"{to.Youth.Id} has no phone.\nMaybe the caller did not look before.", nameof(to));
        var words = TextWords.Of(to.Sender);
        words["navn"] = Gsm7.Fold(to.Youth.FirstName);
        var greeting = to.Youth.Greeted ? null : templates.Render("T1", to.Youth.Language, words, OtherSegments, to.Sender);
        var own = new TextDraft(template, body, Gsm7.Segments(body), []);
        return Said(
        [
            greeting is null ? null : Outgoing(to.Sender.Municipality, phone, to.Youth.Id, null, greeting, $"T1:{phone.E164}", now, null, null),
            Outgoing(to.Sender.Municipality, phone, to.Youth.Id, null, own, marker, now, null, null),
        ]);
    }

    /// <summary>The words in letters that phones show, with the writer's name and telephone behind them.</summary>
    public static string Signed(string text, Sender sender)
    {
        var words = TextWords.Of(sender);
        string[] parts = [Gsm7.Fold(text.Trim().ReplaceLineEndings("\n")), words["kontakt"], words.GetValueOrDefault("tlf", "")];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <summary>What an offer's code stands for, as T16 lists it.</summary>
    public static string CodeLine(OfferCase offer) => $"{offer.Offer.Code} = {TextWords.Of(offer.Parties, offer.Offer.Language)["hvad"]}";

    /// <summary>The same for siblings on one phone: the first name tells them apart.</summary>
    public static string NameLine(OfferCase offer) => NameLine(offer.Offer.Code, offer.Parties.Youth);

    /// <summary>The same for a question to her guardian.</summary>
    public static string NameLine(OfferCode code, YouthParty youth) => $"{code} = {Gsm7.Fold(youth.FirstName)}";

    /// <summary>The names of a pair, as texts have them, that hold a word to avoid and that nobody has released.</summary>
    public static IReadOnlyList<string> NamesToRelease(Parties parties) =>
    [
        .. TextWords.Names(parties)
            .Where(name => TextCheck.WordsIn(name).Count > 0 && !parties.Sender.ReleasedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Words to avoid in a company's name or a task, as texts have them, that nobody has released.</summary>
    public static IReadOnlyList<string> WordsInNames(string hostName, string task, IReadOnlyCollection<string> releasedNames)
    {
        var (host, work) = TextWords.Short(hostName, task);
        return [.. new[] { host, work }.Where(name => !releasedNames.Contains(name, StringComparer.OrdinalIgnoreCase)).SelectMany(TextCheck.WordsIn).Distinct(StringComparer.Ordinal)];
    }

    public WorkItem Item(WorkKind kind, string marker, Offer offer, DateTimeOffset now, DateTimeOffset? due = null) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), offer.Municipality, kind, $"{kind.Code()}:{marker}", now, offer.YouthId, offer.Id, DueAt: due);

    private OutgoingText? GreetingOf(Offer offer, Parties parties, DateTimeOffset now) =>
        parties.Youth.Greeted ? null : Greeting("T1", offer, parties, parties.Youth.Phone!.Value, parties.Youth.Id, offer.Language, parties.Youth.FirstName, now);

    private OutgoingText? Greeting(string template, Offer offer, Parties parties, PhoneNumber phone, string youth, string language, string name, DateTimeOffset now)
    {
        var words = TextWords.Of(parties, language);
        words["navn"] = Gsm7.Fold(name);
        return Text(offer, phone, youth, templates.Render(template, language, words, OtherSegments, parties.Sender), $"T1:{phone.E164}", now);
    }

    /// <summary>The last day of a first call that is promised now.</summary>
    internal DateOnly MentorCallsBy(DateTimeOffset now) => calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), options.Value.MentorCallsWithinWorkingDays);

    private static string ToHostBy(OfferCase offer) => (offer.Parties.Host, offer.MentorCallsFirst) switch
    {
        ({ Kind: HostKind.Mentor, IsUnconfirmed: true }, true) => "T27.unnamed",
        ({ Kind: HostKind.Mentor, IsUnconfirmed: true }, false) => "T27.contact.unnamed",
        ({ Kind: HostKind.Mentor }, true) => "T27",
        ({ Kind: HostKind.Mentor }, false) => "T27.contact",
        _ => "T28",
    };

    private DateOnly Due(string template, OfferCase offer, DateTimeOffset now) =>
        template is "T6" or "T27" or "T27.unnamed" ? MentorCallsBy(now)
        : template is "T5" or "T26" && offer.Offer.DeadlineAt is { } deadline ? SendingCalendar.LocalDate(deadline)
        : calendar.WorkingDayAfter(SendingCalendar.LocalDate(now), options.Value.CallWithinWorkingDays);

    private OutgoingText? Text(
        Offer offer, PhoneNumber phone, string youth, TextDraft draft, string marker, DateTimeOffset now, DateTimeOffset? exempt = null, DateTimeOffset? notBefore = null) =>
        Outgoing(offer.Municipality, phone, youth, offer.Id, draft, marker, now, exempt, notBefore);

    private static IReadOnlyList<OutgoingText> Said(IReadOnlyList<OutgoingText?> texts) => [.. texts.OfType<OutgoingText>()];

    /// <summary>Null when it cannot be said: a name in letters that phones show at half the room is the usual cause.</summary>
    private OutgoingText? Outgoing(
        string municipality, PhoneNumber phone, string youth, OfferId? offer, TextDraft draft, string marker, DateTimeOffset now, DateTimeOffset? exempt, DateTimeOffset? notBefore) =>
        draft.Faults.Count > 0 ? null : new()
        {
            Id = TextId.New(clock),
            Municipality = municipality,
            Phone = phone,
            YouthId = youth,
            Offer = offer,
            Template = draft.Template,
            Body = draft.Body,
            Segments = draft.Segments,
            Marker = marker,
            CreatedAt = now,
            NotBefore = notBefore,
            ExemptUntil = exempt,
        };
}
