using System.Text;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Targets;

namespace Matching.Cli.Verbs;

/// <summary>A scheme's targets counted over a table of cases, by its definition; nothing is stored and no server is needed.</summary>
internal sealed class TargetsVerb(Terminal terminal) : IVerb
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Usage Usage { get; } = new("targets", "Counts a scheme's targets over a table of cases: numerator, denominator, basket, date, figure, in CSV.", ["PROGRAMME", "FILE"],
    [
        new("--date", "D", "the report's day, yyyy-MM-dd", IsNeeded: true),
        new("--out", "OUT", "the CSV file to write", IsNeeded: true),
        new("--outside", "", "for readers outside the municipality: shares of fewer than five are left empty"),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var date = arguments.Date("--date") ?? throw new WrongUsageException("targets needs --date D.");
        if (ProgrammeBook.Shipped.Find(arguments.Place(0), date) is not { } version)
        {
            throw new WrongUsageException($"The programme {arguments.Place(0)} is not known.{Usage.Suggestion(arguments.Place(0), ProgrammeBook.Shipped.Ids)}");
        }

        var file = arguments.Place(1);
        if (!File.Exists(file))
        {
            throw new WrongUsageException($"The file {file} does not exist.");
        }

        var (cases, faults) = TargetTable.Read(await File.ReadAllTextAsync(file, Utf8, stopping));
        if (faults.Count > 0)
        {
            return terminal.Refuse([.. faults.Select(fault => $"{file} {fault}")]);
        }

        var rows = TargetReport.Of(version.Definition, cases, date);
        var outside = arguments.Has("--outside");
        await File.WriteAllTextAsync(arguments.Text("--out")!, string.Join('\n', [TargetRow.Heading, .. rows.Select(row => row.Written(outside))]) + "\n", Utf8, stopping);
        terminal.Line($"{version.Mark}: {rows.Count} targets over {cases.Count} cases.");
        return ExitCode.Done;
    }
}
