using Matching.Core.Intake;
using Matching.Core.Nightly;

namespace Matching.Cli.Verbs;

/// <summary>A dry night straight from a folder of files, with no server at all.</summary>
internal sealed class TryVerb(Terminal terminal, TimeProvider clock) : IVerb
{
    public Usage Usage { get; } = new("try", "Plans a night from a folder of files and writes its plan; nothing is stored.", ["DIR"],
    [
        new("--date", "D", "the night's date, yyyy-MM-dd", IsNeeded: true),
        new("--out", "OUT", "the folder for plan.csv, unplaced.csv, explained.csv, prices.csv, summary.json, run.json", IsNeeded: true),
        NightArguments.Threads,
        NightArguments.Seed,
        NightArguments.Policy,
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var planning = new PlanNight(clock);
        var date = NightArguments.DateOf(arguments, planning.FirstDate)!.Value;
        var directory = ExistingFolder(arguments.Place(0));
        var threads = NightArguments.ThreadsOf(arguments) ?? Environment.ProcessorCount;
        if (NightArguments.PolicyOf(arguments, terminal) is not { } policy)
        {
            return ExitCode.Refused;
        }

        var reading = new FolderReader().Read(directory, date);
        if (reading.Folder is not { } folder)
        {
            return terminal.Refuse(reading);
        }

        terminal.Warn(reading);
        var settings = new NightSettings(date, policy, arguments.Text("--seed"), threads, reading.LeftOut.Count);
        var night = terminal.WithProgress(onStep => planning.Plan(folder.ToBoard(), settings, onStep));
        await NightFile.WriteAllAsync(arguments.Text("--out")!, night.Files(), stopping);
        terminal.Table(NightTable.Rows(night));
        return ExitCode.Done;
    }

    private static string ExistingFolder(string directory) =>
        Directory.Exists(directory) ? directory : throw new WrongUsageException($"The folder {directory} does not exist.");
}
