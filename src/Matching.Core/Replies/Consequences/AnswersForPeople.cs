using System.Globalization;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;

namespace Matching.Core.Replies.Consequences;

/// <summary>What happens to a text that a person has to read: the item on the desk, the clock that waits, and what the writer hears at once.</summary>
/// <remarks>Source: offers and answers, O4, O6 and O11.</remarks>
internal sealed class AnswersForPeople(OfferTexts texts)
{
    private const int Grown = 18;
    private static readonly TimeSpan AtAnyHour = TimeSpan.FromDays(7);

    /// <summary>Kept, and on the desk.</summary>
    public Decision ForPerson(HeardText heard, WorkKind kind)
    {
        var kept = heard.Kept(true);
        var item = new WorkItem(Guid.CreateVersion7(heard.Now), kept.Municipality, kind, heard.Marker, heard.Now, kept.YouthId, kept.Offer, kept.Id);
        return new() { Received = kept, Work = [item] };
    }

    /// <summary>Never an answer: it goes to the top of the desk, and she hears at once, at any hour, where help is.</summary>
    public (Decision, ReceiveOutcome) Help(HeardText heard)
    {
        var decision = Waiting(heard, heard.Open, WorkKind.Help);
        if (heard.Receipt is { } phone && !heard.Read.AlsoStops)
        {
            var template = heard.Thread.People.Any(person => IsChild(person, heard.Now)) ? "T32" : "T32.adult";
            decision = decision.And(new() { Texts = texts.ToNumber(phone, heard.Thread.Sender, heard.Person, template, $"{heard.Marker}:T32", heard.Now, exemptUntil: heard.Now + AtAnyHour) });
        }

        return (decision.And(new() { Texts = DutyText(heard) }), Waits(heard, WaitReason.CryForHelp));
    }

    /// <summary>No name and no word of hers: who is on duty looks at the desk.</summary>
    private IReadOnlyList<OutgoingText> DutyText(HeardText heard) => heard.Thread.Sender.DutyPhone is { } duty
        ? texts.ToNumber(duty, heard.Thread.Sender, null, "T32.duty", $"{heard.Marker}:T32.duty", heard.Now, exemptUntil: heard.Now + AtAnyHour)
        : [];

    public (Decision, ReceiveOutcome) AskBack(HeardText heard)
    {
        if (heard.Thread.AskedBackAt is not null || heard.Receipt is not { } phone || heard.Open.Count + heard.Asked.Count + heard.OpenFollowUps.Count + heard.OpenInquiries.Count < 2)
        {
            return (Waiting(heard, heard.Open, WorkKind.ReadText), Waits(heard, WaitReason.SeveralOffersOpen));
        }

        var siblings = heard.Asked.Count + heard.OpenFollowUps.Count + heard.OpenInquiries.Count > 0 || heard.Open.Select(o => o.Offer.YouthId).Distinct(StringComparer.Ordinal).Count() > 1;
        var lines = heard.Open.Select(o => siblings ? OfferTexts.NameLine(o) : OfferTexts.CodeLine(o))
            .Concat(heard.Asked.Select(question => OfferTexts.NameLine(question.Backing.Code, question.Child.Youth)))
            .Concat(heard.OpenFollowUps.Select(FollowUps.QuestionTexts.CodeLine)).Concat(heard.OpenInquiries.Select(Inquiries.InquiryTexts.CodeLine));
        var more = new Dictionary<string, string>(StringComparer.Ordinal) { ["koder"] = string.Join(", ", lines.Take(2)), ["flere"] = "" };
        var asked = texts.ToNumber(phone, heard.Thread.Sender, heard.Open is [var open, ..] ? open.Parties.Youth : null, siblings ? "T16.phone" : "T16", $"{heard.Marker}:T16", heard.Now, more);
        return (new() { Received = heard.Kept(true), Texts = asked }, Waits(heard, WaitReason.SeveralOffersOpen));
    }

    public (Decision, ReceiveOutcome) CallMe(HeardText heard) =>
        (Waiting(heard, heard.Meant, WorkKind.CallMe).And(Told(heard, heard.Meant, "T11")), Waits(heard, WaitReason.WantsACall));

    /// <summary>It counts when a person has said so; the seat is held until then.</summary>
    public (Decision, ReceiveOutcome) YesBut(HeardText heard)
    {
        var about = heard.OffersOf(heard.Read.YesTo.Concat(heard.Read.NoTo).Distinct());
        return (Waiting(heard, [.. about.Where(o => o.Offer.IsOpen)], WorkKind.YesBut).And(Told(heard, about, "T10")), Waits(heard, WaitReason.WithConditions));
    }

    /// <summary>Her first yes counts; this one is held until a person has talked with her.</summary>
    public Decision Collides(HeardText heard, OfferCase offer)
    {
        offer.Offer.StopClock(heard.Now);
        return new Decision { Offers = [offer.Offer] }.With(texts.Item(WorkKind.YesCollides, $"offer:{offer.Offer.Id}", offer.Offer, heard.Now)).And(Told(heard, [offer], "T10"));
    }

    /// <summary>No receipt: texts to the number wait until a person has looked.</summary>
    public (Decision, ReceiveOutcome) PerhapsStop(HeardText heard) =>
        (Waiting(heard, heard.Open, WorkKind.PerhapsStop), Waits(heard, WaitReason.PerhapsNoMoreTexts));

    public (Decision, ReceiveOutcome) Question(HeardText heard) => (Kindly(heard, WorkKind.Question), Waits(heard, WaitReason.Asks));

    public (Decision, ReceiveOutcome) Unclear(HeardText heard)
    {
        if (heard.Thread.Elsewhere is { } elsewhere)
        {
            var item = texts.Item(WorkKind.CodeOfAnotherPhone, heard.Marker, elsewhere.Offer, heard.Now) with { Received = heard.Id };
            return (new() { Received = heard.Kept(true), Work = [item] }, Waits(heard, WaitReason.CodeOfAnotherPhone));
        }

        var why = heard.Read.Why == "code_not_on_this_phone" ? WaitReason.UnknownCode : heard.Open.Count == 0 ? WaitReason.NothingOpen : WaitReason.NotUnderstood;
        return (Kindly(heard, WorkKind.ReadText), Waits(heard, why));
    }

    /// <summary>A neutral word at most once a day; nothing is revealed.</summary>
    public (Decision, ReceiveOutcome) UnknownNumber(HeardText heard)
    {
        var decision = ForPerson(heard, WorkKind.UnknownNumber);
        if (heard.Receipt is { } phone)
        {
            var marker = string.Create(CultureInfo.InvariantCulture, $"T22:{phone.E164}:{SendingCalendar.LocalDate(heard.Now):yyyy-MM-dd}");
            decision = decision with { Texts = texts.ToNumber(phone, heard.Thread.Sender, null, "T22", marker, heard.Now) };
        }

        return (decision, Waits(heard, WaitReason.UnknownNumber));
    }

    /// <summary>A person reads it; she hears that, and how to answer; her deadline waits.</summary>
    private Decision Kindly(HeardText heard, WorkKind kind)
    {
        var decision = Waiting(heard, heard.Open, kind);
        if (heard.Open is [_])
        {
            return decision.And(Told(heard, heard.Open, "T17"));
        }

        return heard is { Open.Count: 0, Receipt: { } phone, Person: { } person }
            ? decision.And(new() { Texts = texts.ToNumber(phone, heard.Thread.Sender, person, "T18", $"{heard.Marker}:T18", heard.Now) })
            : decision;
    }

    /// <summary>On the desk, and the deadlines of what it is about wait until it is read.</summary>
    private Decision Waiting(HeardText heard, IReadOnlyList<OfferCase> about, WorkKind kind)
    {
        var decision = ForPerson(heard, kind);
        foreach (var offer in about)
        {
            offer.Offer.StopClock(heard.Now);
            decision = decision.And(new() { Offers = [offer.Offer] });
        }

        return decision;
    }

    /// <summary>Told about the first of the offers; a number that gets no texts has its item already.</summary>
    private Decision Told(HeardText heard, IReadOnlyList<OfferCase> about, string template) =>
        heard.Receipt is null || about.Count == 0
            ? new()
            : new() { Texts = texts.ToYouth(about[0], template, heard.Now, receipt: heard.Way == AnswerWay.Text, $":{heard.Id}{heard.Occasion}").Texts };

    private static bool IsChild(YouthParty person, DateTimeOffset now) => person.BirthDate is { } born && SendingCalendar.LocalDate(now) < born.AddYears(Grown);

    private static ReceiveOutcome.WaitsForPerson Waits(HeardText heard, WaitReason why) => new(heard.Read.Reading, why);
}
