using Matching.Core.Messages;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;

namespace Matching.Worker.Queue;

/// <summary>A report may overtake the saving of the call it is about, so an unknown text is looked for again; for ever unknown, it is somebody else's.</summary>
internal sealed partial class DeliveryReportedHandler(HearDelivery hear, TimeProvider clock, ILogger<DeliveryReportedHandler> logger) : IMessageHandler
{
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(15);

    public string Kind => MessageKinds.DeliveryReported;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        if (await hear.HandleAsync(message.Subject, cancellationToken) == HearDeliveryOutcome.Heard)
        {
            return null;
        }

        // Ids of version 7 carry their birth in their first 48 bits.
        var told = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(message.Id.ToString("N")[..12], 16));
        if (clock.GetUtcNow() - told < GiveUpAfter)
        {
            return clock.GetUtcNow() + BeforeAgain;
        }

        Log.Unknown(logger, message.Id);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The report of message {Message} is about a text that nobody knows")]
        public static partial void Unknown(ILogger logger, Guid message);
    }
}
