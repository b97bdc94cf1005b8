using Matching.Core.Messages;
using Matching.Core.Nightly;

namespace Matching.Worker.Queue;

/// <summary>Says a part of a night that another worker runs.</summary>
internal sealed partial class NightPartHandler(SayPart say, TimeProvider clock, ILogger<NightPartHandler> logger) : IMessageHandler
{
    private static readonly TimeSpan WhenBusy = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WhenOurs = TimeSpan.FromSeconds(3);

    public string Kind => MessageKinds.NightPartOffered;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var part = NightPart.Read(message.Subject) ?? throw new InvalidOperationException($"'{message.Subject}' names no part of a night.\nMaybe a program of another version sent it.");
        var outcome = await say.HandleAsync(part, cancellationToken);
        Log.Ended(logger, part.Part, part.Lease, outcome);
        return outcome switch
        {
            SayPartOutcome.Busy => clock.GetUtcNow() + WhenBusy,
            SayPartOutcome.OwnNight => clock.GetUtcNow() + WhenOurs,
            _ => null,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Part {Part} of the night under lease {Lease}: {Outcome}")]
        public static partial void Ended(ILogger logger, int part, Guid lease, SayPartOutcome outcome);
    }
}
