using System.Globalization;
using Matching.Core.Messages;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;

namespace Matching.Worker.Queue;

internal sealed partial class TextRequestedHandler(SendText send, ReportStuck stuck, ILogger<TextRequestedHandler> logger) : IMessageHandler
{
    public string Kind => MessageKinds.TextRequested;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var id = new TextId(Guid.Parse(message.Subject, CultureInfo.InvariantCulture));
        switch (await send.HandleAsync(id, cancellationToken))
        {
            case SendTextOutcome.WaitsUntil waits:
                Log.Waits(logger, id, waits.At, waits.Why);
                return waits.At;
            case SendTextOutcome.Dropped dropped:
                Log.Dropped(logger, id, dropped.Why);
                return null;
            case SendTextOutcome.NotFound:
                Log.NotFound(logger, id);
                return null;
            default:
                return null;
        }
    }

    public Task GivenUpAsync(Message message, CancellationToken cancellationToken) =>
        stuck.HandleAsync(new(Guid.Parse(message.Subject, CultureInfo.InvariantCulture)), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Text {Text} waits until {At} ({Why})")]
        public static partial void Waits(ILogger logger, TextId text, DateTimeOffset at, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Text {Text} was not sent: {Why}")]
        public static partial void Dropped(ILogger logger, TextId text, string why);

        [LoggerMessage(Level = LogLevel.Error, Message = "Text {Text} was asked for and does not exist")]
        public static partial void NotFound(ILogger logger, TextId text);
    }
}
