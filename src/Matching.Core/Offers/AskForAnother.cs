using Matching.Core.Texts;

namespace Matching.Core.Offers;

/// <summary>A seat came free and nobody new was found for it: a person is asked to look. Once for each offer that held it.</summary>
/// <remarks>Source: offers and answers, O12.</remarks>
public sealed class AskForAnother(IOfferStore offers, OfferTexts texts, ILedger ledger, TimeProvider clock)
{
    /// <summary>False when there is no such offer, or its opening is among those that somebody new was found for.</summary>
    public async Task<bool> HandleAsync(OfferId id, IReadOnlyCollection<string> filledOpenings, CancellationToken cancellationToken)
    {
        if (await offers.FindAsync(id, cancellationToken) is not { } found || filledOpenings.Contains(found.Offer.OpeningId))
        {
            return false;
        }

        var item = texts.Item(WorkKind.FindAnother, $"offer:{id}", found.Offer, clock.GetUtcNow());
        return await ledger.SaveAsync(new() { Work = [item] }, cancellationToken) == SaveOutcome.Saved;
    }
}
