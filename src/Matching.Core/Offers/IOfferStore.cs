using Matching.Core.Backings;
using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Core.Texts;

namespace Matching.Core.Offers;

/// <summary>An offer with the two sides as they are now, the placement it led to, and whether its seat is held or another is free.</summary>
/// <param name="HoldsSeat">A living hold of this offer.</param>
/// <param name="SeatIsFree">Another seat of the opening has no hold.</param>
public sealed record OfferCase(Offer Offer, Parties Parties, Placement? Placement, bool HoldsSeat, bool SeatIsFree)
{
    /// <summary>Questions to her guardians; empty where none is needed.</summary>
    public IReadOnlyList<BackingCase> Backings { get; init; } = [];

    /// <summary>A guardian's yes is needed and not there; a no of the other one undoes it.</summary>
    public bool WaitsForGuardian(DateTimeOffset now) =>
        Offer.IsOpen
        && Backings.Any(one => one.Backing.State != BackingState.Lapsed)
        && !(Parties.Youth.BirthDate is { } born && Majority.IsReached(born, SendingCalendar.LocalDate(now)))
        && !(Backings.Any(one => one.Backing.State == BackingState.Given) && Backings.All(one => one.Backing.State != BackingState.Refused));

    /// <summary>The mentor can call first: the scheme says so, she lets mentors have her number, and the mentor can be told. Else the consultant brings them together.</summary>
    public bool MentorCallsFirst =>
        Offer.MentorCalls && Parties is { Host: { Kind: HostKind.Mentor, Phone: not null, Stopped: false }, Youth: { Phone: not null, LetsMentorsCall: true } };

    /// <summary>One of its questions, with all that hangs on it.</summary>
    public Question QuestionOf(BackingId id) => new(id, new(Parties.Youth, Parties.Sender), this, Backings);
}

/// <summary>Reads offers; what is decided about them goes to the <see cref="ILedger"/>.</summary>
public interface IOfferStore
{
    Task<OfferCase?> FindAsync(OfferId id, CancellationToken cancellationToken);

    /// <summary>What she has said yes to.</summary>
    Task<IReadOnlyList<OfferCase>> FindAcceptedAsync(string youthId, CancellationToken cancellationToken);

    /// <summary>Told offers whose deadline is at or before <paramref name="now"/> and whose clock is not stopped, oldest first.</summary>
    Task<IReadOnlyList<OfferId>> FindPastDeadlineAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Sent offers without a reminder whose deadline is after <paramref name="now"/> and whose clock is not stopped.</summary>
    Task<IReadOnlyList<OfferId>> FindUnremindedAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);
}
