using Matching.Core.Nightly;
using Matching.Core.Steering;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Runs a night by hand, or rehearses it.</summary>
internal sealed class NightVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new("night", "Runs the night of a date on the store, once; or rehearses it and stores nothing.", [],
    [
        new("--date", "D", "the night's date, yyyy-MM-dd (default: today)"),
        new("--dry-run", "", "store nothing"),
        new("--out", "OUT", "the folder for the night's files"),
        new("--if-missing", "", "only when today's is due and missing, or there has never been one"),
        NightArguments.Threads,
        NightArguments.Seed,
        NightArguments.Policy,
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        await using var services = product();
        var date = NightArguments.DateOf(arguments, services.GetRequiredService<PlanNight>().FirstDate);
        if (arguments.Has("--dry-run") && arguments.Has("--if-missing"))
        {
            throw new WrongUsageException("--dry-run and --if-missing do not go together.");
        }

        if (NightArguments.PolicyOf(arguments, terminal) is not { } policy)
        {
            return ExitCode.Refused;
        }

        await services.GetRequiredService<TakeInLaw>().HandleAsync(stopping);
        var request = new NightRequest
        {
            Date = date,
            OnlyIfMissing = arguments.Has("--if-missing"),
            // Not named, it is the one in force on the date.
            Policy = arguments.Text("--policy") is null ? null : policy,
            Seed = arguments.Text("--seed"),
            Threads = NightArguments.ThreadsOf(arguments),
        };
        return arguments.Has("--dry-run")
            ? await RehearseAsync(services, request, arguments.Text("--out"), stopping)
            : await RunNightAsync(services, request, arguments.Text("--out"), stopping);
    }

    private async Task<int> RehearseAsync(ServiceProvider services, NightRequest request, string? directory, CancellationToken stopping)
    {
        var step = services.GetRequiredService<RehearseNight>();
        var night = await terminal.WithProgress(onStep => step.HandleAsync(request, new Told(onStep), stopping));
        return await ShowAsync(night, directory, stopping);
    }

    private async Task<int> RunNightAsync(ServiceProvider services, NightRequest request, string? directory, CancellationToken stopping)
    {
        var step = services.GetRequiredService<RunNight>();
        switch (await terminal.WithProgress(onStep => step.HandleAsync(request, new Told(onStep), stopping)))
        {
            case NightOutcome.Published published:
                return await ShowAsync(published.Night, directory, stopping);
            case NightOutcome.AlreadyDone done:
                terminal.Line($"The night of {done.Key.Date:yyyy-MM-dd} was published before; nothing was done.");
                return ExitCode.Done;
            case NightOutcome.NotMissing:
                terminal.Line("No night is missing; nothing was done.");
                return ExitCode.Done;
            case NightOutcome.NobodyKnown:
                return terminal.Refuse(["The store knows nobody: import a folder of files first."]);
            case NightOutcome.RunsElsewhere elsewhere:
                return terminal.Refuse([$"The night of {elsewhere.Key.Date:yyyy-MM-dd} is being run by another process; ask again after {elsewhere.Until:HH:mm:ss} UTC."]);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private async Task<int> ShowAsync(PlannedNight night, string? directory, CancellationToken stopping)
    {
        if (directory is not null)
        {
            await NightFile.WriteAllAsync(directory, night.Files(), stopping);
        }

        terminal.Table(NightTable.Rows(night));
        return ExitCode.Done;
    }

    /// <summary>Told at once, in the night's own thread: the steps keep their order.</summary>
    private sealed class Told(Action<string> onStep) : IProgress<NightStep>
    {
        public void Report(NightStep value) => onStep(value.Name);
    }
}
