using Matching.Core.SignIn;

namespace Matching.Core.Texts.Delivering;

/// <summary>Who goes before whom when many texts wait for the sender's next moment; in one line the older goes first. Stored by number: never renumber.</summary>
/// <remarks>Source: offers and answers, O13.</remarks>
public enum SendingLine
{
    /// <summary>A code that somebody waits for, and what answers a cry for help.</summary>
    AtOnce = 0,
    Receipt = 1,
    Offer = 2,
    FollowUp = 3,
}

/// <summary>Tells which line a text stands in.</summary>
public static class SendingLines
{
    public static SendingLine Of(OutgoingText text) => text switch
    {
        { Template: IssueCode.Template or "T32" or "T32.adult" or "T32.duty" } => SendingLine.AtOnce,
        { ExemptUntil: not null } => SendingLine.Receipt,
        { Offer: not null } => SendingLine.Offer,
        _ => SendingLine.FollowUp,
    };
}

/// <summary>Keeps the sender's pace for all workers together: one number may send so many texts a second and no more.</summary>
public interface ISendingPace
{
    /// <summary>
    /// Null: it is this text's turn, and the next one's comes <paramref name="every"/> later. Else the instant to ask again at; the text stands in
    /// line until then and shortly after, so that one whose worker died holds nobody up.
    /// </summary>
    Task<DateTimeOffset?> TakeTurnAsync(TextId text, SendingLine line, TimeSpan every, DateTimeOffset now, CancellationToken cancellationToken);
}
