using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Engine.Facts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Offers;

/// <summary>
/// Closes every offer whose deadline has passed: the seat is free at once, she hears it on the next sending day, and a person calls.
/// Silence is not a no. Safe to run by several at once: an answer that came first wins.
/// </summary>
/// <remarks>Source: offers and answers, O11 and O18.</remarks>
public sealed partial class ExpireOffers(
    IOfferStore offers, OfferTexts texts, SendingCalendar calendar, ILedger ledger, TimeProvider clock, ILogger<ExpireOffers> logger)
{
    private const int AtOnce = 200;

    /// <summary>Says how many have expired.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = 0;
        foreach (var id in await offers.FindPastDeadlineAsync(now, AtOnce, cancellationToken))
        {
            if (await ExpireAsync(id, now, cancellationToken))
            {
                expired++;
            }
        }

        return expired;
    }

    private async Task<bool> ExpireAsync(OfferId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Read again: an answer may have come since the list was made.
        if (await offers.FindAsync(id, cancellationToken) is not { } found || found.Offer.ClockStoppedAt is not null || !(found.Offer.DeadlineAt <= now))
        {
            return false;
        }

        var wasTold = found.Offer is { State: OfferState.Sent, YesAt: null };
        if (!found.Offer.Hear(OfferEvent.DeadlinePassed, now, "no_answer").Moved)
        {
            return false;
        }

        var told = wasTold && found.Offer.ContactBy == ContactBy.Sms
            ? texts.ToYouth(found, "T14", now, receipt: false, notBefore: calendar.OpeningOfNextDay(now, id.Value))
            : Told.Nothing;
        var decision = new Decision
        {
            Offers = [found.Offer],
            FreedSeats = [id],
            Past = [new(found.Offer.Municipality, new(found.Offer.YouthId, found.Offer.OpeningId, Outcome.Expired, SendingCalendar.LocalDate(now)), id)],
            Texts = told.Texts,
            Work = [.. told.Work, .. ToBeTold(found.Offer, now)],
        };
        if (await ledger.SaveAsync(decision, cancellationToken) != SaveOutcome.Saved)
        {
            return false;
        }

        Log.Expired(logger, id);
        return true;
    }

    /// <summary>A call to her; where school is the duty her adviser has to know too.</summary>
    private IEnumerable<WorkItem> ToBeTold(Offer offer, DateTimeOffset now)
    {
        yield return texts.Item(WorkKind.CallExpired, $"offer:{offer.Id}", offer, now);
        if (offer.Duty == OfferDuty.SchoolDuty)
        {
            yield return texts.Item(WorkKind.DutySilence, $"offer:{offer.Id}", offer, now);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Offer {Offer} expired")]
        public static partial void Expired(ILogger logger, OfferId offer);
    }
}
