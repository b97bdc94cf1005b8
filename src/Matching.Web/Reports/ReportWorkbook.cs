using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Matching.Web.Reports;

/// <summary>A report as an Excel workbook of one sheet: its heading stands still above the lines, texts are texts and never formulas, figures are numbers.</summary>
internal static class ReportWorkbook
{
    private const int LongestSheetName = 31;
    private const double WidestLabel = 60;

    public static byte[] Of(ReportTable report, string title)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new(Heading(), new Columns(new Column { Min = 1, Max = 1, Width = WidestLabel, CustomWidth = true }), Lines(report, title));
            book.Workbook = new(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = NameOf(title) }));
        }

        return bytes.ToArray();
    }

    private static SheetViews Heading() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    private static SheetData Lines(ReportTable report, string title)
    {
        var data = new SheetData(new Row([Text(title), .. report.Columns.Select(Text)]));
        foreach (var line in report.Lines)
        {
            data.Append(new Row([Text(line.Label), .. line.Figures.Select(Number)]));
        }

        return data;
    }

    private static Cell Text(string words) => new(new InlineString(new Text(words))) { DataType = CellValues.InlineString };

    private static Cell Number(long? figure) => figure is { } number ? new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number } : new Cell();

    // Excel takes 31 characters and none of these.
    private static string NameOf(string title)
    {
        var name = string.Concat(title.Where(letter => !"[]:*?/\\".Contains(letter, StringComparison.Ordinal)));
        return name.Length > LongestSheetName ? name[..LongestSheetName] : name;
    }
}
