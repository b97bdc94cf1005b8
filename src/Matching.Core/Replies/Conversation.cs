using System.Globalization;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Microsoft.Extensions.Options;

namespace Matching.Core.Replies;

/// <summary>
/// Decides what one incoming text does, in this order: stop, start, then what <see cref="ReadAnswer"/> reads. Pure: it saves nothing and
/// asks nobody.
/// </summary>
/// <remarks>Source: offers and answers, O4 to O7.</remarks>
public sealed class Conversation(OfferTexts texts, OfferAnswers answers, IOptions<OfferOptions> options, TimeProvider clock)
{
    /// <summary>What is decided, with the text itself as received, and what to tell who handed it over.</summary>
    public (Decision Decision, ReceiveOutcome Outcome) Hear(IncomingText text, PhoneNumber? phone, PhoneThread thread, DateTimeOffset now)
    {
        var read = ReadAnswer.Of(text.Body, ContextOf(thread, now));
        var heard = new HeardText(text, phone, thread, read, Guid.CreateVersion7(clock.GetUtcNow()), now);
        if (read.Reading == Reading.Stop && phone is { } stopping)
        {
            return Stop(heard, stopping);
        }

        if (read.Reading == Reading.Start && phone is { } starting)
        {
            return Start(heard, starting);
        }

        return read.Reading switch
        {
            Reading.Yes or Reading.No => Answer(heard),
            Reading.AskBack => AskBack(heard),
            Reading.CallMe => CallMe(heard),
            _ => Unclear(heard),
        };
    }

    private AnswerContext ContextOf(PhoneThread thread, DateTimeOffset now)
    {
        var open = thread.Offers.Where(o => o.Offer.IsOpen).Select(o => o.Offer.Code).ToList();
        var closed = thread.Offers.Where(o => !o.Offer.IsOpen).Select(o => o.Offer.Code).Except(open).ToList();
        var late = thread.Offers.Where(o => !o.Offer.IsOpen && o.Offer.ClosedAt >= now - options.Value.LateAnswer).Select(o => o.Offer.Code).ToList();
        return new(open, closed, late is [var only] ? only : null, thread.LastTemplate is "" or "T1" or "T2" or "T3" or "T4" or "T5");
    }

    private (Decision, ReceiveOutcome) Stop(HeardText heard, PhoneNumber phone)
    {
        var (thread, now) = (heard.Thread, heard.Now);
        var decision = new Decision { Received = Kept(heard, false), Stop = new(phone, thread.Sender.Municipality, now, CprNumbers.Mask(heard.Text.Body), "sms") };
        foreach (var offer in thread.Offers.Where(o => o.Offer.IsOpen))
        {
            decision = decision.And(ToCallList(offer, now));
        }

        if (!thread.Stopped && !heard.Text.SupplierConfirmedStop)
        {
            var person = thread.People is [var only] ? only : null;
            decision = decision.And(new() { Texts = texts.ToNumber(phone, thread.Sender, person, "T19", $"received:{heard.Id}:T19", now) });
        }

        return (decision, new ReceiveOutcome.Stopped(thread.Stopped));
    }

    private Decision ToCallList(OfferCase offer, DateTimeOffset now)
    {
        if (!offer.Offer.Hear(OfferEvent.Stop, now).Moved)
        {
            return new();
        }

        offer.Offer.RunsUntil(now, texts.Deadline(offer.Parties.Opening, now));
        var item = texts.Item(WorkKind.CallOffer, $"offer:{offer.Offer.Id}", offer.Offer, now, offer.Offer.DeadlineAt);
        return new() { Offers = [offer.Offer], Work = [item] };
    }

    private (Decision, ReceiveOutcome) Start(HeardText heard, PhoneNumber phone)
    {
        var decision = new Decision { Received = Kept(heard, false), Start = phone };
        if (heard.Thread is { Stopped: true, People: [var person, ..] })
        {
            decision = decision with { Texts = texts.ToNumber(phone, heard.Thread.Sender, person, "T20", $"received:{heard.Id}:T20", heard.Now) };
        }

        return (decision, new ReceiveOutcome.Started());
    }

    private (Decision, ReceiveOutcome) Answer(HeardText heard)
    {
        var (decision, answered) = (new Decision(), new List<AnsweredOffer>());
        foreach (var offer in heard.Read.NoTo.Select(heard.OfferOf))
        {
            Take(offer, answers.No);
        }

        foreach (var offer in heard.Read.YesTo.Select(heard.OfferOf))
        {
            Take(offer, answers.Yes);
        }

        return (decision with { Received = Kept(heard, false) }, new ReceiveOutcome.Answered(heard.Read.Reading, answered));

        void Take(OfferCase offer, Func<OfferCase, AnswerWay, DateTimeOffset, Decision> answer)
        {
            var before = offer.Offer.State;
            decision = decision.And(answer(offer, AnswerWay.Text, heard.Now));
            answered.Add(new(offer.Offer.Id, before, offer.Offer.State));
        }
    }

    private (Decision, ReceiveOutcome) AskBack(HeardText heard)
    {
        var open = heard.Open;
        if (heard.Thread.AskedBackAt is not null || heard.Phone is not { } phone || heard.Thread.Stopped)
        {
            return (ForPerson(heard, WorkKind.ReadText), new ReceiveOutcome.WaitsForPerson(Reading.AskBack, WaitReason.SeveralOffersOpen));
        }

        var siblings = open.Select(o => o.Offer.YouthId).Distinct(StringComparer.Ordinal).Count() > 1;
        var more = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["koder"] = string.Join(", ", open.Take(2).Select(o => siblings ? OfferTexts.NameLine(o) : OfferTexts.CodeLine(o))),
            ["flere"] = "",
        };
        var asked = texts.ToNumber(phone, heard.Thread.Sender, open[0].Parties.Youth, siblings ? "T16.phone" : "T16", $"received:{heard.Id}:T16", heard.Now, more);
        return (new() { Received = Kept(heard, true), Texts = asked }, new ReceiveOutcome.WaitsForPerson(Reading.AskBack, WaitReason.SeveralOffersOpen));
    }

    private (Decision, ReceiveOutcome) CallMe(HeardText heard)
    {
        var meant = heard.Open.Where(o => heard.Read.Named.Count == 0 || heard.Read.Named.Contains(o.Offer.Code)).ToList();
        var decision = ForPerson(heard, WorkKind.CallMe);
        foreach (var offer in meant)
        {
            offer.Offer.StopClock(heard.Now);
            decision = decision.And(new() { Offers = [offer.Offer] });
        }

        if (meant is [var first, ..])
        {
            var told = texts.ToYouth(first, "T11", heard.Now, receipt: true, $":{heard.Id}");
            decision = decision.And(new() { Texts = told.Texts });
        }

        return (decision, new ReceiveOutcome.WaitsForPerson(Reading.CallMe, WaitReason.WantsACall));
    }

    private (Decision, ReceiveOutcome) Unclear(HeardText heard)
    {
        var reading = heard.Read.Reading;
        if (heard.Unknown)
        {
            return (UnknownNumber(heard), new ReceiveOutcome.WaitsForPerson(reading, WaitReason.UnknownNumber));
        }

        if (heard.Thread.Elsewhere is { } elsewhere)
        {
            var item = texts.Item(WorkKind.CodeOfAnotherPhone, $"received:{heard.Id}", elsewhere.Offer, heard.Now) with { Received = heard.Id };
            return (new() { Received = Kept(heard, true), Work = [item] }, new ReceiveOutcome.WaitsForPerson(reading, WaitReason.CodeOfAnotherPhone));
        }

        var why = heard.Read.Why == "code_not_on_this_phone" ? WaitReason.UnknownCode : heard.Open.Count == 0 ? WaitReason.NothingOpen : WaitReason.NotUnderstood;
        return (Kindly(heard), new ReceiveOutcome.WaitsForPerson(reading, why));
    }

    /// <summary>A person reads it; she hears that, and how to answer; her deadline waits.</summary>
    private Decision Kindly(HeardText heard)
    {
        var decision = ForPerson(heard, WorkKind.ReadText);
        foreach (var offer in heard.Open)
        {
            offer.Offer.StopClock(heard.Now);
            decision = decision.And(new() { Offers = [offer.Offer] });
        }

        if (heard.Thread.Stopped || heard.Phone is not { } phone)
        {
            return decision;
        }

        if (heard.Open is [var only])
        {
            return decision.And(new() { Texts = texts.ToYouth(only, "T17", heard.Now, receipt: true, $":{heard.Id}").Texts });
        }

        return heard is { Open.Count: 0, Thread.People: [var person] }
            ? decision.And(new() { Texts = texts.ToNumber(phone, heard.Thread.Sender, person, "T18", $"received:{heard.Id}:T18", heard.Now) })
            : decision;
    }

    private Decision UnknownNumber(HeardText heard)
    {
        var decision = ForPerson(heard, WorkKind.UnknownNumber);
        if (heard.Thread.Stopped || heard.Phone is not { } phone)
        {
            return decision;
        }

        var marker = string.Create(CultureInfo.InvariantCulture, $"T22:{phone.E164}:{SendingCalendar.LocalDate(heard.Now):yyyy-MM-dd}");
        return decision with { Texts = texts.ToNumber(phone, heard.Thread.Sender, null, "T22", marker, heard.Now) };
    }

    private static Decision ForPerson(HeardText heard, WorkKind kind)
    {
        var kept = Kept(heard, true);
        var item = new WorkItem(heard.Id, kept.Municipality, kind, $"received:{heard.Id}", heard.Now, kept.YouthId, kept.Offer, kept.Id);
        return new() { Received = kept, Work = [item] };
    }

    private static ReceivedText Kept(HeardText heard, bool needsPerson)
    {
        var about = heard.About;
        var youth = about?.Offer.YouthId ?? (heard.Thread.People is [var only] ? only.Id : "");
        return new(
            heard.Id,
            heard.Text.SupplierId,
            about?.Offer.Municipality ?? heard.Thread.Sender.Municipality,
            heard.Phone?.E164 ?? heard.Text.From,
            CprNumbers.Mask(heard.Text.Body),
            heard.Read.Reading,
            heard.Now,
            needsPerson,
            youth,
            about?.Offer.Id);
    }

    private sealed record HeardText(IncomingText Text, PhoneNumber? Phone, PhoneThread Thread, AnswerRead Read, Guid Id, DateTimeOffset Now)
    {
        public IReadOnlyList<OfferCase> Open { get; } = [.. Thread.Offers.Where(o => o.Offer.IsOpen)];

        public bool Unknown => Thread is { People: [], IsHosts: false, Offers: [] };

        /// <summary>The one offer it is surely about; null = none or several.</summary>
        public OfferCase? About =>
            Read.YesTo.Concat(Read.NoTo).Distinct().ToList() is [var code] ? OfferOf(code) : Open is [var only] ? only : null;

        /// <summary>The offer of a code on this phone: an open one before a closed one, a newer before an older.</summary>
        public OfferCase OfferOf(OfferCode code) => Thread.Offers.OrderByDescending(o => o.Offer.IsOpen).First(o => o.Offer.Code == code);
    }
}
