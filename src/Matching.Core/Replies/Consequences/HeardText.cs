using Matching.Core.Backings;
using Matching.Core.FollowUps;
using Matching.Core.Inquiries;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;

namespace Matching.Core.Replies.Consequences;

/// <summary>
/// One incoming text that is being decided about: what its number is about, how it was read, and by which way it comes. Made afresh for each look.
/// </summary>
internal sealed record HeardText(Guid Id, IncomingText Text, PhoneNumber? Phone, PhoneThread Thread, AnswerRead Read, DateTimeOffset Now)
{
    /// <summary>Her text as it came, or as a person reads it later.</summary>
    public AnswerWay Way { get; init; } = AnswerWay.Text;

    /// <summary>Tells this reading of the text from an earlier one; empty = the first.</summary>
    public string Occasion { get; init; } = "";

    public IReadOnlyList<OfferCase> Open { get; } = [.. Thread.Offers.Where(o => o.Offer.IsOpen)];

    /// <summary>Questions to a guardian on this number that can still be answered.</summary>
    public IReadOnlyList<Backings.Question> Asked { get; } = [.. Thread.Questions.Where(question => question.IsOpen)];

    /// <summary>Follow-ups of schemes that wait for an answer on the phone.</summary>
    public IReadOnlyList<QuestionCase> OpenFollowUps { get; } = [.. Thread.FollowUps.Where(q => !q.Question.IsClosed)];

    public IReadOnlyList<InquiryCase> OpenInquiries { get; } = [.. Thread.Inquiries.Where(one => !one.Inquiry.IsClosed)];

    public bool Unknown => Thread is { People: [], IsHosts: false, Offers: [], Questions: [], FollowUps: [], Inquiries: [] };

    /// <summary>It is a guardian who speaks: nobody else has the number, or every code it names is of a question to one.</summary>
    public bool IsGuardians => Thread.Questions.Count > 0
        && (Thread is { People: [], Offers: [] } || (Read.Named.Count > 0 && Read.Named.All(code => QuestionOf(code) is not null)));

    /// <summary>The question that a guardian's text is surely about, else the newest: whose child it is stands fast.</summary>
    public Backings.Question? AboutQuestion => !IsGuardians ? null
        : Read.YesTo.Concat(Read.NoTo).Concat(Read.Named).Select(QuestionOf).OfType<Backings.Question>().FirstOrDefault() ?? (Asked is [var asked, ..] ? asked : Thread.Questions[0]);

    /// <summary>What makes items and texts of this reading one.</summary>
    public string Marker => $"received:{Id}{Occasion}";

    /// <summary>The one person on the number; null = nobody or several.</summary>
    public YouthParty? Person => Thread.People is [var only] ? only : null;

    /// <summary>The number a receipt may go to.</summary>
    public PhoneNumber? Receipt => Thread.Stopped ? null : Phone;

    /// <summary>The one offer it is surely about; null = none or several.</summary>
    public OfferCase? About =>
        Read.YesTo.Concat(Read.NoTo).Distinct().ToList() is [var code] ? FindOffer(code) : Read.ToQuestion is null && Open is [var only] ? only : null;

    /// <summary>The open offers it is about: those whose code it names, else all.</summary>
    public IReadOnlyList<OfferCase> Meant => [.. Open.Where(o => Read.Named.Count == 0 || Read.Named.Contains(o.Offer.Code))];

    /// <summary>The offers of codes on this phone; a question's code has none.</summary>
    public IReadOnlyList<OfferCase> OffersOf(IEnumerable<OfferCode> codes) => [.. codes.Select(FindOffer).OfType<OfferCase>()];

    /// <summary>The question of a code on this phone: an open one before a closed one.</summary>
    public Backings.Question? QuestionOf(OfferCode code) => Thread.Questions.OrderByDescending(question => question.IsOpen).FirstOrDefault(question => question.Backing.Code == code);

    /// <summary>The follow-up of a code on this phone, an open one before a closed one; null = the code stands for something else.</summary>
    public QuestionCase? FollowUpOf(OfferCode code) =>
        FindOffer(code) is not null || QuestionOf(code) is not null ? null : Thread.FollowUps.OrderBy(q => q.Question.IsClosed).FirstOrDefault(q => q.Question.Code == code);

    /// <summary>The follow-up that a wish for a call is about: the one it names, or the only thing that is open.</summary>
    public QuestionCase? FollowUpMeant => Read.Named is [var code]
        ? FollowUpOf(code) is { Question.IsClosed: false } named ? named : null
        : Read.Named.Count == 0 && Open.Count + Asked.Count == 0 && OpenFollowUps is [var only] ? only : null;

    /// <summary>The inquiry of a code on this phone, an open one before a closed one; null = the code stands for something else.</summary>
    public InquiryCase? InquiryOf(OfferCode code) => FindOffer(code) is not null || QuestionOf(code) is not null || FollowUpOf(code) is not null
        ? null
        : Thread.Inquiries.OrderBy(one => one.Inquiry.IsClosed).FirstOrDefault(one => one.Inquiry.Code == code);

    /// <summary>The inquiry that a wish for a call is about: the one it names, or the only thing that is open.</summary>
    public InquiryCase? InquiryMeant => Read.Named is [var code]
        ? InquiryOf(code) is { Inquiry.IsClosed: false } named ? named : null
        : Read.Named.Count == 0 && Open.Count + Asked.Count + OpenFollowUps.Count == 0 && OpenInquiries is [var only] ? only : null;

    /// <summary>As it is kept: whole, with CPR numbers masked.</summary>
    public ReceivedText Kept(bool needsPerson)
    {
        var (about, question, followUp) = (About, AboutQuestion, OpenFollowUps.Count > 0 ? OpenFollowUps[0].Question : null);
        return new(
            Id,
            Text.SupplierId,
            about?.Offer.Municipality ?? question?.Backing.Municipality ?? followUp?.Municipality ?? (OpenInquiries is [var inquiry, ..] ? inquiry.Inquiry.Municipality : null) ?? Thread.Sender.Municipality,
            Phone?.E164 ?? Text.From,
            CprNumbers.Mask(Text.Body),
            Read.Reading,
            Now,
            needsPerson,
            about?.Offer.YouthId ?? question?.Backing.YouthId ?? Person?.Id ?? "",
            about?.Offer.Id ?? question?.Backing.Offer)
        {
            Read = Read,
        };
    }

    /// <summary>An open offer before a closed one, a newer before an older.</summary>
    private OfferCase? FindOffer(OfferCode code) => Thread.Offers.OrderByDescending(o => o.Offer.IsOpen).FirstOrDefault(o => o.Offer.Code == code);
}
