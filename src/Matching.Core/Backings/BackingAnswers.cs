using Matching.Core.Offers;
using Matching.Core.Texts;

namespace Matching.Core.Backings;

/// <summary>
/// What a guardian's yes or no does. Pure: it decides, and saves nothing. Her offer is accepted when both have said yes; a guardian's no waits for a
/// call before it takes anything back, and she hears it from a person.
/// </summary>
/// <remarks>Source: offers and answers, O17 and the notes c and f of O1.</remarks>
public sealed class BackingAnswers(GuardianTexts guardians, OfferAnswers answers, OfferTexts texts)
{
    /// <param name="question">As it is now.</param>
    /// <param name="way">A text is answered by a receipt; whoever was called has heard it.</param>
    /// <param name="by"><c>sms</c>, or who recorded it.</param>
    /// <param name="now">The present instant.</param>
    public Decision Yes(Question question, AnswerWay way, string by, DateTimeOffset now)
    {
        var backing = question.Backing;
        if (!backing.Answer(yes: true, now, by).Moved)
        {
            return backing.State == BackingState.Given ? Said(question, "T24", way, now, ":again") : Late(question, now);
        }

        var decision = new Decision { Backings = [backing] };
        if (question.IsDisputed)
        {
            return decision.With(guardians.Item(WorkKind.GuardianNo, backing, now, ":disputed"));
        }

        decision = decision.And(Said(question, "T24", way, now));
        return question.Offer is { } offer
            ? decision.And(offer.Offer.IsOpen && offer.Offer.YesAt is not null ? answers.Backed(offer, now) : new())
            : (decision with { Consents = [new(backing.YouthId, true)] }).With(guardians.Item(WorkKind.BackingGiven, backing, now));
    }

    /// <summary>Nothing is taken back before a person has called; who is not placed yet is not matched meanwhile.</summary>
    public Decision No(Question question, AnswerWay way, string by, DateTimeOffset now, Guid? received = null)
    {
        var backing = question.Backing;
        if (!backing.Answer(yes: false, now, by).Moved)
        {
            return backing.State == BackingState.Refused ? Said(question, "T25", way, now, ":again") : Late(question, now);
        }

        var decision = Said(question, "T25", way, now).With(guardians.Item(WorkKind.GuardianNo, backing, now, received: received)) with { Backings = [backing] };
        if (question.Offer is not { } offer)
        {
            return decision with { Consents = [new(backing.YouthId, false)] };
        }

        return offer.Offer.IsOpen ? decision with { Offers = [Waiting(offer, now)] } : decision;
    }

    /// <summary>After the call: a yes counts whatever was said before, a no takes the offer back, and a person tells her.</summary>
    public Decision AfterCall(Question question, bool yes, string by, DateTimeOffset now)
    {
        var backing = question.Backing;
        backing.Answer(yes, now, by);
        var decision = new Decision { Backings = [backing], Called = [new(backing.Id, by)] };
        if (question.Offer is not { } offer)
        {
            return decision with { Consents = [new(backing.YouthId, yes)] };
        }

        return decision.And(yes ? AfterYes(offer, now) : AfterNo(offer, by, now));
    }

    /// <summary>She has turned 18: nobody's yes is needed but hers.</summary>
    public Decision Grown(Question question, DateTimeOffset now)
    {
        foreach (var one in question.All)
        {
            one.Backing.Lapse();
        }

        var decision = new Decision { Backings = [.. question.All.Select(one => one.Backing)] }.With(guardians.Item(WorkKind.BackingGiven, question.Backing, now, ":grown"));
        return question.Offer is { Offer: { IsOpen: true, YesAt: not null } } offer ? decision.And(answers.Backed(offer, now)) : decision;
    }

    private Decision AfterYes(OfferCase offer, DateTimeOffset now) =>
        offer.Offer.IsOpen && offer.Offer.YesAt is not null ? answers.Backed(offer, now) : new();

    private Decision AfterNo(OfferCase offer, string by, DateTimeOffset now)
    {
        var moved = offer.Offer.Hear(OfferEvent.BackingRefused, now, "guardian_refused").Moved;
        var tell = new Decision().With(texts.Item(WorkKind.TellYouth, $"offer:{offer.Offer.Id}:backing", offer.Offer, now));
        return moved ? tell with { Offers = [offer.Offer], FreedSeats = [offer.Offer.Id], RuledOut = [new(offer.Offer.Id, "guardian_refused", by)] } : tell;
    }

    private static Offer Waiting(OfferCase offer, DateTimeOffset now)
    {
        offer.Offer.StopClock(now);
        return offer.Offer;
    }

    /// <summary>The offer has ended or she is of age: a person answers.</summary>
    private Decision Late(Question question, DateTimeOffset now) => new Decision().With(guardians.Item(WorkKind.GuardianWrote, question.Backing, now, ":late"));

    private Decision Said(Question question, string template, AnswerWay way, DateTimeOffset now, string occasion = "") => way == AnswerWay.Text
        ? new() { Texts = guardians.Receipt(question, template, $"backing:{question.Backing.Id}:{template}{occasion}", now) }
        : new();
}
