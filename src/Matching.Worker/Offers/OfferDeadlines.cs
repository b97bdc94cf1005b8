using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Failures;

namespace Matching.Worker.Offers;

/// <summary>Every minute, and once at the start: reminders that are due, offers whose time is over, guardians who have not answered, offers that never left.</summary>
internal sealed class OfferDeadlines(StoreGate gate, IServiceScopeFactory scopes, TimeProvider clock, ILogger<OfferDeadlines> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Turns.RunAsync("The watch over deadlines", TurnAsync, logger, stoppingToken);

    private async Task TurnAsync(CancellationToken stopping)
    {
        await gate.PassAsync(stopping);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ExpireOffers>().HandleAsync(stopping);
            await scope.ServiceProvider.GetRequiredService<RemindOffers>().HandleAsync(stopping);
            await scope.ServiceProvider.GetRequiredService<WatchBackings>().HandleAsync(stopping);
            var stuck = scope.ServiceProvider.GetRequiredService<ReportStuck>();
            foreach (var text in await scope.ServiceProvider.GetRequiredService<LookForUnsent>().HandleAsync(stopping))
            {
                await stuck.HandleAsync(text, stopping);
            }
        }

        await Task.Delay(Every, clock, stopping);
    }
}
