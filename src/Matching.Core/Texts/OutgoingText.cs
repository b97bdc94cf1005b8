using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.States;
using static Matching.Core.States.StateTable<Matching.Core.Texts.TextState, Matching.Core.Texts.TextEvent>;
using static Matching.Core.Texts.TextState;

namespace Matching.Core.Texts;

/// <summary>Which text.</summary>
public readonly record struct TextId(Guid Value)
{
    public static TextId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>From wanting to say something to knowing whether it arrived. Stored by number: never renumber.</summary>
public enum TextState
{
    /// <summary>To be sent; nothing has left.</summary>
    Requested = 1,

    /// <summary>It may be out: written before the supplier is called.</summary>
    Sending = 2,

    /// <summary>The supplier took it.</summary>
    Sent = 3,

    /// <summary>It is on the phone.</summary>
    Delivered = 4,

    /// <summary>It did not arrive and will not.</summary>
    Failed = 5,

    /// <summary>It was no longer right to send it, and it never left.</summary>
    NotSent = 6,
}

/// <summary>What can happen to a text.</summary>
public enum TextEvent
{
    Began = 1,
    Took = 2,

    /// <summary>The supplier certainly did not take it now: it may be tried again.</summary>
    NotNow = 3,
    Refused = 4,
    Delivered = 5,
    DeliveryFailed = 6,

    /// <summary>We no longer want it sent.</summary>
    Dropped = 7,
}

/// <summary>The life of a text. Its states never go backwards, save that a text which certainly did not leave may be tried again.</summary>
public static class TextLife
{
    public static StateTable<TextState, TextEvent> Table { get; } = new()
    {
        //                              Requested    Sending        Sent           Delivered  Failed   NotSent
        [TextEvent.Began] =            [To(Sending), To(Sending),   Ignore,        Ignore,    Ignore,  Ignore],
        [TextEvent.Took] =             [Forbid,      To(Sent),      Ignore,        Ignore,    Ignore,  Ignore],
        [TextEvent.NotNow] =           [Ignore,      To(Requested), Ignore,        Ignore,    Ignore,  Ignore],
        [TextEvent.Refused] =          [To(Failed),  To(Failed),    Ignore,        Ignore,    Ignore,  Ignore],
        [TextEvent.Delivered] =        [Forbid,      To(Delivered), To(Delivered), Ignore,    Ignore,  Ignore],
        [TextEvent.DeliveryFailed] =   [Forbid,      To(Failed),    To(Failed),    Ignore,    Ignore,  Ignore],
        [TextEvent.Dropped] =          [To(NotSent), Ignore,        Ignore,        Ignore,    Ignore,  Ignore],
    };
}

/// <summary>One text to one number. What was said is never changed afterwards. Instants are UTC.</summary>
public sealed class OutgoingText
{
    public required TextId Id { get; init; }

    public required string Municipality { get; init; }

    public required PhoneNumber Phone { get; init; }

    /// <summary>Whose conversation it belongs to; empty = a host's.</summary>
    public string YouthId { get; init; } = "";

    public OfferId? Offer { get; init; }

    /// <summary>The question of a scheme that it puts or answers; null = none.</summary>
    public Guid? FollowUp { get; init; }

    /// <summary>T1, T2 …</summary>
    public required string Template { get; init; }

    public required string Body { get; init; }

    public required int Segments { get; init; }

    /// <summary>What makes it one: asked for twice, it is the same text.</summary>
    public required string Marker { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>It does not leave before; null = as soon as texts may.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Until this instant, excluded, the sending hours do not hold it: a receipt of her own text, or staff let it go.</summary>
    public DateTimeOffset? ExemptUntil { get; init; }

    /// <summary>Not null: the store was put back to an older moment, and the supplier may have the text since this instant.</summary>
    public DateTimeOffset? LookFirstSince { get; init; }

    public TextState State { get; private set; } = Requested;

    /// <summary>When the last call to the supplier began.</summary>
    public DateTimeOffset? SendingAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public string SupplierId { get; private set; } = "";

    /// <summary>The supplier's own word and code, for staff.</summary>
    public string SupplierStatus { get; private set; } = "";

    public string ErrorCode { get; private set; } = "";

    /// <summary>Calls to the supplier that began.</summary>
    public int Attempts { get; private set; }

    /// <summary>Look-ups at the supplier since the last call that found nothing.</summary>
    public int LookUps { get; private set; }

    public int Version { get; init; } = 1;

    public OutgoingText As(TextState state, TextMoments moments)
    {
        State = state;
        (SendingAt, SentAt, SupplierId, SupplierStatus, ErrorCode, Attempts, LookUps) = moments;
        return this;
    }

    public Heard<TextState> Begin(DateTimeOffset at)
    {
        var heard = Hear(TextEvent.Began);
        if (heard.Moved)
        {
            (SendingAt, Attempts, LookUps) = (at, Attempts + 1, 0);
        }

        return heard;
    }

    public Heard<TextState> Took(string supplierId, string status, DateTimeOffset at)
    {
        var heard = Hear(TextEvent.Took);
        if (heard.Moved)
        {
            (SupplierId, SupplierStatus, SentAt) = (supplierId, status, at);
        }

        return heard;
    }

    public Heard<TextState> Failed(TextEvent happened, string status, string errorCode)
    {
        var heard = Hear(happened);
        if (heard.Moved)
        {
            (SupplierStatus, ErrorCode) = (status, errorCode);
        }

        return heard;
    }

    public Heard<TextState> Arrived(string status)
    {
        var heard = Hear(TextEvent.Delivered);
        if (heard.Moved)
        {
            SupplierStatus = status;
        }

        return heard;
    }

    public Heard<TextState> NotNow()
    {
        var heard = Hear(TextEvent.NotNow);
        if (heard.Moved)
        {
            Attempts--;
        }

        return heard;
    }

    public Heard<TextState> Drop(string why) => Failed(TextEvent.Dropped, why, "");

    public void LookedUpInVain() => LookUps++;

    private Heard<TextState> Hear(TextEvent happened)
    {
        var heard = TextLife.Table.Hear(State, happened);
        State = heard.To;
        return heard;
    }
}

/// <summary>The changing part of a text's row.</summary>
public sealed record TextMoments(
    DateTimeOffset? SendingAt,
    DateTimeOffset? SentAt,
    string SupplierId,
    string SupplierStatus,
    string ErrorCode,
    int Attempts,
    int LookUps);
