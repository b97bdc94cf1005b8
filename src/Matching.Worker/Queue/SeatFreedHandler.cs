using System.Globalization;
using Matching.Core.Messages;
using Matching.Core.Nightly;
using Matching.Core.Offers;

namespace Matching.Worker.Queue;

/// <summary>A seat came free: the next is proposed at once, and where nobody fits a person is asked to look.</summary>
internal sealed partial class SeatFreedHandler(RoundsInTurn rounds, AskForAnother ask, ILogger<SeatFreedHandler> logger) : IMessageHandler
{
    public string Kind => MessageKinds.SeatFreed;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var offer = new OfferId(Guid.Parse(message.Subject, CultureInfo.InvariantCulture));
        var filled = await rounds.NextAsync(cancellationToken) is RoundOutcome.Ended ended ? ended.Openings : [];
        await ask.HandleAsync(offer, filled, cancellationToken);
        Log.Freed(logger, offer, filled.Count);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The seat of offer {Offer} came free; the round after it added {Added} proposals")]
        public static partial void Freed(ILogger logger, OfferId offer, int added);
    }
}
