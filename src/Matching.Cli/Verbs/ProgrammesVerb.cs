using System.Globalization;
using Matching.Core.Definitions;
using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;
using Matching.Core.Programmes.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Schemes as data: check a definition, list what is known, try one on a folder of files; for these no server is needed. Load takes one into use.</summary>
internal sealed class ProgrammesVerb(Terminal terminal, TimeProvider clock, Func<ServiceProvider> product) : IVerb
{
    private const int MostWords = 8;

    public Usage Usage { get; } = new("programmes", "check FILE…: every fault of a definition. list: the schemes that ship. try FILE: a dry night with a scheme. schema: the JSON Schema. load FILE: takes a definition into use.", ["check|list|try|schema|load", "[FILE]…"],
    [
        new("--date", "D", "list: the night, yyyy-MM-dd (default: every version); try: the night, needed"),
        new("--data", "DIR", "try: the folder of files"),
        new("--out", "OUT", "try: the folder for the night's files and who.csv: who is matched, who not and why"),
        new("--by", "NAME", "load: sign-in name of who loads it"),
        NightArguments.Threads,
        NightArguments.Seed,
        NightArguments.Policy,
    ]);

    public Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var files = arguments.PlacesFrom(1);
        return arguments.Place(0) switch
        {
            "check" when files.Count > 0 => Task.FromResult(Check(files)),
            "check" => throw new WrongUsageException("check needs at least one FILE."),
            "list" when files.Count == 0 => Task.FromResult(List(arguments.Date("--date"))),
            "schema" when files.Count == 0 => Task.FromResult(Schema()),
            "try" when files.Count == 1 => TryAsync(files[0], arguments, stopping),
            "load" when files.Count == 1 => LoadAsync(files[0], arguments.Text("--by") ?? throw new WrongUsageException("load needs --by NAME."), stopping),
            "load" => throw new WrongUsageException("load needs one FILE."),
            "try" => throw new WrongUsageException("try needs one FILE."),
            "list" or "schema" => throw new WrongUsageException($"{arguments.Place(0)} takes no FILE."),
            var word => throw new WrongUsageException($"'{word}' is not known after programmes.{Usage.Suggestion(word, ["check", "list", "try", "schema", "load"])}"),
        };
    }

    private int Check(IReadOnlyList<string> files)
    {
        var contents = files.Select(file => (Path: file, Json: Content(file))).ToList();
        switch (ProgrammeBook.Load(contents))
        {
            case DefinitionOutcome<ProgrammeBook>.Refused refused:
                terminal.Refuse(refused.Faults);
                return terminal.Refuse([$"Refused: {Count(refused.Faults.Count, "fault")} in {Count(files.Count, "file")}."]);
            case DefinitionOutcome<ProgrammeBook>.Read read:
                foreach (var version in read.Value.Versions)
                {
                    terminal.Line($"{version.Mark}: right. {Summary(version.Definition)}");
                }

                return ExitCode.Done;
            default:
                throw new InvalidOperationException("A definition is read or refused; it was neither.");
        }
    }

    private int List(DateOnly? date)
    {
        foreach (var version in date is { } night ? ProgrammeBook.Shipped.On(night) : ProgrammeBook.Shipped.Versions)
        {
            var state = date is { } on && !version.IsOpenOn(on) ? "closed" : "open";
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{version.Id,-36} v{version.Definition.Version} from {version.Definition.ValidFrom:yyyy-MM-dd} {state,-7} {Summary(version.Definition)}"));
        }

        return ExitCode.Done;
    }

    private int Schema()
    {
        terminal.Line(ProgrammeSchema.Write().TrimEnd('\n'));
        return ExitCode.Done;
    }

    private async Task<int> LoadAsync(string file, string by, CancellationToken stopping)
    {
        var content = Content(file);
        await using var services = product();
        switch (await services.GetRequiredService<LoadDefinition>().HandleAsync(file, content, by, stopping))
        {
            case LoadOutcome.Loaded loaded:
                terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{loaded.Version.Mark} runs from the night of {loaded.Version.Definition.ValidFrom:yyyy-MM-dd}; what was matched before keeps the version it was matched under."));
                return ExitCode.Done;
            case LoadOutcome.TouchesDecided touched:
                terminal.Refuse([.. touched.Matches.Select(match => string.Create(CultureInfo.InvariantCulture, $"{match.On:yyyy-MM-dd} {match.YouthId} {match.OpeningId} was decided under the version before."))]);
                return terminal.Refuse([string.Create(CultureInfo.InvariantCulture, $"Refused: validFrom {touched.Version.Definition.ValidFrom:yyyy-MM-dd} lies in the past and would touch {Count(touched.Matches.Count, "decision")}.")]);
            case LoadOutcome.Refused refused:
                return terminal.Refuse(refused.Faults);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private async Task<int> TryAsync(string file, Arguments arguments, CancellationToken stopping)
    {
        var planning = new PlanNight(clock);
        var date = NightArguments.DateOf(arguments, planning.FirstDate) ?? throw new WrongUsageException("try needs --date D.");
        var directory = arguments.Text("--data") ?? throw new WrongUsageException("try needs --data DIR.");
        var target = arguments.Text("--out") ?? throw new WrongUsageException("try needs --out OUT.");
        if (!Directory.Exists(directory))
        {
            throw new WrongUsageException($"The folder {directory} does not exist.");
        }

        if (NightArguments.PolicyOf(arguments, terminal) is not { } policy || ReadScheme(file) is not { } version)
        {
            return ExitCode.Refused;
        }

        var reading = new FolderReader().Read(directory, date);
        if (reading.Folder is not { } folder)
        {
            return terminal.Refuse(reading);
        }

        return await RunAsync(folder, (file, version), new(date, policy, arguments.Text("--seed"), NightArguments.ThreadsOf(arguments) ?? Environment.ProcessorCount, reading.LeftOut.Count), planning, target, stopping);
    }

    private async Task<int> RunAsync(ImportedFolder folder, (string File, ProgrammeVersion Version) scheme, NightSettings settings, PlanNight planning, string target, CancellationToken stopping)
    {
        switch (folder.Programmes.With([(scheme.File, Content(scheme.File))]))
        {
            case DefinitionOutcome<ProgrammeBook>.Refused refused:
                return terminal.Refuse(refused.Faults);
            case DefinitionOutcome<ProgrammeBook>.Read book:
                var outcome = terminal.WithProgress(onStep => new Trial(planning).Run(folder.ToBoard() with { Programmes = book.Value }, scheme.Version.Id, settings, onStep));
                await NightFile.WriteAllAsync(target, outcome.Files(), stopping);
                Tell(outcome);
                return ExitCode.Done;
            default:
                throw new InvalidOperationException("A book is read or refused; it was neither.");
        }
    }

    private void Tell(TrialOutcome outcome)
    {
        terminal.Line($"{outcome.Version.Mark}: {Summary(outcome.Version.Definition)}");
        if (outcome.Lent > 0)
        {
            terminal.Line($"No opening names it: {outcome.Lent} openings of its kinds that its rules let in were lent to it.");
        }

        if (outcome.CountedAsReferred)
        {
            terminal.Line("One must be referred to it: everybody who fits counted as referred.");
        }

        terminal.Table(
        [
            .. outcome.Rows
                .CountBy(row => (row.Result, row.Why))
                .OrderBy(count => count.Key.Result)
                .ThenByDescending(count => count.Value)
                .ThenBy(count => count.Key.Why, StringComparer.Ordinal)
                .Select(count => ($"{TrialOutcome.WordOf(count.Key.Result)}: {count.Key.Why}", count.Value.ToString(CultureInfo.InvariantCulture))),
            ("plan", outcome.Night.PlanHash),
        ]);
    }

    private ProgrammeVersion? ReadScheme(string file)
    {
        if (ProgrammeFile.Read(file, Content(file)) is DefinitionOutcome<ProgrammeVersion>.Read read)
        {
            return read.Value;
        }

        Check([file]);
        return null;
    }

    private static string Content(string file) => File.Exists(file) ? Whole(new FileInfo(file)) : throw new WrongUsageException($"The file {file} does not exist.");

    // One sign more than is allowed is enough to be refused.
    private static string Whole(FileInfo file) => file.Length > ProgrammeFile.MostBytes ? new string(' ', ProgrammeFile.MostBytes + 1) : File.ReadAllText(file.FullName);

    private static string Summary(ProgrammeDefinition definition)
    {
        var tracks = definition.Tracks.Select(track => $"{Words.Of(track.Kind)}/{Words.Of(track.Form)}").Take(MostWords);
        var ages = definition.Who is { Age: { } age } ? string.Create(CultureInfo.InvariantCulture, $"{age.From}-{age.To}") : definition.Who is { Grades: { } grades } ? string.Create(CultureInfo.InvariantCulture, $"grade {grades.From}-{grades.To}") : "any age";
        return definition.Who is null ? "supply" : $"{ages}; {string.Join(", ", tracks)}";
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
