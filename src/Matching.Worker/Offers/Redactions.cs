using Matching.Channels.Queues;
using Matching.Core.Messages;
using Matching.Core.SignIn;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Microsoft.Extensions.Options;

namespace Matching.Worker.Offers;

/// <summary>Every hour, and once at the start: words that the supplier need not hold any longer, and requests for codes of more than a day ago, and messages that were handed on long ago.</summary>
internal sealed class Redactions(StoreGate gate, IServiceScopeFactory scopes, IOptions<QueueOptions> queues, TimeProvider clock, ILogger<Redactions> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan CodesAreKept = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Turns.RunAsync("Taking words away at the supplier", TurnAsync, logger, stoppingToken);

    private async Task TurnAsync(CancellationToken stopping)
    {
        await gate.PassAsync(stopping);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RedactTexts>().HandleAsync(stopping);
            await scope.ServiceProvider.GetRequiredService<ICodeStore>().ForgetAsync(clock.GetUtcNow() - CodesAreKept, stopping);
            await scope.ServiceProvider.GetRequiredService<IOutbox>().ForgetAsync(clock.GetUtcNow() - queues.Value.OutboxKeptFor, stopping);
        }

        await Task.Delay(Every, clock, stopping);
    }
}
