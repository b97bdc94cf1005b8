namespace Matching.Core.Texts;

/// <summary>
/// Speaks to phones. Sending is not idempotent: who is unsure whether a text left asks <see cref="FindSentAsync"/> before sending again.
/// Whatever is neither of the answers (time-out, broken line, the supplier's own failure) throws, and then the text may be out or not.
/// </summary>
public interface ISmsSender
{
    Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken);

    /// <summary>
    /// The supplier's ids of what it took for the same number with the same words, no older than <paramref name="since"/>, oldest first. It does not tell
    /// two texts of ours with the same words apart: who asks leaves out what it knows as another's.
    /// </summary>
    Task<IReadOnlyList<string>> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// True: the supplier keeps the words of this text, ours or theirs, no longer, or does not know the id. False: it could not now. Only for texts
    /// that are over.
    /// </summary>
    Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken);
}

/// <summary>What the supplier said.</summary>
public abstract record SmsAnswer
{
    private SmsAnswer()
    {
    }

    /// <summary>It will deliver the text. <paramref name="Failed"/>: it already knows that it could not, with <paramref name="ErrorCode"/>.</summary>
    public sealed record Accepted(string SupplierId, string Status, bool Failed = false, string ErrorCode = "") : SmsAnswer;

    /// <summary>It will never deliver this text to this number. <paramref name="Stopped"/>: the number has told the supplier to stop.</summary>
    public sealed record Refused(string ErrorCode, bool Stopped = false) : SmsAnswer;

    /// <summary>It certainly did not take the text now; try again no earlier than after <paramref name="Wait"/>.</summary>
    public sealed record NotNow(TimeSpan Wait, string ErrorCode) : SmsAnswer;
}
