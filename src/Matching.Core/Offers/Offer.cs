using Matching.Core.Approvals;
using Matching.Core.People;
using Matching.Core.States;
using Matching.Engine.Facts;

namespace Matching.Core.Offers;

/// <summary>Which offer; never mixed up with another kind of id.</summary>
public readonly record struct OfferId(Guid Value)
{
    public static OfferId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>
/// One seat offered to one young person, from a person's approval to one end. It is told what happened and when; nobody sets its state.
/// Instants are UTC. <see cref="Version"/> is the row's as it was read.
/// </summary>
public sealed class Offer
{
    public required OfferId Id { get; init; }

    public required ProposalId Proposal { get; init; }

    public required string Municipality { get; init; }

    public required string YouthId { get; init; }

    public required Kind Kind { get; init; }

    public required string OpeningId { get; init; }

    public required string HostId { get; init; }

    public required string Programme { get; init; }

    public required OfferCode Code { get; init; }

    /// <summary>What a no to it means.</summary>
    public OfferDuty Duty { get; init; } = OfferDuty.Voluntary;

    /// <summary>Sending days to answer, 1 to 7.</summary>
    public int AnswerDays { get; init; } = 3;

    /// <summary>After a yes the mentor calls first, by the scheme; else the consultant.</summary>
    public bool MentorCalls { get; init; }

    public required ContactBy ContactBy { get; init; }

    /// <summary>Null = she is called without a number of ours.</summary>
    public PhoneNumber? Phone { get; init; }

    public string Language { get; init; } = "da";

    /// <summary>What she is told, by text or on the telephone.</summary>
    public required string Text { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public OfferState State { get; private set; } = OfferState.Requested;

    /// <summary>When the supplier took it, or when the item to call was made.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Silence until this moment, which is excluded, is an expiry.</summary>
    public DateTimeOffset? DeadlineAt { get; private set; }

    /// <summary>Since when a person reads something she wrote: the deadline waits meanwhile.</summary>
    public DateTimeOffset? ClockStoppedAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When she said yes to an offer that still needs a guardian's.</summary>
    public DateTimeOffset? YesAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string CloseReason { get; private set; } = "";

    public int Version { get; init; } = 1;

    /// <summary>Open = it can still be answered, and the seat is held.</summary>
    public bool IsOpen => State is OfferState.Requested or OfferState.Sending or OfferState.Sent or OfferState.Undeliverable;

    /// <summary>As it lies in the store.</summary>
    public Offer As(OfferState state, OfferMoments moments)
    {
        State = state;
        (SentAt, DeadlineAt, RemindedAt, ClockStoppedAt, YesAt, ClosedAt, CloseReason) = moments;
        return this;
    }

    /// <summary>Tells the offer what happened; the table decides what becomes of it.</summary>
    public Heard<OfferState> Hear(OfferEvent happened, DateTimeOffset at, string reason = "")
    {
        var heard = OfferLife.Table.Hear(State, happened);
        if (!heard.Moved)
        {
            return heard;
        }

        State = heard.To;
        if (!IsOpen)
        {
            (ClosedAt, CloseReason) = (at, reason);
        }

        return heard;
    }

    /// <summary>She has been told, or will be called: the deadline runs from here. The first one stands.</summary>
    public void RunsUntil(DateTimeOffset told, DateTimeOffset deadline)
    {
        SentAt ??= told;
        DeadlineAt ??= deadline;
    }

    /// <summary>Her yes is kept while a guardian is asked; false when it was before.</summary>
    public bool SaysYes(DateTimeOffset at)
    {
        if (YesAt is not null)
        {
            return false;
        }

        YesAt = at;
        return true;
    }

    /// <summary>The seat is held at least until then.</summary>
    public void HoldUntil(DateTimeOffset deadline) => DeadlineAt = DeadlineAt > deadline ? DeadlineAt : deadline;

    public void StopClock(DateTimeOffset at) => ClockStoppedAt ??= at;

    /// <summary>A person has read it: the clock goes on, and the deadline is no earlier than <paramref name="notBefore"/>.</summary>
    public void GoOn(DateTimeOffset notBefore)
    {
        ClockStoppedAt = null;
        DeadlineAt = DeadlineAt is { } deadline && deadline < notBefore ? notBefore : DeadlineAt;
    }

    public void Reminded(DateTimeOffset at) => RemindedAt ??= at;
}

/// <summary>What a no to an offer means. Stored by number: never renumber.</summary>
/// <remarks>Source: offers and answers, O18.</remarks>
public enum OfferDuty
{
    /// <summary>Final and harmless.</summary>
    Voluntary = 1,

    /// <summary>Under the law of the effort: the text asks, and decides nothing; a no changes nothing by itself, and her contact calls.</summary>
    Statutory = 2,

    /// <summary>As the former, and it is the school's adviser who is told.</summary>
    SchoolDuty = 3,
}

/// <summary>The instants of an offer's row.</summary>
public sealed record OfferMoments(
    DateTimeOffset? SentAt,
    DateTimeOffset? DeadlineAt,
    DateTimeOffset? RemindedAt,
    DateTimeOffset? ClockStoppedAt,
    DateTimeOffset? YesAt,
    DateTimeOffset? ClosedAt,
    string CloseReason);
