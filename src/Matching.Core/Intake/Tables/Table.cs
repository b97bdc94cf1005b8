namespace Matching.Core.Intake.Tables;

/// <summary>The rows of one file as text, with their lines. A column that the file does not have reads as empty.</summary>
internal sealed class Table(Layout layout, Header header, IReadOnlyList<TableRow> rows)
{
    public Layout Layout => layout;

    public IReadOnlyList<TableRow> Rows => rows;

    public bool Has(string column) => header.Place(column) >= 0;

    public string Text(TableRow row, string column)
    {
        var place = header.Place(column);
        return place < 0 ? "" : row.Fields[place].Trim();
    }

    public static Table Absent(Layout layout) => new(layout, Header.Absent, []);
}

/// <summary>One row; <paramref name="Line"/> counts from 1, the header included.</summary>
internal readonly record struct TableRow(int Line, string[] Fields);
