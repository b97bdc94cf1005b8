using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Matching.Core.Intake.Tables;

/// <summary>Records of the first sheet of a workbook, the header in row 1; dates and numbers read as the text files write them.</summary>
internal sealed class ExcelRecords : IRecords
{
    private const int MostColumns = 500;
    private const int MostRows = 600_000;

    // The package asks for an encoding of old workbooks even where it reads new ones.
    static ExcelRecords() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

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
            if (!_reader.Read() || IsEndless())
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

    /// <summary>A cell at the end of the sheet makes a million blank rows or thousands of columns of it.</summary>
    private bool IsEndless()
    {
        if (_reader.FieldCount <= MostColumns && _reader.RowCount <= MostRows && _line < MostRows)
        {
            return false;
        }

        _faults.AddWhole(FaultKind.NotAWorkbook);
        return true;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        bool answer => answer ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>What the package throws for bytes that are no workbook (tried with thousands of damaged ones).</summary>
    private static bool IsOfTheFile(Exception error) =>
        error is ExcelReaderException or InvalidDataException or XmlException or FormatException or IOException or ArgumentException or OverflowException;
}
