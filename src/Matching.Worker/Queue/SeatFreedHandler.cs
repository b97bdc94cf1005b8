using System.Globalization;
using Matching.Core.Messages;
using Matching.Core.Nightly;
using Matching.Core.Offers;

namespace Matching.Worker.Queue;

/// <summary>A seat came free: a reserve whom somebody named is offered it; else the next is proposed at once, and where nobody fits a person is asked to look.</summary>
internal sealed partial class SeatFreedHandler(IOfferStore offers, OfferToReserve reserve, RoundsInTurn rounds, AskForAnother ask, ILogger<SeatFreedHandler> logger) : IMessageHandler
{
    public string Kind => MessageKinds.SeatFreed;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var offer = new OfferId(Guid.Parse(message.Subject, CultureInfo.InvariantCulture));
        if (await offers.FindAsync(offer, cancellationToken) is not { } found)
        {
            Log.Gone(logger, offer);
            return null;
        }

        if (await reserve.HandleAsync(offer, cancellationToken))
        {
            Log.Freed(logger, offer, 0);
            return null;
        }

        var filled = await rounds.NextAsync(found.Offer.OpeningId, cancellationToken) is RoundOutcome.Ended ended ? ended.Openings : [];
        await ask.HandleAsync(offer, filled, cancellationToken);
        Log.Freed(logger, offer, filled.Count);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The offer {Offer} whose seat came free is no longer there")]
        public static partial void Gone(ILogger logger, OfferId offer);

        [LoggerMessage(Level = LogLevel.Information, Message = "The seat of offer {Offer} came free; the round after it added {Added} proposals")]
        public static partial void Freed(ILogger logger, OfferId offer, int added);
    }
}
