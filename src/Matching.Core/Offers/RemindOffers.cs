using Matching.Core.Texts;

namespace Matching.Core.Offers;

/// <summary>
/// One reminder for each sent offer that nobody has answered: at 16:00 on the sending day before the deadline's, if 20 hours have passed
/// since it left; with a single day to answer, at 12:00 on that day, if it left at least 3 hours before.
/// </summary>
/// <remarks>Source: offers and answers, O11.</remarks>
public sealed class RemindOffers(IOfferStore offers, OfferTexts texts, SendingCalendar calendar, ILedger ledger, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Says how many reminders were asked for.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reminded = 0;
        foreach (var id in await offers.FindUnremindedAsync(now, AtOnce, cancellationToken))
        {
            var found = await offers.FindAsync(id, cancellationToken);
            if (found is { Offer: { State: OfferState.Sent, RemindedAt: null, ClockStoppedAt: null, YesAt: null } } && IsDue(found.Offer, now))
            {
                found.Offer.Reminded(now);
                var told = texts.ToYouth(found, "T5", now, receipt: false);
                var saved = await ledger.SaveAsync(new() { Offers = [found.Offer], Texts = told.Texts, Work = told.Work }, cancellationToken);
                reminded += saved == SaveOutcome.Saved ? 1 : 0;
            }
        }

        return reminded;
    }

    private bool IsDue(Offer offer, DateTimeOffset now) =>
        offer is { SentAt: { } sent, DeadlineAt: { } deadline } && calendar.ReminderAt(sent, deadline) is { } due && due <= now && now < deadline;
}
