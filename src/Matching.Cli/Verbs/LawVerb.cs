using System.Globalization;
using Matching.Core.Definitions;
using Matching.Core.LegalRules;

namespace Matching.Cli.Verbs;

/// <summary>The rules of law as data: check a municipality's own files, list the versions that hold. No server is needed.</summary>
internal sealed class LawVerb(Terminal terminal) : IVerb
{
    public Usage Usage { get; } = new("law", "check FILE…: every fault of new versions of rules or school calendars, read on top of what ships. list [FILE]…: the versions, or those of a day.", ["check|list", "[FILE]…"],
    [
        new("--date", "D", "list: only the versions that hold on that day, yyyy-MM-dd"),
    ]);

    public Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var files = arguments.PlacesFrom(1);
        return Task.FromResult(arguments.Place(0) switch
        {
            "check" when files.Count > 0 => Read(files) is { } law ? Tell(law) : ExitCode.Refused,
            "check" => throw new WrongUsageException("check needs at least one FILE."),
            "list" => Read(files) is { } law ? List(law, arguments.Date("--date")) : ExitCode.Refused,
            var word => throw new WrongUsageException($"'{word}' is not known after law.{Usage.Suggestion(word, ["check", "list"])}"),
        });
    }

    private LawInForce? Read(IReadOnlyList<string> files)
    {
        switch (LawInForce.With([.. files.Select(file => (file, Content(file)))]))
        {
            case DefinitionOutcome<LawInForce>.Read read:
                return read.Value;
            case DefinitionOutcome<LawInForce>.Refused refused:
                terminal.Refuse(refused.Faults);
                terminal.Refuse([$"Refused: {Count(refused.Faults.Count, "fault")} in {Count(files.Count, "file")}."]);
                return null;
            default:
                throw new InvalidOperationException("The law is read or refused; it was neither.");
        }
    }

    private int Tell(LawInForce law)
    {
        var shipped = LegalRuleSet.Default.Rules.ToHashSet();
        foreach (var rule in law.Rules.Rules.Where(rule => !shipped.Contains(rule)))
        {
            terminal.Line($"right: {Line(rule)}");
        }

        foreach (var calendar in law.Calendars.All.Except(LawInForce.Shipped.Calendars.All))
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"right: school calendar {calendar.Municipality}, {calendar.Years.Count} school years, {calendar.Free.Count} free stretches{(calendar.IsSample ? ", sample" : "")}"));
        }

        return ExitCode.Done;
    }

    private int List(LawInForce law, DateOnly? date)
    {
        foreach (var rule in law.Rules.Rules.Where(rule => date is not { } day || rule.IsValidOn(day)).OrderBy(rule => rule.Id, StringComparer.Ordinal).ThenBy(rule => rule.ValidFrom))
        {
            terminal.Line(Line(rule));
        }

        foreach (var calendar in law.Calendars.All.OrderBy(calendar => calendar.Municipality, StringComparer.Ordinal))
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"school calendar {calendar.Municipality}: {calendar.Years[0].From:yyyy-MM-dd} to {calendar.Years[^1].To:yyyy-MM-dd}{(calendar.IsSample ? ", sample" : "")}"));
        }

        terminal.Line(law.Rules.IsConfirmed ? "Confirmed." : "Unconfirmed: a municipality's lawyers must confirm every rule before real use.");
        return ExitCode.Done;
    }

    private static string Line(LegalRule rule)
    {
        var to = rule.ValidTo is { } last ? $"to {last:yyyy-MM-dd}" : "and on";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rule.Id,-6} from {rule.ValidFrom:yyyy-MM-dd} {to,-13} {rule.Mode.ToString().ToLowerInvariant(),-9} {rule.Severity.ToString().ToLowerInvariant(),-9} {rule.Source.Text}: {rule.Text.En}");
    }

    private static string Content(string file) => File.Exists(file) ? File.ReadAllText(file) : throw new WrongUsageException($"The file {file} does not exist.");

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
