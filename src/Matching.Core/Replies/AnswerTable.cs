using System.Text;
using Matching.Core.Offers;
using Matching.Core.Replies.Wording;

namespace Matching.Core.Replies;

/// <summary>One row of a table of answers: the text and what it can be an answer to.</summary>
public sealed record AnswerRow(string Id, AnswerContext Context, string Text);

/// <summary>
/// Tables of answers: <c>id;open;closed;last;text</c> in, <c>id;reading;codes_yes;codes_no;remainder</c> out. UTF-8, semicolons, quotes as
/// usual; the text is the last column and may hold semicolons and stray quotes. Codes are parted by <c>|</c>.
/// </summary>
public static class AnswerTable
{
    private static readonly string[] Columns = ["id", "open", "closed", "last", "text"];

    /// <summary>The rows, and a sentence for each thing that is not as it should be. No rows when the columns are not those of the table.</summary>
    public static (IReadOnlyList<AnswerRow> Rows, IReadOnlyList<string> Faults) Read(string table)
    {
        var records = AnswerRecords.Of(table, Columns.Length);
        if (records is not [var header, ..] || !header.Select(cell => cell.Trim().ToLowerInvariant()).SequenceEqual(Columns))
        {
            return ([], [$"The first line must name the columns {string.Join(';', Columns)}."]);
        }

        var (rows, faults) = (new List<AnswerRow>(), new List<string>());
        foreach (var record in records.Skip(1).Where(record => record.Any(cell => cell.Length > 0)))
        {
            rows.Add(Row([.. record, .. Enumerable.Repeat("", Columns.Length - record.Count)], faults));
        }

        return (rows, faults);
    }

    /// <summary>Each row read, in the order of <paramref name="rows"/>, by the product's phrases.</summary>
    public static string Written(IReadOnlyList<AnswerRow> rows)
    {
        var table = new StringBuilder("id;reading;codes_yes;codes_no;remainder\n");
        foreach (var row in rows)
        {
            var read = ReadAnswer.Of(row.Text, row.Context);
            table.AppendJoin(';', new[] { row.Id, read.Reading.Code(), string.Join('|', read.YesTo), string.Join('|', read.NoTo), read.Remainder }.Select(Cell)).Append('\n');
        }

        return table.ToString();
    }

    private static AnswerRow Row(IReadOnlyList<string> cells, List<string> faults)
    {
        var (open, closed) = (Codes(cells[0], cells[1], faults), Codes(cells[0], cells[2], faults));
        closed = [.. closed.Except(open)];
        return new(cells[0], new(open, closed, closed is [var only] ? only : null, cells[3].Trim().ToLowerInvariant() is "offer" or "reminder"), cells[4]);
    }

    private static IReadOnlyList<OfferCode> Codes(string id, string cell, List<string> faults)
    {
        var codes = new List<OfferCode>();
        foreach (var written in cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (OfferCode.TryParse(written, out var code))
            {
                codes.Add(code);
            }
            else
            {
                faults.Add($"Row {id}: '{written}' is not an offer's code and was left out.");
            }
        }

        return [.. codes.Distinct()];
    }

    private static string Cell(string value) =>
        value.AsSpan().IndexOfAny(";\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
