using Matching.Storage.Postgres.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Brings the store's tables to what this program knows.</summary>
internal sealed class MigrateVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new("migrate", "Brings the store's tables up to date; every file is applied once.", [], []);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        await using var services = product();
        var outcome = await services.GetRequiredService<Migrator>().MigrateAsync(stopping);
        if (!outcome.MayRun)
        {
            return terminal.Refuse([outcome.Sentence]);
        }

        terminal.Line(outcome.Sentence);
        return ExitCode.Done;
    }
}
