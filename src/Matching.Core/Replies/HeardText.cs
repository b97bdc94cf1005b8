using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Texts;

namespace Matching.Core.Replies;

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

    public bool Unknown => Thread is { People: [], IsHosts: false, Offers: [] };

    /// <summary>What makes items and texts of this reading one.</summary>
    public string Marker => $"received:{Id}{Occasion}";

    /// <summary>The one person on the number; null = nobody or several.</summary>
    public YouthParty? Person => Thread.People is [var only] ? only : null;

    /// <summary>The number a receipt may go to.</summary>
    public PhoneNumber? Receipt => Thread.Stopped ? null : Phone;

    /// <summary>The one offer it is surely about; null = none or several.</summary>
    public OfferCase? About =>
        Read.YesTo.Concat(Read.NoTo).Distinct().ToList() is [var code] ? OfferOf(code) : Open is [var only] ? only : null;

    /// <summary>The open offers it is about: those whose code it names, else all.</summary>
    public IReadOnlyList<OfferCase> Meant => [.. Open.Where(o => Read.Named.Count == 0 || Read.Named.Contains(o.Offer.Code))];

    /// <summary>The offer of a code on this phone: an open one before a closed one, a newer before an older.</summary>
    public OfferCase OfferOf(OfferCode code) => Thread.Offers.OrderByDescending(o => o.Offer.IsOpen).First(o => o.Offer.Code == code);

    /// <summary>As it is kept: whole, with CPR numbers masked.</summary>
    public ReceivedText Kept(bool needsPerson)
    {
        var about = About;
        return new(
            Id,
            Text.SupplierId,
            about?.Offer.Municipality ?? Thread.Sender.Municipality,
            Phone?.E164 ?? Text.From,
            CprNumbers.Mask(Text.Body),
            Read.Reading,
            Now,
            needsPerson,
            about?.Offer.YouthId ?? Person?.Id ?? "",
            about?.Offer.Id)
        {
            Read = Read,
        };
    }
}
