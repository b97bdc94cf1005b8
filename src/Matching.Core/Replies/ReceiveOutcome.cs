using Matching.Core.Offers;

namespace Matching.Core.Replies;

/// <summary>A text that reached us, as the supplier handed it over. It is claimed by <paramref name="SupplierId"/> once.</summary>
/// <param name="SupplierId">The supplier's own id of the message.</param>
/// <param name="From">As the supplier wrote it.</param>
/// <param name="Body">Raw; kept whole with CPR numbers masked.</param>
/// <param name="SupplierConfirmedStop">The supplier has itself answered a STOP and blocks the number: we send no confirmation.</param>
public sealed record IncomingText(string SupplierId, string From, string Body, bool SupplierConfirmedStop = false);

/// <summary>What came of an incoming text. It is kept in every case but <see cref="Duplicate"/>.</summary>
public abstract record ReceiveOutcome
{
    private ReceiveOutcome()
    {
    }

    /// <summary>Read as an answer and applied to these offers.</summary>
    public sealed record Answered(Reading Reading, IReadOnlyList<AnsweredOffer> Offers) : ReceiveOutcome;

    /// <summary>The number wants no texts. <paramref name="Again"/>: it was registered already.</summary>
    public sealed record Stopped(bool Again) : ReceiveOutcome;

    /// <summary>The number wants texts again.</summary>
    public sealed record Started : ReceiveOutcome;

    /// <summary>Kept and shown on the desk; a person reads it.</summary>
    public sealed record WaitsForPerson(Reading Reading, WaitReason Why) : ReceiveOutcome;

    /// <summary>This supplier id was received before: nothing changes.</summary>
    public sealed record Duplicate : ReceiveOutcome;
}

/// <summary>One offer's part of an answer: the state before and after; the same when it changed nothing.</summary>
public sealed record AnsweredOffer(OfferId Offer, OfferState From, OfferState To)
{
    public bool ChangedNothing => From == To;
}

/// <summary>Why a person has to look.</summary>
public enum WaitReason
{
    NotUnderstood = 1,
    SeveralOffersOpen = 2,
    UnknownCode = 3,

    /// <summary>The code belongs to an offer on another phone: not applied.</summary>
    CodeOfAnotherPhone = 4,
    NothingOpen = 5,
    UnknownNumber = 6,
    WantsACall = 7,
    CryForHelp = 8,

    /// <summary>A yes with a condition or a question.</summary>
    WithConditions = 9,
    Asks = 10,
    PerhapsNoMoreTexts = 11,

    /// <summary>The number is parked.</summary>
    WrongPerson = 12,

    /// <summary>A guardian wrote something else than yes or no.</summary>
    FromGuardian = 13,
}
