using Matching.Core.Texts;

namespace Matching.Core.Offers;

/// <summary>An open item, with the offer whose clock may wait for it.</summary>
public sealed record OpenWork(Guid Id, OfferId? Offer);

/// <summary>Reads and closes items of work.</summary>
public interface IWorkList
{
    /// <summary>Null when there is none, or it is done.</summary>
    Task<OpenWork?> FindOpenAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Marks the item and the text it is about as done; false when another did.</summary>
    Task<bool> FinishAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes that back: the item and the text are to be done again; false when they are not done, or were by somebody else.</summary>
    Task<bool> ReopenAsync(Guid id, string by, CancellationToken cancellationToken);
}

/// <summary>A person has done an item. If her offer's clock waited for it, the clock goes on and she keeps at least one whole sending day.</summary>
/// <remarks>Source: offers and answers, O11.</remarks>
public sealed class FinishWork(IWorkList work, IOfferStore offers, SendingCalendar calendar, ILedger ledger, TimeProvider clock)
{
    private const int Looks = 5;

    /// <summary>False when there is no such item, or somebody was first.</summary>
    public async Task<bool> HandleAsync(Guid id, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await work.FindOpenAsync(id, cancellationToken) is not { } item)
        {
            return false;
        }

        // The clock first: a crash between the two leaves an item that is done again, never an offer that waits for nobody.
        if (item.Offer is { } offer)
        {
            await GoOnAsync(offer, now, cancellationToken);
        }

        return await work.FinishAsync(id, by, now, cancellationToken);
    }

    private async Task GoOnAsync(OfferId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await offers.FindAsync(id, cancellationToken) is not { Offer: { IsOpen: true, ClockStoppedAt: not null } offer })
            {
                return;
            }

            offer.GoOn(calendar.Deadline(now, 1));
            if (await ledger.SaveAsync(new() { Offers = [offer] }, cancellationToken) == SaveOutcome.Saved)
            {
                return;
            }
        }

        throw new InvalidOperationException($"Offer {id} changed {Looks} times while its clock was set going.\nMaybe a job writes it without end.");
    }
}
