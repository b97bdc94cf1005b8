using Matching.Core.Nightly;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>A round between two nights: proposes what has become possible since, and moves nothing that was shown.</summary>
internal sealed class RoundVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new("round", "Proposes what has become possible since the night; what was shown stays as it is.", [], []);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        await using var services = product();
        switch (await services.GetRequiredService<RunRound>().HandleAsync(stopping))
        {
            case RoundOutcome.Ended ended:
                terminal.Line($"{ended.Added} new proposals.");
                return ExitCode.Done;
            case RoundOutcome.NoNightYet:
                return terminal.Refuse(["There has been no night yet, so there is nothing to go on from. matching night runs one."]);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }
}
