using System.Globalization;
using ExcelDataReader;

namespace Matching.Core.Intake.Tables;

/// <summary>Records of the first sheet of a workbook, the header in row 1; dates and numbers read as the text files write them.</summary>
internal sealed class ExcelRecords : IRecords
{
    private readonly IExcelDataReader _reader;
    private readonly FaultList _faults;
    private int _line;

    private ExcelRecords(IExcelDataReader reader, FaultList faults)
    {
        _reader = reader;
        _faults = faults;
    }

    public static ExcelRecords? Open(byte[] bytes, FaultList faults)
    {
        if (bytes.Length == 0)
        {
            faults.AddWhole(FaultKind.EmptyFile);
            return null;
        }

        try
        {
            return new(ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes)), faults);
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            faults.AddWhole(FaultKind.NotAWorkbook);
            return null;
        }
    }

    public bool TryNext(out TableRow row)
    {
        row = default;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }

            row = new(++_line, [.. Enumerable.Range(0, _reader.FieldCount).Select(place => Text(_reader.GetValue(place)))]);
            return true;
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            _faults.Add(_line + 1, "", "", FaultKind.NotAWorkbook);
            return false;
        }
    }

    public void Dispose() => _reader.Dispose();

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        bool answer => answer ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>What the package throws for bytes that are no workbook, by its own tests; our bugs are not among them.</summary>
    private static bool IsOfTheFile(Exception error) =>
        error is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException or FormatException
            or IOException or ArgumentException or OverflowException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or NullReferenceException;
}
