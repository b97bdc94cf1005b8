using System.Globalization;

namespace Matching.Core.Intake.Tables;

/// <summary>Reads one file into a table: size first, then text, then header, then rows. Anything else than a table is a fault, never an exception.</summary>
internal sealed class TableFile(Layout layout, IntakeLimits limits, FaultList faults, FaultList warnings)
{
    /// <summary>Null when there is a fault in the file as a whole.</summary>
    public Table? Read(IncomingFile file)
    {
        if (FileBytes.Read(file, limits, faults) is not { } bytes)
        {
            return null;
        }

        var isWorkbook = Path.GetExtension(file.Name).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        using IRecords? records = isWorkbook ? ExcelRecords.Open(bytes, faults) : CsvRecords.Open(bytes, faults);
        return records is null ? null : Read(records);
    }

    private Table? Read(IRecords records)
    {
        TableRow head;
        do
        {
            if (!records.TryNext(out head))
            {
                return EmptyUnlessFaulty();
            }
        }
        while (IsBlank(head));

        if (Header.Read(layout, head.Fields, faults, warnings) is not { } header)
        {
            return null;
        }

        var rows = new List<TableRow>();
        while (records.TryNext(out var row))
        {
            if (rows.Count == limits.Rows)
            {
                faults.AddWhole(FaultKind.TooManyRows, limits.Rows.ToString(CultureInfo.InvariantCulture));
                return null;
            }

            Keep(row, header, rows);
        }

        return new(layout, header, rows);
    }

    private Table? EmptyUnlessFaulty()
    {
        if (faults.Count == 0)
        {
            faults.AddWhole(FaultKind.EmptyFile);
        }

        return null;
    }

    private static bool IsBlank(TableRow row) => row.Fields.All(string.IsNullOrWhiteSpace);

    private void Keep(TableRow row, Header header, List<TableRow> rows)
    {
        if (IsBlank(row))
        {
            return;
        }

        if (row.Fields.Length != header.Width)
        {
            faults.Add(row.Line, "", "", FaultKind.FieldCount, Number(row.Fields.Length), Number(header.Width));
            return;
        }

        rows.Add(row);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The records of a file one after another, the header first.</summary>
internal interface IRecords : IDisposable
{
    bool TryNext(out TableRow row);
}
