using Matching.Core.Nightly;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Plans a published night again from the facts it was planned from.</summary>
internal sealed class ReplayVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new("replay", "Plans a published night again from its kept facts: the same bytes, or what is gone.", ["NIGHT"],
    [
        new("--out", "OUT", "the folder for the night's files"),
        NightArguments.Threads,
    ], PlaceText: NightChoices.Words);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var choice = NightChoices.Of(arguments.Place(0));
        var threads = NightArguments.ThreadsOf(arguments) ?? Environment.ProcessorCount;
        await using var services = product();
        var step = services.GetRequiredService<ReplayNight>();
        switch (await terminal.WithProgress(onStep => step.HandleAsync(choice, threads, onStep, stopping)))
        {
            case ReplayOutcome.Same same:
                await WriteAsync(arguments, same.Night, stopping);
                terminal.Line($"The night of {same.Kept.Key.Date:yyyy-MM-dd} gives the same bytes: facts {same.Kept.FactsHash}, plan {same.Kept.PlanHash}.");
                return ExitCode.Done;
            case ReplayOutcome.Differs differs:
                await WriteAsync(arguments, differs.Night, stopping);
                return terminal.Refuse([$"The night of {differs.Kept.Key.Date:yyyy-MM-dd} was made by another program that calls its engine by the same version, {differs.Kept.Versions.Engine}: {string.Join(", ", differs.Files)} differ."]);
            case ReplayOutcome.VersionGone gone:
                return terminal.Refuse([Sentence(gone)]);
            case ReplayOutcome.NotFound:
                return terminal.Refuse([NightChoices.Missing(arguments.Place(0))]);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private static Task WriteAsync(Arguments arguments, PlannedNight night, CancellationToken stopping) =>
        arguments.Text("--out") is { } directory ? NightFile.WriteAllAsync(directory, night.Files(), stopping) : Task.CompletedTask;

    private static string Sentence(ReplayOutcome.VersionGone gone) => $"The night of {gone.Kept.Key.Date:yyyy-MM-dd} cannot be replayed: " + gone.What switch
    {
        "engine" => $"it was made by engine {gone.Version}, and this program has engine {gone.Here}.",
        "policy" => $"its policy {gone.Version} weighs what this program no longer has: {gone.Here}.",
        "facts" when gone.Here.Length == 0 => $"its facts {gone.Version} are no longer kept.",
        _ => $"its facts {gone.Version} were kept by a program that knew other facts than this one does.",
    };
}
