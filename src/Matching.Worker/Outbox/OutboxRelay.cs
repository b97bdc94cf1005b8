using Matching.Channels.Queues;
using Matching.Core.Messages;
using Microsoft.Extensions.Options;

namespace Matching.Worker.Outbox;

/// <summary>Carries messages from where they were saved with their state to the queue, woken when there are new ones.</summary>
internal sealed class OutboxRelay(
    StoreGate gate, IOutbox outbox, IMessagePublisher publisher, IWakeUp wakeUp, IOptions<QueueOptions> options, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Turns.RunAsync("The outbox", TurnAsync, logger, stoppingToken);
    }

    private async Task TurnAsync(CancellationToken stopping)
    {
        await gate.PassAsync(stopping);
        var next = wakeUp.Next(WakeUpTopics.Outbox);
        if (await outbox.RelayAsync(messages => publisher.PublishAllAsync(messages, stopping), AtOnce, stopping) == 0)
        {
            await next.OrAfterAsync(options.Value.LookAgainAfter, stopping);
        }
    }
}
