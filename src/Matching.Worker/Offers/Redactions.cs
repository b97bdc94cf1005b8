using Matching.Core.SignIn;
using Matching.Core.Texts;

namespace Matching.Worker.Offers;

/// <summary>Every hour, and once at the start: words that the supplier need not hold any longer, and requests for codes of more than a day ago.</summary>
internal sealed class Redactions(StoreGate gate, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Redactions> logger) : BackgroundService
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
        }

        await Task.Delay(Every, clock, stopping);
    }
}
