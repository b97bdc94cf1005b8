using Matching.Core.Enrolments;

namespace Matching.Worker.Enrolments;

/// <summary>Every minute, and once at the start: whoever is new in a scheme has a file, and on a new day every step stands where it should.</summary>
internal sealed class EnrolmentSteps(StoreGate gate, IServiceScopeFactory scopes, TimeProvider clock, ILogger<EnrolmentSteps> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Turns.RunAsync("The watch over next steps", TurnAsync, logger, stoppingToken);

    private async Task TurnAsync(CancellationToken stopping)
    {
        await gate.PassAsync(stopping);
        int saved;
        await using (var scope = scopes.CreateAsyncScope())
        {
            saved = await scope.ServiceProvider.GetRequiredService<WalkEnrolments>().HandleAsync(stopping)
                + await scope.ServiceProvider.GetRequiredService<GatherGroups>().HandleAsync(stopping);
            await scope.ServiceProvider.GetRequiredService<Core.HostOrders.WatchOrders>().HandleAsync(stopping);
        }

        // As long as there is more, it goes on at once.
        if (saved == 0)
        {
            await Task.Delay(Every, clock, stopping);
        }
    }
}
