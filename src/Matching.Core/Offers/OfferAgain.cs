using Matching.Core.Approvals;
using Matching.Core.Messages;

namespace Matching.Core.Offers;

/// <summary>Who was named for a seat if its offer comes to nothing.</summary>
public sealed record Reserve(string YouthId, string NamedBy);

/// <summary>Makes proposals that a person has decided on, and remembers reserves.</summary>
public interface ISeatPlans
{
    /// <summary>
    /// An undecided proposal of the place of an offer for somebody of its municipality; her other undecided one of the kind is superseded, and what kept the
    /// pair apart before is opened again. Null: no such person, or she has an open offer of the kind.
    /// </summary>
    Task<ProposalId?> ProposeAsync(OfferId like, string youth, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>One for each offer; the last named stands. False: the municipality has no such open offer or no such other person.</summary>
    Task<bool> NameAsync(string municipality, OfferId offer, string youth, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The reserve of an offer that has ended without a yes, once; null when there is none or it was taken.</summary>
    Task<Reserve?> TakeAsync(OfferId offer, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>What came of offering a place once more.</summary>
public abstract record OfferAgainOutcome
{
    private OfferAgainOutcome()
    {
    }

    public sealed record Decided(ApproveOutcome Approval) : OfferAgainOutcome;

    /// <summary>The offer is open, or has become a placement.</summary>
    public sealed record NotEnded : OfferAgainOutcome;

    /// <summary>Her other open offer of the kind comes first, or she is gone.</summary>
    public sealed record NotPossible : OfferAgainOutcome;

    public sealed record NotFound : OfferAgainOutcome;
}

/// <summary>One click after a late yes: the same place is offered to her once more, as a new offer, by every rule as it is now.</summary>
/// <remarks>Source: offers and answers, O12.</remarks>
public sealed class OfferAgain(IOfferStore offers, ISeatPlans plans, ApproveProposal approve, TimeProvider clock)
{
    public async Task<OfferAgainOutcome> HandleAsync(string municipality, OfferId id, string by, CancellationToken cancellationToken)
    {
        if (await offers.FindAsync(id, cancellationToken) is not { } found || found.Offer.Municipality != municipality)
        {
            return new OfferAgainOutcome.NotFound();
        }

        if (found.Offer.IsOpen || found.Offer.State == OfferState.Accepted)
        {
            return new OfferAgainOutcome.NotEnded();
        }

        if (!found.SeatIsFree)
        {
            return new OfferAgainOutcome.Decided(new ApproveOutcome.SeatTaken(found.Offer.OpeningId));
        }

        return await plans.ProposeAsync(id, found.Offer.YouthId, clock.GetUtcNow(), cancellationToken) is { } proposal
            ? new OfferAgainOutcome.Decided(await approve.HandleAsync(proposal, by, cancellationToken))
            : new OfferAgainOutcome.NotPossible();
    }
}

/// <summary>A person names who gets the seat if this offer comes to nothing.</summary>
/// <remarks>Source: offers and answers, O12.</remarks>
public sealed class NameReserve(ISeatPlans plans, TimeProvider clock)
{
    /// <summary>False: no such open offer, or no such other person.</summary>
    public Task<bool> HandleAsync(string municipality, OfferId offer, string youth, string by, CancellationToken cancellationToken) =>
        plans.NameAsync(municipality, offer, youth, by, clock.GetUtcNow(), cancellationToken);
}

/// <summary>
/// A seat came free: its reserve, whom a person has named before, is offered it at once if every rule still holds; the text keeps the sending hours.
/// </summary>
/// <remarks>Source: offers and answers, O12, and <see cref="MessageKinds.SeatFreed"/>.</remarks>
public sealed class OfferToReserve(ISeatPlans plans, ApproveProposal approve, TimeProvider clock)
{
    /// <summary>True when an offer to the reserve lives now.</summary>
    public async Task<bool> HandleAsync(OfferId freed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await plans.TakeAsync(freed, now, cancellationToken) is not { } reserve || await plans.ProposeAsync(freed, reserve.YouthId, now, cancellationToken) is not { } proposal)
        {
            return false;
        }

        return await approve.HandleAsync(proposal, reserve.NamedBy, cancellationToken) is ApproveOutcome.Approved;
    }
}
