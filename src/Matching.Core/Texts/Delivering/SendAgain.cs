using Matching.Core.Offers;

namespace Matching.Core.Texts.Delivering;

/// <summary>A text that did not get away or did not arrive, as an item on the desk names it.</summary>
/// <param name="Stuck">It is asked for and nobody sends it any more; null = it failed, and its offer is told by a new one.</param>
/// <param name="Offer">The offer it told of.</param>
/// <param name="Before">How often a person has sent the offer again.</param>
public sealed record FailedText(Guid Item, TextId? Stuck, OfferId? Offer, int Before);

/// <summary>Reads what failed.</summary>
public interface IFailedTexts
{
    /// <summary>Null: the municipality has no such open item.</summary>
    Task<FailedText?> FindAsync(string municipality, Guid item, CancellationToken cancellationToken);

    /// <summary>Asks for a text once more, due now; what was sent meanwhile is not sent twice.</summary>
    Task AskAgainAsync(TextId text, CancellationToken cancellationToken);
}

/// <summary>What came of trying again.</summary>
public enum SendAgainOutcome
{
    OnItsWay = 1,

    /// <summary>Her number wants no texts, or the offer has ended, or there is nothing to send.</summary>
    CannotText = 2,
    NotFound = 3,
}

/// <summary>A person tries a failed text again: a stuck one is asked for anew, and an offer that did not arrive is sent once more, as a new text by a click of hers.</summary>
/// <remarks>Source: offers and answers, O1 (SendStarted from Undeliverable) and O15.</remarks>
public sealed class SendAgain(IFailedTexts failed, IOfferStore offers, OfferTexts texts, FinishWork finish, ILedger ledger, TimeProvider clock)
{
    public async Task<SendAgainOutcome> HandleAsync(string municipality, Guid item, string by, CancellationToken cancellationToken)
    {
        if (await failed.FindAsync(municipality, item, cancellationToken) is not { } found)
        {
            return SendAgainOutcome.NotFound;
        }

        var isOnItsWay = found.Stuck is { } stuck ? await AskAsync(stuck, cancellationToken) : await OfferAgainAsync(found, cancellationToken);
        if (!isOnItsWay)
        {
            return SendAgainOutcome.CannotText;
        }

        await finish.HandleAsync(item, by, cancellationToken);
        return SendAgainOutcome.OnItsWay;
    }

    private async Task<bool> AskAsync(TextId stuck, CancellationToken cancellationToken)
    {
        await failed.AskAgainAsync(stuck, cancellationToken);
        return true;
    }

    private async Task<bool> OfferAgainAsync(FailedText found, CancellationToken cancellationToken)
    {
        if (found.Offer is not { } id || await offers.FindAsync(id, cancellationToken) is not { Offer.State: OfferState.Undeliverable } offer)
        {
            return false;
        }

        return texts.OfferAgain(offer, found.Before + 1, clock.GetUtcNow()) is { } text && await ledger.SaveAsync(new() { Texts = [text] }, cancellationToken) == SaveOutcome.Saved;
    }
}
