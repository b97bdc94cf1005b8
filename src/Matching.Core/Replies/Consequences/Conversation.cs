using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Microsoft.Extensions.Options;

namespace Matching.Core.Replies.Consequences;

/// <summary>
/// Decides what one incoming text does, by what <see cref="ReadAnswer"/> read in it; the same decisions again when a person reads it
/// otherwise. Pure: it saves nothing and asks nobody.
/// </summary>
/// <remarks>Source: offers and answers, O4 to O7.</remarks>
public sealed class Conversation(
    OfferTexts texts, OfferAnswers answers, GuardianTexts guardianTexts, BackingAnswers backings, FollowUps.QuestionTexts followUpTexts, Inquiries.InquiryTexts inquiryTexts, IOptions<OfferOptions> options, TimeProvider clock)
{
    private readonly AnswersForPeople _people = new(texts);
    private readonly GuardiansWord _guardians = new(guardianTexts, backings, texts);
    private readonly FollowUpReplies _followUps = new(followUpTexts);
    private readonly InquiryReplies _inquiries = new(inquiryTexts);
    private readonly MunicipalPhrases _phrases = new();

    /// <summary>What is decided, with the text itself as received, and what to tell who handed it over.</summary>
    public (Decision Decision, ReceiveOutcome Outcome) Hear(IncomingText text, PhoneNumber? phone, PhoneThread thread, DateTimeOffset now)
    {
        var read = OneTap(text.Body, thread) ?? ReadAnswer.Of(text.Body, ContextOf(thread, now), _phrases.BookWith(thread.Phrases));
        return Decide(new(Guid.CreateVersion7(clock.GetUtcNow()), text, phone, thread, read, now));
    }

    /// <summary>What is decided when a person reads a kept text otherwise: the same event by the same tables, and its first reading is taken back where that can be.</summary>
    public (Decision Decision, ReceiveOutcome Outcome) HearAgain(KeptText kept, PhoneThread thread, AnswerRead read, string by, DateTimeOffset now)
    {
        var phone = PhoneNumber.TryParse(kept.Phone, out var number) ? number : (PhoneNumber?)null;
        var heard = new HeardText(kept.Id, new(kept.SupplierId, kept.Phone, kept.Body), phone, thread, read, now) { Way = AnswerWay.Corrected, Occasion = $":{kept.Version}" };
        var (decision, outcome) = Decide(heard);
        return (decision with { Received = null, Corrected = new(decision.Received!, by, kept.Version) }, outcome);
    }

    /// <summary>The same when a person says whose text it is: it is read afresh, as from her own phone.</summary>
    public (Decision Decision, ReceiveOutcome Outcome) HearAsHers(KeptText kept, PhoneThread hers, string by, DateTimeOffset now) =>
        HearAgain(kept, hers, ReadAnswer.Of(kept.Body, ContextOf(hers, now), _phrases.BookWith(hers.Phrases)), by, now);

    private (Decision, ReceiveOutcome) Decide(HeardText heard) => heard.Read.Reading switch
    {
        Reading.Help => Help(heard),
        Reading.Stop when heard.Phone is { } phone => Stop(heard, phone),
        Reading.Start when heard.Phone is { } phone => Start(heard, phone),
        Reading.WrongPerson when heard.Phone is { } phone => WrongPerson(heard, phone),
        _ when heard.Unknown => _people.UnknownNumber(heard),
        _ when _inquiries.Meant(heard, _people) is { } inquiry => inquiry,
        _ when _followUps.Meant(heard, _people) is { } followUp => followUp,
        Reading.AskBack => _people.AskBack(heard),
        not (Reading.Yes or Reading.No or Reading.PerhapsStop) when heard.IsGuardians => _guardians.ToRead(heard, _people),
        Reading.Yes or Reading.No => Answer(heard, Kept(heard)),
        Reading.NoBut => Answer(heard, _people.ForPerson(heard, WorkKind.NoBut)),
        Reading.CallMe => _people.CallMe(heard),
        Reading.YesBut => _people.YesBut(heard),
        Reading.PerhapsStop => _people.PerhapsStop(heard),
        Reading.Question => _people.Question(heard),
        _ => _people.Unclear(heard),
    };

    /// <summary>A digit alone means nothing where two questions take one.</summary>
    private static AnswerRead? OneTap(string body, PhoneThread thread)
    {
        var (calls, digits) = (thread.Inquiries.Any(one => one.Inquiry is { IsClosed: false, Kind: Inquiries.InquiryKind.CallOverdue }), thread.FollowUps.Any(one => one.Question is { IsClosed: false, TakesDigits: true }));
        return ReadInquiry.Of(body, thread.Inquiries, !digits) ?? (calls && digits && body.Trim().Length == 1 ? null : ReadFollowUp.Of(body, thread.FollowUps));
    }

    private AnswerContext ContextOf(PhoneThread thread, DateTimeOffset now)
    {
        // A follow-up that takes digits is known by its code and never meant by a word alone.
        var asked = thread.FollowUps.ToLookup(q => q.Question is { IsClosed: false, TakesDigits: false }, q => q.Question.Code!.Value);
        var inquiries = thread.Inquiries.ToLookup(one => one.Inquiry is { IsClosed: false, TakesYesOrNo: true }, one => one.Inquiry.Code!.Value);
        var open = thread.Offers.Where(o => o.Offer.IsOpen).Select(o => o.Offer.Code).Concat(CodesOf(thread, open: true)).Union(asked[true]).Union(inquiries[true]).ToList();
        var closed = thread.Offers.Where(o => !o.Offer.IsOpen).Select(o => o.Offer.Code).Concat(CodesOf(thread, open: false)).Union(asked[false]).Union(inquiries[false]).Except(open).ToList();
        var late = thread.Offers.Where(o => !o.Offer.IsOpen && o.Offer.ClosedAt >= now - options.Value.LateAnswer).Select(o => o.Offer.Code).ToList();
        return new(open, closed, late is [var only] ? only : null, thread.LastTemplate is "" or "T1" or "T2" or "T3" or "T4" or "T5" || GuardianTexts.QuestionTemplates.Contains(thread.LastTemplate));
    }

    private static IEnumerable<OfferCode> CodesOf(PhoneThread thread, bool open) => thread.Questions.Where(question => question.IsOpen == open).Select(question => question.Backing.Code);

    private (Decision, ReceiveOutcome) Help(HeardText heard)
    {
        var (decision, outcome) = _people.Help(heard);
        return heard is { Read.AlsoStops: true, Phone: { } phone } ? (decision.And(NoMoreTexts(heard, phone)) with { Stop = MarkOf(heard, phone) }, outcome) : (decision, outcome);
    }

    private (Decision, ReceiveOutcome) Stop(HeardText heard, PhoneNumber phone)
    {
        var kept = AsksToBeErased(heard) ? _people.ForPerson(heard, WorkKind.EraseAsked) : Kept(heard);
        return (kept.And(NoMoreTexts(heard, phone)) with { Stop = MarkOf(heard, phone) }, new ReceiveOutcome.Stopped(heard.Thread.Stopped));
    }

    /// <summary>Her open offers go to the call list, and she hears once that it is heard.</summary>
    private Decision NoMoreTexts(HeardText heard, PhoneNumber phone)
    {
        var decision = ToCallList(heard);
        return heard.Thread.Stopped || heard.Text.SupplierConfirmedStop
            ? decision
            : decision.And(new() { Texts = texts.ToNumber(phone, heard.Thread.Sender, heard.Person, "T19", $"{heard.Marker}:T19", heard.Now) });
    }

    private static StopMark MarkOf(HeardText heard, PhoneNumber phone) => new(phone, heard.Thread.Sender.Municipality, heard.Now, CprNumbers.Mask(heard.Text.Body), "sms");

    private static bool AsksToBeErased(HeardText heard) =>
        heard.Read.Found.Any(found => found.Phrase.Contains("slet", StringComparison.Ordinal) || found.Phrase.Contains("delete", StringComparison.Ordinal));

    private Decision ToCallList(HeardText heard)
    {
        var decision = new Decision();
        foreach (var offer in heard.Open.Where(offer => offer.Offer.Hear(OfferEvent.Stop, heard.Now).Moved))
        {
            offer.Offer.RunsUntil(heard.Now, texts.Deadline(offer, heard.Now));
            var item = texts.Item(WorkKind.CallOffer, $"offer:{offer.Offer.Id}{heard.Occasion}", offer.Offer, heard.Now, offer.Offer.DeadlineAt);
            decision = decision.And(new() { Offers = [offer.Offer], Work = [item] });
        }

        return decision.And(_guardians.ToCallList(heard)).And(FollowUpReplies.ToCallList(heard)).And(InquiryReplies.ToCallList(heard));
    }

    /// <summary>A parked number stays parked: a person releases it.</summary>
    private (Decision, ReceiveOutcome) Start(HeardText heard, PhoneNumber phone)
    {
        var decision = new Decision { Received = heard.Kept(false), Start = phone };
        if (heard.Thread is { Stopped: true, Parked: false, People: [var person, ..] })
        {
            decision = decision with { Texts = texts.ToNumber(phone, heard.Thread.Sender, person, "T20", $"{heard.Marker}:T20", heard.Now) };
        }

        return (decision, new ReceiveOutcome.Started());
    }

    /// <summary>Nothing is written there any more until a person has looked; the one who has the phone hears nobody's name.</summary>
    private (Decision, ReceiveOutcome) WrongPerson(HeardText heard, PhoneNumber phone)
    {
        var decision = _people.ForPerson(heard, WorkKind.WrongPerson).And(ToCallList(heard)) with { Park = phone };
        if (!heard.Thread.Stopped)
        {
            decision = decision.And(new() { Texts = texts.ToNumber(phone, heard.Thread.Sender, null, "T21", $"{heard.Marker}:T21", heard.Now) });
        }

        return (decision, new ReceiveOutcome.WaitsForPerson(Reading.WrongPerson, WaitReason.WrongPerson));
    }

    private (Decision, ReceiveOutcome) Answer(HeardText heard, Decision kept)
    {
        var (decision, answered) = (kept, new List<AnsweredOffer>());
        decision = decision.And(_guardians.Answer(heard)).And(_followUps.Answer(heard)).And(_inquiries.Answer(heard));
        foreach (var offer in heard.OffersOf(heard.Read.NoTo))
        {
            Take(offer, answers.No);
        }

        foreach (var offer in heard.OffersOf(heard.Read.YesTo))
        {
            if (Collisions.Of(offer, heard.Thread.Offers))
            {
                decision = decision.And(_people.Collides(heard, offer));
                continue;
            }

            Take(offer, answers.Yes);
        }

        return (decision, new ReceiveOutcome.Answered(heard.Read.Reading, answered));

        void Take(OfferCase offer, Func<OfferCase, AnswerWay, DateTimeOffset, Decision> answer)
        {
            var before = offer.Offer.State;
            decision = decision.And(answer(offer, heard.Way, heard.Now));
            answered.Add(new(offer.Offer.Id, before, offer.Offer.State));
        }
    }

    private static Decision Kept(HeardText heard) => new() { Received = heard.Kept(false) };
}
