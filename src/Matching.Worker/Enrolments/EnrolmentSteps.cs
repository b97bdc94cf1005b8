using Matching.Core.Enrolments;
using Matching.Core.FollowUps;

namespace Matching.Worker.Enrolments;

/// <summary>Every minute, and once at the start: whoever is new in a scheme has a file, and on a new day every step stands where it should; who is to be asked is asked, and what was answered is in the file.</summary>
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
            var services = scope.ServiceProvider;
            saved = await services.GetRequiredService<TakeAnswers>().HandleAsync(stopping)
                + await services.GetRequiredService<TakeInvitations>().HandleAsync(stopping)
                + await services.GetRequiredService<WalkEnrolments>().HandleAsync(stopping)
                + await services.GetRequiredService<GatherGroups>().HandleAsync(stopping)
                + await services.GetRequiredService<TellDissolved>().HandleAsync(stopping)
                + await services.GetRequiredService<AskFollowUps>().HandleAsync(stopping)
                + await services.GetRequiredService<Core.Inquiries.AskInquiries>().HandleAsync(stopping);
            await services.GetRequiredService<Core.HostOrders.WatchOrders>().HandleAsync(stopping);
            await services.GetRequiredService<Core.HostEvents.WatchPledges>().HandleAsync(stopping);
            await services.GetRequiredService<Core.HostEvents.WatchInvitations>().HandleAsync(stopping);
        }

        // As long as there is more, it goes on at once.
        if (saved == 0)
        {
            await Task.Delay(Every, clock, stopping);
        }
    }
}
