using Matching.Core.Definitions;
using Matching.Core.LegalRules.Calendars;

namespace Matching.Core.LegalRules;

/// <summary>Where the municipality keeps its own versions of rules and school calendars.</summary>
public sealed class LawOptions
{
    public const string Section = "Law";

    /// <summary>A folder of JSON files that are read on top of what ships; empty = only what ships.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>
/// The rules and school calendars that an installation runs on: what ships, on top of it the files of its own folder, and on top of these what
/// was saved while it ran. Rules are only added, so whoever asks twice may be told of more, never of other rules for a day that is past.
/// </summary>
public sealed class LawInForce(LegalRuleSet rules, SchoolCalendars calendars)
{
    private readonly LegalRuleSet _began = rules;
    private LegalRuleSet _rules = rules;
    private int _taken;

    public static LawInForce Shipped { get; } = new(LegalRuleSet.Default, SchoolCalendars.Default);

    public LegalRuleSet Rules => Volatile.Read(ref _rules);

    public SchoolCalendars Calendars { get; } = calendars;

    /// <summary>Everything that was saved until now (name, text), oldest first; throws with every fault and keeps what was known.</summary>
    public void TakeIn(IReadOnlyList<(string File, string Json)> saved)
    {
        if (saved.Count == Volatile.Read(ref _taken))
        {
            return;
        }

        // One after the other: each closes the version before it.
        Volatile.Write(ref _rules, saved.Aggregate(_began, (known, file) => known.With([file]).OrThrow()));
        Volatile.Write(ref _taken, saved.Count);
    }

    /// <summary>What ships and these files (name, text): a file whose items have a municipality is one of school calendars. Refused with every fault.</summary>
    public static DefinitionOutcome<LawInForce> With(IReadOnlyList<(string File, string Json)> files)
    {
        var calendars = files.Where(file => IsCalendar(file.Json)).ToList();
        return (LegalRuleSet.Default.With([.. files.Except(calendars)]), SchoolCalendars.Load(calendars)) switch
        {
            (DefinitionOutcome<LegalRuleSet>.Read rules, DefinitionOutcome<SchoolCalendars>.Read own) =>
                new DefinitionOutcome<LawInForce>.Read(new(rules.Value, SchoolCalendars.Default.With(own.Value))),
            var (rules, own) => new DefinitionOutcome<LawInForce>.Refused(
            [
                .. (rules as DefinitionOutcome<LegalRuleSet>.Refused)?.Faults ?? [],
                .. (own as DefinitionOutcome<SchoolCalendars>.Refused)?.Faults ?? [],
            ]),
        };
    }

    /// <summary>From a folder; throws with every fault, so that a product does not start on a law that does not read.</summary>
    public static LawInForce FromFolder(string folder) => folder.Length == 0
        ? new(LegalRuleSet.Default, SchoolCalendars.Default)
        : With([.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))]).OrThrow();

    // Only which reader it is for; what is wrong with it is that reader's to say.
    private static bool IsCalendar(string json) => json.Contains("\"municipality\"", StringComparison.Ordinal) && json.Contains("\"years\"", StringComparison.Ordinal);
}
