using System.Globalization;
using Matching.Core.Messages;
using Matching.Core.Offers;

namespace Matching.Worker.Queue;

internal sealed partial class SeatFreedHandler(AskForAnother ask, ILogger<SeatFreedHandler> logger) : IMessageHandler
{
    public string Kind => MessageKinds.SeatFreed;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var offer = new OfferId(Guid.Parse(message.Subject, CultureInfo.InvariantCulture));
        await ask.HandleAsync(offer, cancellationToken);
        Log.Freed(logger, offer);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The seat of offer {Offer} is free")]
        public static partial void Freed(ILogger logger, OfferId offer);
    }
}
