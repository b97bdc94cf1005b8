using Microsoft.Extensions.Logging;

namespace Matching.Core.Offers;

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

    public sealed record NotFound(OfferId Id) : RecordAnswerOutcome;
}

/// <summary>A person has called her and records the yes or no, or she has pressed it on her page. The same events as a text, without a receipt to her: she has heard or seen it.</summary>
/// <remarks>Source: offers and answers, O16.</remarks>
public sealed partial class RecordAnswer(IOfferStore offers, OfferAnswers answers, ILedger ledger, TimeProvider clock, ILogger<RecordAnswer> logger)
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

            var now = clock.GetUtcNow();
            var decision = saidYes ? answers.Yes(found, way, now) : answers.No(found, way, now);
            if (await ledger.SaveAsync(decision, cancellationToken) == SaveOutcome.Saved)
            {
                Log.Recorded(logger, way, id, found.Offer.State);
                return saidYes && found.Offer.IsOpen ? new RecordAnswerOutcome.WaitsForGuardian() : new RecordAnswerOutcome.Recorded(found.Offer.State);
            }
        }

        throw new InvalidOperationException($"Offer {id} changed {Looks} times while its answer was recorded.\nMaybe a job writes it without end.");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "An answer was recorded, by {Way}: offer {Offer} is {State}")]
        public static partial void Recorded(ILogger logger, AnswerWay way, OfferId offer, OfferState state);
    }
}
