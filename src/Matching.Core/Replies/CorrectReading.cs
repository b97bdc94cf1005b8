using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Replies.Consequences;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Core.Replies;

/// <summary>A text as it was kept. <paramref name="Version"/> is the row's as it was read.</summary>
public sealed record KeptText(Guid Id, string SupplierId, string Municipality, string Phone, string Body, int Version);

/// <summary>Reads kept texts.</summary>
public interface IKeptTexts
{
    /// <summary>Null: the municipality has no such text.</summary>
    Task<KeptText?> FindAsync(string municipality, Guid id, CancellationToken cancellationToken);
}

/// <summary>What came of reading a text otherwise.</summary>
public abstract record CorrectOutcome
{
    private CorrectOutcome()
    {
    }

    /// <summary>What happened is what would have happened had it been read so now.</summary>
    public sealed record Corrected(ReceiveOutcome Outcome) : CorrectOutcome;

    /// <summary>A yes or no needs the offer that it is for.</summary>
    public sealed record NeedsOffer : CorrectOutcome;

    public sealed record NotFound : CorrectOutcome;
}

/// <summary>
/// A person reads a text otherwise than the product did. The event is played again as she reads it, by the same tables of states, at the present
/// instant; what the first reading did to the number and the work list is taken back, what it did to an offer is answered by the offer's table.
/// </summary>
/// <remarks>Source: offers and answers, O4 and O6: an answer from another phone is applied only so.</remarks>
public sealed partial class CorrectReading(
    IKeptTexts kept, IReplyInbox inbox, IOfferStore offers, ILedger ledger, Conversation conversation, IOptions<OfferOptions> options, TimeProvider clock, ILogger<CorrectReading> logger)
{
    private const int Looks = 5;

    /// <param name="municipality">Whose staff reads.</param>
    /// <param name="id">Of the text.</param>
    /// <param name="reading">As the person reads it.</param>
    /// <param name="offer">The offer it is for; null = none in particular.</param>
    /// <param name="by">Sign-in name of who reads.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    public async Task<CorrectOutcome> HandleAsync(string municipality, Guid id, Reading reading, OfferId? offer, string by, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await LookAsync(municipality, id, reading, offer, by, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException($"What text {id} was about changed {Looks} times while its reading was corrected.\nMaybe a job writes it without end.");
    }

    private async Task<CorrectOutcome?> LookAsync(string municipality, Guid id, Reading reading, OfferId? offer, string by, CancellationToken cancellationToken)
    {
        var meant = offer is { } chosen ? await offers.FindAsync(chosen, cancellationToken) : null;
        if (await kept.FindAsync(municipality, id, cancellationToken) is not { } text || (offer is not null && meant?.Offer.Municipality != municipality))
        {
            return new CorrectOutcome.NotFound();
        }

        var now = clock.GetUtcNow();
        var phone = PhoneNumber.TryParse(text.Phone, out var number) ? number : (PhoneNumber?)null;
        var thread = await inbox.LookAsync(phone, "", [], now - options.Value.CodeRests, cancellationToken);
        var asked = GuardiansQuestion(thread, meant);
        if (meant is null && asked is null && reading is Reading.Yes or Reading.YesBut or Reading.No or Reading.NoBut)
        {
            return new CorrectOutcome.NeedsOffer();
        }

        var about = asked is not null || meant is null ? thread : thread with { Offers = [meant], Questions = [], Elsewhere = null };
        var (decision, outcome) = conversation.HearAgain(text, about, ReadBy(reading, asked?.Backing.Code ?? meant?.Offer.Code), by, now);
        if (await ledger.SaveAsync(decision, cancellationToken) != SaveOutcome.Saved)
        {
            return null;
        }

        Log.Corrected(logger, id, reading);
        return new CorrectOutcome.Corrected(outcome);
    }

    /// <summary>What a guardian writes is never her answer: it is for the question that was put there, of the offer that is meant or the only one.</summary>
    private static Question? GuardiansQuestion(PhoneThread thread, OfferCase? meant)
    {
        if (thread is not { People: [], Offers: [] })
        {
            return null;
        }

        return thread.Questions.Where(question => meant is null || question.Offer?.Offer.Id == meant.Offer.Id).ToList() is [var only] ? only : null;
    }

    private static AnswerRead ReadBy(Reading reading, OfferCode? meant)
    {
        IReadOnlyList<OfferCode> codes = meant is { } code ? [code] : [];
        var (yes, no) = reading switch
        {
            Reading.Yes or Reading.YesBut => (codes, []),
            Reading.No or Reading.NoBut => ([], codes),
            _ => ((IReadOnlyList<OfferCode>)[], (IReadOnlyList<OfferCode>)[]),
        };
        return new(reading, yes, no, codes, "read_by_a_person") { Sure = Sureness.Word };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Text {Text} was read by a person as {Reading}")]
        public static partial void Corrected(ILogger logger, Guid text, Reading reading);
    }
}
