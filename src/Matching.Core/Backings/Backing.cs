using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.States;
using static Matching.Core.Backings.BackingState;
using static Matching.Core.States.StateTable<Matching.Core.Backings.BackingState, Matching.Core.Backings.BackingEvent>;

namespace Matching.Core.Backings;

/// <summary>Which question to a guardian.</summary>
public readonly record struct BackingId(Guid Value)
{
    public static BackingId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>From needing a guardian's yes to having one or none. Stored by number: never renumber.</summary>
public enum BackingState
{
    /// <summary>It will be asked when she has said yes herself.</summary>
    Planned = 1,

    /// <summary>By text or on the call list.</summary>
    Asked = 2,
    Given = 3,
    Refused = 4,

    /// <summary>No longer needed: the offer ended, or she turned 18.</summary>
    Lapsed = 5,
}

/// <summary>What can happen to a question.</summary>
public enum BackingEvent
{
    Asked = 1,
    Yes = 2,
    No = 3,
    Lapse = 4,
}

/// <summary>The life of a question to a guardian. A no may follow a yes and a yes a no; what has lapsed stays so.</summary>
/// <remarks>Source: offers and answers, O17.</remarks>
public static class BackingLife
{
    public static StateTable<BackingState, BackingEvent> Table { get; } = new()
    {
        //                       Planned      Asked        Given        Refused    Lapsed
        [BackingEvent.Asked] =  [To(Asked),   Ignore,      Ignore,      Ignore,    Ignore],
        [BackingEvent.Yes] =    [To(Given),   To(Given),   Ignore,      To(Given), Ignore],
        [BackingEvent.No] =     [To(Refused), To(Refused), To(Refused), Ignore,    Ignore],
        [BackingEvent.Lapse] =  [To(Lapsed),  To(Lapsed),  Ignore,      Ignore,    Ignore],
    };
}

/// <summary>
/// One guardian's backing of one offer, or of her being in a scheme at all. Instants are UTC. <see cref="Version"/> is the row's as it was read.
/// </summary>
/// <remarks>Source: offers and answers, O17.</remarks>
public sealed class Backing
{
    public required BackingId Id { get; init; }

    public required string Municipality { get; init; }

    public required string YouthId { get; init; }

    /// <summary>Null = of being in the scheme.</summary>
    public OfferId? Offer { get; init; }

    public required string Programme { get; init; }

    /// <summary>The scheme as the text names it.</summary>
    public string About { get; init; } = "";

    /// <summary>1 or 2: which of her guardians.</summary>
    public required int Number { get; init; }

    /// <summary>Null = a person calls: no number, or it is her own.</summary>
    public PhoneNumber? Phone { get; init; }

    public string Language { get; init; } = "da";

    public required OfferCode Code { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public BackingState State { get; private set; } = Planned;

    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>After it a person calls.</summary>
    public DateTimeOffset? DeadlineAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Since when it is on the call list.</summary>
    public DateTimeOffset? CalledAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary><c>sms</c>, or the sign-in name of who recorded it.</summary>
    public string AnsweredBy { get; private set; } = "";

    public int Version { get; init; } = 1;

    public bool IsOpen => State is Planned or Asked;

    public Backing As(BackingState state, BackingMoments moments)
    {
        State = state;
        (AskedAt, DeadlineAt, RemindedAt, CalledAt, AnsweredAt, AnsweredBy) = moments;
        return this;
    }

    public Heard<BackingState> Ask(DateTimeOffset at, DateTimeOffset deadline)
    {
        var heard = Hear(BackingEvent.Asked);
        if (heard.Moved)
        {
            (AskedAt, DeadlineAt) = (at, deadline);
        }

        return heard;
    }

    public Heard<BackingState> Answer(bool yes, DateTimeOffset at, string by)
    {
        var heard = Hear(yes ? BackingEvent.Yes : BackingEvent.No);
        if (heard.Moved)
        {
            (AnsweredAt, AnsweredBy) = (at, by);
        }

        return heard;
    }

    public Heard<BackingState> Lapse() => Hear(BackingEvent.Lapse);

    public void Reminded(DateTimeOffset at) => RemindedAt ??= at;

    public void ToBeCalled(DateTimeOffset at) => CalledAt ??= at;

    private Heard<BackingState> Hear(BackingEvent happened)
    {
        var heard = BackingLife.Table.Hear(State, happened);
        State = heard.To;
        return heard;
    }
}

/// <summary>The changing part of a question's row.</summary>
public sealed record BackingMoments(
    DateTimeOffset? AskedAt, DateTimeOffset? DeadlineAt, DateTimeOffset? RemindedAt, DateTimeOffset? CalledAt, DateTimeOffset? AnsweredAt, string AnsweredBy);
