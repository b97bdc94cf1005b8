using Matching.Core.Offers;
using Matching.Core.Replies.Consequences;
using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Microsoft.Extensions.Options;

namespace Matching.Core.Replies.Numbers;

/// <summary>Gives texts of an unknown number to the person who wrote them.</summary>
public interface IUnknownSenders
{
    /// <summary>
    /// In one transaction: every text of the number that is nobody's is hers, its items are done, and the number is hers too if <paramref name="isHers"/>. False
    /// when the municipality has no such text or person.
    /// </summary>
    Task<bool> GiveAsync(string municipality, Guid message, string youth, bool isHers, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Her open offers, whatever number they were told on.</summary>
    Task<IReadOnlyList<OfferId>> OpenOffersAsync(string youth, CancellationToken cancellationToken);
}

/// <summary>A person says who wrote from an unknown number. The text is then read as if it had come from her own phone.</summary>
/// <remarks>Source: offers and answers, O6.</remarks>
public sealed class NameSender(
    IUnknownSenders senders, IKeptTexts kept, ITextStore texts, IOfferStore offers, IReplyInbox inbox, ILedger ledger, Conversation conversation, IOptions<OfferOptions> options, TimeProvider clock)
{
    private const int Looks = 5;

    /// <param name="municipality">Whose staff says so.</param>
    /// <param name="message">The text.</param>
    /// <param name="youth">Who wrote it.</param>
    /// <param name="isHers">The number is hers from now on.</param>
    /// <param name="by">Sign-in name of who says so.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    /// <returns>False when there is no such text or person in the municipality.</returns>
    public async Task<bool> HandleAsync(string municipality, Guid message, string youth, bool isHers, string by, CancellationToken cancellationToken)
    {
        if (!await senders.GiveAsync(municipality, message, youth, isHers, by, clock.GetUtcNow(), cancellationToken)
            || await texts.FindAddresseeAsync(municipality, youth, cancellationToken) is not { } person)
        {
            return false;
        }

        for (var look = 0; look < Looks; look++)
        {
            if (await ReadAsync(municipality, message, person, by, cancellationToken))
            {
                return true;
            }
        }

        throw new InvalidOperationException($"Text {message} changed {Looks} times while it was read as hers.\nMaybe a job writes it without end.");
    }

    private async Task<bool> ReadAsync(string municipality, Guid message, Addressee person, string by, CancellationToken cancellationToken)
    {
        var text = await kept.FindAsync(municipality, message, cancellationToken) ?? throw new InvalidOperationException($"Text {message} went away while it was read.\nMaybe rows were deleted by hand.");
        var now = clock.GetUtcNow();
        var thread = await inbox.LookAsync(person.Youth.Phone, "", [], now - options.Value.CodeRests, cancellationToken);
        var hers = new List<OfferCase>();
        foreach (var id in await senders.OpenOffersAsync(person.Youth.Id, cancellationToken))
        {
            if (await offers.FindAsync(id, cancellationToken) is { } found)
            {
                hers.Add(found);
            }
        }

        var known = thread with { People = [person.Youth], Sender = person.Sender, Offers = [.. hers, .. thread.Offers.Where(o => o.Offer.YouthId == person.Youth.Id && !hers.Exists(own => own.Offer.Id == o.Offer.Id))] };
        return await ledger.SaveAsync(conversation.HearAsHers(text, known, by, now).Decision, cancellationToken) == SaveOutcome.Saved;
    }
}
