using System.Globalization;
using System.Text;

namespace Matching.Web.Reports;

/// <summary>A report: the first figure of each line is drawn, all of them stand in the table and in the file.</summary>
/// <param name="Name">The word in its address and its words.</param>
/// <param name="Columns">Words of the figures, in order.</param>
/// <param name="Lines">Labels in the reader's words.</param>
internal sealed record ReportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<ReportLine> Lines)
{
    /// <summary>Semicolons, since Danish decimals have commas; what a spreadsheet would take for a formula is kept a text.</summary>
    public string ToCsv(string first)
    {
        var text = new StringBuilder();
        text.AppendJoin(';', [Cell(first), .. Columns.Select(Cell)]).Append("\r\n");
        foreach (var line in Lines)
        {
            text.AppendJoin(';', [Cell(line.Label), .. line.Figures.Select(figure => figure?.ToString(CultureInfo.InvariantCulture) ?? "")]).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(string value)
    {
        var guarded = value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value;
        return guarded.AsSpan().ContainsAny(";\"\r\n") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}

/// <summary>A line of figures; null = not shown, because there is none or because it would be about too few people.</summary>
internal sealed record ReportLine(string Label, IReadOnlyList<long?> Figures);
