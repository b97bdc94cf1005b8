using System.Globalization;
using Matching.Core.Availability;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Core.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Stores a folder of files, all of it or nothing.</summary>
internal sealed class ImportVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new("import", "Stores a folder of files: all of it, or nothing and the list of every fault.", ["DIR"],
    [
        new("--date", "D", "the date on which ages are counted, yyyy-MM-dd (default: today)"),
        new("--once", "", "only into a store that knows nobody yet; else nothing is done"),
        new("--demo", "", "made-up people: dates are moved by whole weeks to today, and real texts are refused from then on"),
        new("--preview", "", "tell what would change and keep nothing"),
        new("--close-vanished", "", "close what is known and no longer in the files"),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var directory = arguments.Place(0);
        if (!Directory.Exists(directory))
        {
            throw new WrongUsageException($"The folder {directory} does not exist.");
        }

        await using var services = product();
        var date = arguments.Date("--date") ?? services.GetRequiredService<TimeProvider>().Today();
        var known = await services.GetRequiredService<IProgrammeShelf>().ReadAsync(stopping);
        var reading = Read(directory, date, arguments.Has("--demo"), known);
        if (!reading.IsAccepted)
        {
            return terminal.Refuse(reading);
        }

        terminal.Warn(reading);
        var outcome = await services.GetRequiredService<ImportFolder>().HandleAsync(reading, RequestOf(arguments), stopping);
        if (outcome is ImportOutcome.Merged { Change.IsStored: true })
        {
            await services.GetRequiredService<RememberAvailability>().RebuildAsync(stopping);
        }

        return Tell(outcome);
    }

    // The demo's ages are right on its own day; its dates, birth dates too, then move to today's week.
    private static FolderReading Read(string directory, DateOnly date, bool isDemo, ProgrammeBook known)
    {
        var reading = new FolderReader(known).Read(directory, isDemo ? Redate.DemoDate : date);
        return isDemo && reading.Folder is { } folder ? reading with { Folder = Redate.ByWholeWeeks(folder, date) } : reading;
    }

    private static ImportRequest RequestOf(Arguments arguments) => new()
    {
        By = "command-line",
        IsPreview = arguments.Has("--preview"),
        OnlyIntoEmpty = arguments.Has("--once"),
        ClosesVanished = arguments.Has("--close-vanished"),
        IsDemo = arguments.Has("--demo"),
    };

    private int Tell(ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.NotEmpty:
                terminal.Line("The store knows people already; nothing was done.");
                return ExitCode.Done;
            case ImportOutcome.Merged { Change: var change }:
                terminal.Table([.. change.Files.Select(file => (file.Key, Written(file.Value)))]);
                foreach (var row in change.Vanished)
                {
                    terminal.Line($"no longer in {row.File}: {row.Key}");
                }

                foreach (var row in change.KeptOwn)
                {
                    terminal.Line($"kept as the person said it herself, not as in {row.File}: {row.Key} {row.Field}");
                }

                terminal.Line(Closing(change));
                return ExitCode.Done;
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
    }

    private static string Closing(RegisterChange change) => change switch
    {
        { IsStored: false } => "A preview: nothing was stored.",
        { IsNothing: true } => "Nothing has changed.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Stored: {change.Added} added, {change.Changed} changed, {change.ClosedByAge} closed by age."),
    };

    private static string Written(FileCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Vanished} vanished, {counts.Closed} closed, {counts.LeftOut} left out");
}
