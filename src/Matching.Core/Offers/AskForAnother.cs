using Matching.Core.Texts;

namespace Matching.Core.Offers;

/// <summary>A seat came free: a person is asked to find another for it. Once for each offer that held it.</summary>
/// <remarks>Source: offers and answers, O12.</remarks>
public sealed class AskForAnother(IOfferStore offers, OfferTexts texts, ILedger ledger, TimeProvider clock)
{
    /// <summary>False when there is no such offer.</summary>
    public async Task<bool> HandleAsync(OfferId id, CancellationToken cancellationToken)
    {
        if (await offers.FindAsync(id, cancellationToken) is not { } found)
        {
            return false;
        }

        var item = texts.Item(WorkKind.FindAnother, $"offer:{id}", found.Offer, clock.GetUtcNow());
        return await ledger.SaveAsync(new() { Work = [item] }, cancellationToken) == SaveOutcome.Saved;
    }
}
