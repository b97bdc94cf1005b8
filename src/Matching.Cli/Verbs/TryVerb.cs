using System.Globalization;
using Matching.Core.Definitions;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Engine;

namespace Matching.Cli.Verbs;

/// <summary>A dry night straight from a folder of files, with no server at all.</summary>
internal sealed class TryVerb(Terminal terminal, TimeProvider clock) : IVerb
{
    private const int MostThreads = 256;

    public Usage Usage { get; } = new("try", "Plans a night from a folder of files and writes its plan; nothing is stored.", ["DIR"],
    [
        new("--date", "D", "the night's date, yyyy-MM-dd", IsNeeded: true),
        new("--out", "OUT", "the folder for plan.csv, unplaced.csv, explained.csv, prices.csv, summary.json, run.json", IsNeeded: true),
        new("--threads", "N", "threads; the plan is the same with any number (default: one a processor)"),
        new("--seed", "S", "the salt of the draw (default: area and quarter)"),
        new("--policy", "FILE", "the chosen numbers (default: version 1)"),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var planning = new PlanNight(clock);
        var date = DateOf(arguments, planning.FirstDate);
        var directory = ExistingFolder(arguments.Place(0));
        var threads = arguments.Number("--threads", 1, MostThreads) ?? Environment.ProcessorCount;
        if (PolicyOf(arguments) is not { } policy)
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

    private static DateOnly DateOf(Arguments arguments, DateOnly first)
    {
        var date = arguments.Date("--date")!.Value;
        return date >= first
            ? date
            : throw new WrongUsageException(string.Create(CultureInfo.InvariantCulture, $"--date {date:yyyy-MM-dd} lies before {first:yyyy-MM-dd}, the first day of the rules of law that the product knows."));
    }

    private static string ExistingFolder(string directory) =>
        Directory.Exists(directory) ? directory : throw new WrongUsageException($"The folder {directory} does not exist.");

    /// <summary>Null when the file is refused, and its faults are listed.</summary>
    private Policy? PolicyOf(Arguments arguments)
    {
        if (arguments.Text("--policy") is not { } file)
        {
            return PolicyFile.Default;
        }

        if (!File.Exists(file))
        {
            throw new WrongUsageException($"The file {file} does not exist.");
        }

        switch (PolicyFile.Load(Path.GetFileName(file), File.ReadAllText(file)))
        {
            case DefinitionOutcome<Policy>.Read read:
                return read.Value;
            case DefinitionOutcome<Policy>.Refused refused:
                terminal.Refuse(refused.Faults);
                return null;
            default:
                throw new InvalidOperationException($"A policy is read or refused; {file} was neither.");
        }
    }
}
