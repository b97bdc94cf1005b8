using System.Globalization;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Targets;

/// <summary>
/// Cases of a scheme as a table with semicolons: <c>person;opening;kind;track;enrolled;start;end;completed;outcomes</c>, dates as yyyy-MM-dd,
/// outcomes as <c>education@2026-08-01|ordinary_job@2026-09-01:2026-12-31</c>. What is empty is not known.
/// </summary>
public static class TargetTable
{
    private const int Columns = 9;
    private const string Heading = "person;opening;kind;track;enrolled;start;end;completed;outcomes";

    /// <summary>The cases, or every fault with its line, column, value and what is allowed.</summary>
    public static (IReadOnlyList<TargetCase> Cases, IReadOnlyList<string> Faults) Read(string text)
    {
        var faults = new List<string>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimStart('\uFEFF') != Heading)
        {
            return ([], [$"line 1: the heading is '{lines[0]}', but must be '{Heading}'."]);
        }

        var cases = lines.Select((line, index) => (line, Number: index + 1)).Skip(1).Where(row => row.line.Length > 0).Select(row => ReadRow(row.line, row.Number, faults)).ToList();
        return (faults.Count > 0 ? [] : cases, faults);
    }

    private static TargetCase ReadRow(string line, int number, List<string> faults)
    {
        var cells = line.Split(';');
        if (cells.Length != Columns)
        {
            faults.Add($"line {number}: {cells.Length} columns, but must be {Columns}.");
            return new() { Person = "" };
        }

        return new()
        {
            Person = cells[0],
            Opening = cells[1],
            Kind = cells[2].Length > 0 ? Code<Kind>(cells[2], "kind", number, faults) : null,
            Track = cells[3],
            Enrolled = Date(cells[4], "enrolled", number, faults),
            Start = Date(cells[5], "start", number, faults),
            End = Date(cells[6], "end", number, faults),
            Completed = Date(cells[7], "completed", number, faults),
            Outcomes = [.. cells[8].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(part => Outcome(part, number, faults))],
        };
    }

    private static TargetOutcome Outcome(string part, int number, List<string> faults)
    {
        var at = part.Split('@');
        var days = at.Length == 2 ? at[1].Split(':') : [];
        if (days.Length is not (1 or 2))
        {
            faults.Add($"line {number}, outcomes: '{part}' must be like education@2026-08-01 or education@2026-08-01:2026-12-31.");
            return new(OutcomeCode.Unknown, DateOnly.MinValue);
        }

        return new(
            Code<OutcomeCode>(at[0], "outcomes", number, faults),
            Date(days[0], "outcomes", number, faults) ?? DateOnly.MinValue,
            days.Length == 2 ? Date(days[1], "outcomes", number, faults) : null);
    }

    private static T Code<T>(string cell, string column, int number, List<string> faults)
        where T : struct, Enum
    {
        var codes = Words.AllOf<T>();
        if (codes.TryGetValue(cell, out var code))
        {
            return code;
        }

        faults.Add($"line {number}, {column}: '{cell}' must be one of {string.Join(", ", codes.Keys)}.");
        return default;
    }

    private static DateOnly? Date(string cell, string column, int number, List<string> faults)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        faults.Add($"line {number}, {column}: '{cell}' must be a date that exists, as yyyy-MM-dd.");
        return null;
    }
}
