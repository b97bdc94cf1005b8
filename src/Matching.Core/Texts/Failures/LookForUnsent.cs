namespace Matching.Core.Texts.Failures;

/// <summary>An offer's text that has not left, and when it was asked for.</summary>
public sealed record UnsentText(TextId Id, DateTimeOffset AskedAt);

/// <summary>
/// Finds the offers that were approved and not said within three sending days, whatever the reason: each is a person's matter once, with "try
/// again" and "give up, call". The third sending day counts to its closing hour.
/// </summary>
/// <remarks>Source: offers and answers, O1, under its table.</remarks>
public sealed class LookForUnsent(IWaitingTexts texts, SendingCalendar calendar, TimeProvider clock)
{
    private const int SendingDays = 3;
    private const int AtOnce = 200;

    /// <summary>The texts that a person has to hear of, oldest first.</summary>
    public async Task<IReadOnlyList<TextId>> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unsent = await texts.FindUnsentOffersAsync(now.AddDays(-SendingDays), AtOnce, cancellationToken);
        return [.. unsent.Where(text => calendar.Deadline(text.AskedAt, SendingDays) <= now).Select(text => text.Id)];
    }
}
