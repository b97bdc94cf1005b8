using System.Globalization;
using Matching.Core.Messages;
using Matching.Core.Steering;

namespace Matching.Worker.Queue;

/// <summary>Takes up a run that somebody asked for on a page.</summary>
internal sealed class RunRequestedHandler(RunAsked run) : IMessageHandler
{
    public string Kind => MessageKinds.RunRequested;

    public async Task<DateTimeOffset?> HandleAsync(Message message, CancellationToken cancellationToken) =>
        await run.HandleAsync(Guid.Parse(message.Subject, CultureInfo.InvariantCulture), cancellationToken) is RunAskedOutcome.Taken taken ? taken.Until : null;
}
