using Matching.Core.States;
using static Matching.Core.Offers.OfferState;
using static Matching.Core.States.StateTable<Matching.Core.Offers.OfferState, Matching.Core.Offers.OfferEvent>;

namespace Matching.Core.Offers;

/// <summary>From approval to one end. Stored by number: never renumber.</summary>
public enum OfferState
{
    /// <summary>Approved; the seat is held; nothing has been said yet.</summary>
    Requested = 1,

    /// <summary>A text may be out. Written before the supplier is called, because a text cannot be unsent.</summary>
    Sending = 2,

    /// <summary>The supplier has taken the text; the deadline runs.</summary>
    Sent = 3,

    /// <summary>No text can reach her or she wants none: a person calls. The seat stays held.</summary>
    Undeliverable = 4,

    /// <summary>She said yes: a placement is agreed.</summary>
    Accepted = 5,

    /// <summary>She said no. The seat is free.</summary>
    Declined = 6,

    /// <summary>No answer before the deadline, which is not a no. The seat is free.</summary>
    Expired = 7,

    /// <summary>Taken back by us. The seat is free.</summary>
    Withdrawn = 8,
}

/// <summary>What can happen to an offer.</summary>
public enum OfferEvent
{
    /// <summary>Before the supplier is called.</summary>
    SendStarted = 1,

    /// <summary>The supplier answered that it took the text, or a look-up found it there.</summary>
    SupplierTook = 2,

    /// <summary>The supplier refused for good, or staff gave the text up.</summary>
    SupplierRefused = 3,
    Delivered = 4,
    DeliveryFailed = 5,
    Yes = 6,
    No = 7,

    /// <summary>The guardian backs it, or no backing is needed any more.</summary>
    BackingGiven = 8,
    BackingRefused = 9,
    DeadlinePassed = 10,

    /// <summary>We take it back.</summary>
    Withdraw = 11,

    /// <summary>She wants no texts, or none at this number.</summary>
    Stop = 12,
}

/// <summary>The life of an offer, cell by cell. Source: offers and answers, O1.</summary>
public static class OfferLife
{
    public static StateTable<OfferState, OfferEvent> Table { get; } = new()
    {
        //                               Requested           Sending             Sent                Undeliverable   Accepted  Declined  Expired   Withdrawn
        [OfferEvent.SendStarted] =      [To(Sending),        Ignore,             Ignore,             To(Sending),    Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.SupplierTook] =     [Forbid,             To(Sent),           Ignore,             Ignore,         Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.SupplierRefused] =  [To(Undeliverable),  To(Undeliverable),  Ignore,             Ignore,         Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.Delivered] =        [Forbid,             To(Sent),           Ignore,             Ignore,         Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.DeliveryFailed] =   [Forbid,             To(Undeliverable),  To(Undeliverable),  Ignore,         Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.Yes] =              [To(Accepted),       To(Accepted),       To(Accepted),       To(Accepted),   Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.No] =               [To(Declined),       To(Declined),       To(Declined),       To(Declined),   Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.BackingGiven] =     [To(Accepted),       To(Accepted),       To(Accepted),       To(Accepted),   Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.BackingRefused] =   [To(Withdrawn),      To(Withdrawn),      To(Withdrawn),      To(Withdrawn),  Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.DeadlinePassed] =   [Ignore,             Ignore,             To(Expired),        To(Expired),    Ignore,   Ignore,   Ignore,   Ignore],
        [OfferEvent.Withdraw] =         [To(Withdrawn),      To(Withdrawn),      To(Withdrawn),      To(Withdrawn),  Forbid,   Ignore,   Ignore,   Ignore],
        [OfferEvent.Stop] =             [To(Undeliverable),  To(Undeliverable),  To(Undeliverable),  Ignore,         Ignore,   Ignore,   Ignore,   Ignore],
    };
}
