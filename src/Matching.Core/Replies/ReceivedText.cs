using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.People;

namespace Matching.Core.Replies;

/// <summary>An incoming text as it is kept: whole, with CPR numbers masked.</summary>
/// <param name="Phone">E.164 where it is a number, else as the supplier wrote it.</param>
/// <param name="YouthId">Whose conversation it belongs to; empty = nobody's or not sure.</param>
/// <param name="NeedsPerson">It waits on the desk.</param>
public sealed record ReceivedText(
    Guid Id,
    string SupplierId,
    string Municipality,
    string Phone,
    string Body,
    Reading Reading,
    DateTimeOffset At,
    bool NeedsPerson,
    string YouthId = "",
    OfferId? Offer = null)
{
    /// <summary>Why it was read so, for staff.</summary>
    public AnswerRead? Read { get; init; }
}

/// <summary>A kept text as a person reads it. <paramref name="Version"/> is the row's as it was read.</summary>
public sealed record CorrectedText(ReceivedText Text, string By, int Version);

/// <summary>What is known of one number when a text comes from it.</summary>
public sealed record PhoneThread
{
    /// <summary>A text with this supplier id was kept before.</summary>
    public bool AlreadyReceived { get; init; }

    /// <summary>Of the people on the number, else the installation's first.</summary>
    public required Sender Sender { get; init; }

    /// <summary>The young people whose number it is; more than one on a shared phone.</summary>
    public IReadOnlyList<YouthParty> People { get; init; } = [];

    /// <summary>A host has this number.</summary>
    public bool IsHosts { get; init; }

    /// <summary>No text may go there: it said stop, or it is parked.</summary>
    public bool Stopped { get; init; }

    /// <summary>Somebody said it is the wrong number, and no person has released it.</summary>
    public bool Parked { get; init; }

    /// <summary>The municipality's own ways of answering.</summary>
    public IReadOnlyList<Wording.AddedPhrase> Phrases { get; init; } = [];

    /// <summary>Offers told or to be told on this number: the open ones, and those closed in the last 60 days, newest first.</summary>
    public IReadOnlyList<OfferCase> Offers { get; init; } = [];

    /// <summary>The trace in which the last text about an offer to it was asked for; null = none, or nobody watched.</summary>
    public string? OffersTrace { get; init; }

    /// <summary>Questions that were put to this number as a guardian's: open ones, and those answered or ended in the last 60 days, newest first.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Follow-ups of schemes put on this number: the open ones, and those closed in the last 60 days, newest first.</summary>
    public IReadOnlyList<Matching.Core.FollowUps.QuestionCase> FollowUps { get; init; } = [];

    /// <summary>Inquiries put on this number: the open ones, and those closed in the last 60 days, newest first.</summary>
    public IReadOnlyList<Matching.Core.Inquiries.InquiryCase> Inquiries { get; init; } = [];

    /// <summary>Template of our last text to it; empty = none.</summary>
    public string LastTemplate { get; init; } = "";

    /// <summary>Since when, while the same offers stayed open, we have asked back for a code; null = not yet.</summary>
    public DateTimeOffset? AskedBackAt { get; init; }

    /// <summary>An open offer elsewhere in the installation with a code this text names and this number does not have; only when there is exactly one.</summary>
    public OfferCase? Elsewhere { get; init; }
}

/// <summary>Reads what a number's texts are about; claiming an incoming text goes to the <see cref="ILedger"/>.</summary>
public interface IReplyInbox
{
    /// <param name="phone">Null when the supplier's number is none of ours to read.</param>
    /// <param name="supplierId">Of the text that came.</param>
    /// <param name="codes">Codes the text names.</param>
    /// <param name="closedSince">Offers closed before are not looked at.</param>
    Task<PhoneThread> LookAsync(PhoneNumber? phone, string supplierId, IReadOnlyList<OfferCode> codes, DateTimeOffset closedSince, CancellationToken cancellationToken);
}
