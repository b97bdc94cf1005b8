using Matching.Core.Offers;
using Matching.Core.People;

namespace Matching.Core.Inquiries;

/// <summary>Something that is to be asked and has not been; <paramref name="Phone"/> null = no text may go there.</summary>
/// <param name="Unasked">Without phone, code and language.</param>
/// <param name="ClosesOn">Of a ranking: the last day to write it.</param>
public sealed record DueInquiry(Inquiry Unasked, Sender Sender, PhoneNumber? Phone, string Language, bool Greeted, string Addressed, string About, DateOnly? ClosesOn);

/// <summary>Reads inquiries; what is decided about them goes to the <see cref="ILedger"/>.</summary>
public interface IInquiries
{
    /// <summary>
    /// Active mentors who last said that their hours hold on <paramref name="renewBefore"/> or before, where the first night was then too; agreed pairs whose mentor was to call before
    /// <paramref name="today"/> and has been asked fewer than <see cref="Inquiry.MostTries"/> times; sides of an open round of rankings that have met somebody and not ranked; open invitations into schemes, once, and once more after two days without an answer.
    /// </summary>
    Task<IReadOnlyList<DueInquiry>> FindDueAsync(DateOnly today, DateOnly renewBefore, int most, CancellationToken cancellationToken);

    /// <summary>Open renewals asked before <paramref name="renewals"/> and open questions about calls asked before <paramref name="calls"/>, and invitations whose second asking has waited two days, of which nobody has been told.</summary>
    Task<IReadOnlyList<Inquiry>> FindSilentAsync(DateTimeOffset renewals, DateTimeOffset calls, int most, CancellationToken cancellationToken);

    /// <summary>On a phone, by all that has a code and is open or was closed since.</summary>
    Task<IReadOnlySet<OfferCode>> CodesInUseAsync(PhoneNumber phone, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Closes those whose matter is settled otherwise, and what a person should have asked is done.</summary>
    Task CloseSettledAsync(DateTimeOffset at, DateOnly today, CancellationToken cancellationToken);
}
