using System.Text;

namespace Matching.Core.Replies;

/// <summary>
/// Cuts a table into records. The last column keeps its semicolons, and a cell whose quotes do not fit is taken as it stands: what people
/// write to us is full of both.
/// </summary>
internal static class AnswerRecords
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(string table, int columns)
    {
        var records = new List<IReadOnlyList<string>>();
        for (var at = table.StartsWith('\uFEFF') ? 1 : 0; at < table.Length;)
        {
            var record = new List<string>();
            var goesOn = true;
            while (goesOn)
            {
                (var cell, at) = Quoted(table, at) ?? Plain(table, at, isLast: record.Count == columns - 1);
                record.Add(cell);
                goesOn = at < table.Length && table[at] == ';';
                at += goesOn ? 1 : 0;
            }

            at = AfterLineEnd(table, at);
            records.Add(record);
        }

        return records;
    }

    private static (string Cell, int End)? Quoted(string table, int from)
    {
        if (from >= table.Length || table[from] != '"')
        {
            return null;
        }

        var cell = new StringBuilder();
        for (var at = from + 1; at < table.Length; at++)
        {
            if (table[at] != '"')
            {
                cell.Append(table[at]);
            }
            else if (at + 1 < table.Length && table[at + 1] == '"')
            {
                cell.Append(table[at++]);
            }
            else
            {
                return at + 1 == table.Length || table[at + 1] is ';' or '\r' or '\n' ? (cell.ToString(), at + 1) : null;
            }
        }

        return null;
    }

    private static (string Cell, int End) Plain(string table, int from, bool isLast)
    {
        var length = table.AsSpan(from).IndexOfAny(isLast ? "\r\n" : ";\r\n");
        var end = length < 0 ? table.Length : from + length;
        return (table[from..end], end);
    }

    private static int AfterLineEnd(string table, int at)
    {
        if (at < table.Length && table[at] == '\r')
        {
            at++;
        }

        return at < table.Length && table[at] == '\n' ? at + 1 : at;
    }
}
