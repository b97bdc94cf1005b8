using System.Text;
using Matching.Core.Enrolments.Reports;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Targets;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>A scheme's targets counted from the store, or over a table of cases without any server; nothing is stored.</summary>
internal sealed class TargetsVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Usage Usage { get; } = new("targets", "Counts a scheme's targets from the store, or over a table of cases: numerator, denominator, basket, date, figure, in CSV.", ["PROGRAMME", "[FILE]"],
    [
        new("--date", "D", "the report's day, yyyy-MM-dd", IsNeeded: true),
        new("--out", "OUT", "the CSV file to write", IsNeeded: true),
        new("--municipality", "CODE", "from the store: only this one's people and openings"),
        new("--outside", "", "for readers outside the municipality: shares of fewer than five are left empty"),
    ]);

    public Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var date = arguments.Date("--date") ?? throw new WrongUsageException("targets needs --date D.");
        return arguments.OptionalPlace(1) is { } file ? OfFileAsync(arguments, file, date, stopping) : OfStoreAsync(arguments, date, stopping);
    }

    private async Task<int> OfStoreAsync(Arguments arguments, DateOnly date, CancellationToken stopping)
    {
        await using var services = product();
        return await services.GetRequiredService<CountTargets>().HandleAsync(arguments.Place(0), date, arguments.Text("--municipality"), stopping) switch
        {
            CountOutcome.Counted counted => await ShowAsync(counted, arguments, stopping),
            CountOutcome.UnknownProgramme unknown => throw Unknown(arguments, unknown.Known),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private async Task<int> OfFileAsync(Arguments arguments, string file, DateOnly date, CancellationToken stopping)
    {
        if (arguments.Has("--municipality"))
        {
            throw new WrongUsageException("--municipality goes with the store; a table of cases names no municipality.");
        }

        if (ProgrammeBook.Shipped.Find(arguments.Place(0), date) is not { } version)
        {
            throw Unknown(arguments, ProgrammeBook.Shipped.Ids);
        }

        if (!File.Exists(file))
        {
            throw new WrongUsageException($"The file {file} does not exist.");
        }

        var (cases, faults) = TargetTable.Read(await File.ReadAllTextAsync(file, Utf8, stopping));
        return faults.Count > 0
            ? terminal.Refuse([.. faults.Select(fault => $"{file} {fault}")])
            : await ShowAsync(new(version.Mark, TargetReport.Of(version.Definition, cases, date), cases), arguments, stopping);
    }

    private async Task<int> ShowAsync(CountOutcome.Counted counted, Arguments arguments, CancellationToken stopping)
    {
        var outside = arguments.Has("--outside");
        await File.WriteAllTextAsync(arguments.Text("--out")!, string.Join('\n', [TargetRow.Heading, .. counted.Rows.Select(row => row.Written(outside))]) + "\n", Utf8, stopping);
        foreach (var row in counted.Rows.Where(row => !outside || row.MayLeave))
        {
            terminal.Line($"{row.Target}: {row.Said}");
        }

        terminal.Line($"{counted.Mark}: {counted.Rows.Count} targets over {counted.Cases.Count} cases.");
        return ExitCode.Done;
    }

    private static WrongUsageException Unknown(Arguments arguments, IReadOnlyCollection<string> known) =>
        new($"The programme {arguments.Place(0)} is not known.{Usage.Suggestion(arguments.Place(0), known)}");
}
