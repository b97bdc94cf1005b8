using Matching.Core.Replies;
using Matching.Core.Texts;
using Microsoft.Extensions.Logging;

namespace Matching.Core.Offers.Calls;

/// <summary>What came of recording an answer given on the telephone.</summary>
public abstract record RecordAnswerOutcome
{
    private RecordAnswerOutcome()
    {
    }

    public sealed record Recorded(OfferState State) : RecordAnswerOutcome;

    /// <summary>The offer was closed before: it stays as it is.</summary>
    public sealed record AlreadyClosed(OfferState State) : RecordAnswerOutcome;

    /// <summary>Her yes is kept; a guardian is asked, and the seat is held.</summary>
    public sealed record WaitsForGuardian : RecordAnswerOutcome;

    /// <summary>She has said yes to another that she cannot have at the same time: that one stands, and a person talks with her about this one, whose clock stands meanwhile.</summary>
    public sealed record Collides : RecordAnswerOutcome;

    public sealed record NotFound(OfferId Id) : RecordAnswerOutcome;
}

/// <summary>A person has called her and records the yes or no, or she has pressed it on her page. The same events as a text, without a receipt to her: she has heard or seen it.</summary>
/// <remarks>Source: offers and answers, O5 and O16.</remarks>
public sealed partial class RecordAnswer(IOfferStore offers, OfferAnswers answers, OfferTexts texts, ILedger ledger, TimeProvider clock, ILogger<RecordAnswer> logger)
{
    private const int Looks = 5;

    public Task<RecordAnswerOutcome> HandleAsync(OfferId id, bool saidYes, CancellationToken cancellationToken) => HandleAsync(id, saidYes, AnswerWay.Telephone, cancellationToken);

    /// <summary>The same, by the way it came: <see cref="AnswerWay.Telephone"/>, or <see cref="AnswerWay.Page"/> where she pressed it herself.</summary>
    public async Task<RecordAnswerOutcome> HandleAsync(OfferId id, bool saidYes, AnswerWay way, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await offers.FindAsync(id, cancellationToken) is not { } found)
            {
                return new RecordAnswerOutcome.NotFound(id);
            }

            if (!found.Offer.IsOpen)
            {
                return new RecordAnswerOutcome.AlreadyClosed(found.Offer.State);
            }

            var (decision, outcome) = await DecideAsync(found, saidYes, way, clock.GetUtcNow(), cancellationToken);
            if (await ledger.SaveAsync(decision, cancellationToken) == SaveOutcome.Saved)
            {
                Log.Recorded(logger, way, id, found.Offer.State);
                return outcome;
            }
        }

        throw new InvalidOperationException($"Offer {id} changed {Looks} times while its answer was recorded.\nMaybe a job writes it without end.");
    }

    private async Task<(Decision, RecordAnswerOutcome)> DecideAsync(OfferCase offer, bool saidYes, AnswerWay way, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (saidYes && Collisions.Of(offer, await offers.FindAcceptedAsync(offer.Offer.YouthId, cancellationToken)))
        {
            offer.Offer.StopClock(now);
            return (new Decision { Offers = [offer.Offer] }.With(texts.Item(WorkKind.YesCollides, $"offer:{offer.Offer.Id}", offer.Offer, now)), new RecordAnswerOutcome.Collides());
        }

        var decision = saidYes ? answers.Yes(offer, way, now) : answers.No(offer, way, now);
        return (decision, saidYes && offer.Offer.IsOpen ? new RecordAnswerOutcome.WaitsForGuardian() : new RecordAnswerOutcome.Recorded(offer.Offer.State));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "An answer was recorded, by {Way}: offer {Offer} is {State}")]
        public static partial void Recorded(ILogger logger, AnswerWay way, OfferId offer, OfferState state);
    }
}
