using System.Globalization;
using System.Text;
using Matching.Core.Intake;
using Matching.Core.Intake.Tables;

namespace Matching.Core.Tables;

/// <summary>
/// One plain table on disk, gone through row by row. Its fields are asked for by the column's place in its <see cref="Layout"/>; what is
/// wrong becomes a fault with line, column and value, and the reading goes on.
/// </summary>
internal sealed class PlainTable
{
    private const int KeptFaults = 1_000;

    private readonly Layout _layout;
    private readonly string _path;
    private int[] _places = [];
    private ByteRows _rows = null!;

    public PlainTable(Layout layout, string path)
    {
        _layout = layout;
        _path = path;
        Faults = new(path, KeptFaults);
    }

    public FaultList Faults { get; }

    public int Line => _rows.Line;

    /// <summary>True after the last row of a file that is a table as a whole.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Shows every row that has as many fields as the header.</summary>
    public void Read(Action row)
    {
        if (!File.Exists(_path))
        {
            Faults.AddWhole(FaultKind.NoSuchTable, string.Join(';', _layout.Columns.Where(column => column.IsNeeded).Select(column => column.Name)));
            return;
        }

        try
        {
            using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            _rows = new(stream, Faults);
            IsRead = TryReadHeader() && TryReadRows(row);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Faults.AddWhole(FaultKind.NotReadable);
        }
    }

    /// <summary>The row's own id, in the first column, is there and no earlier row has it; it is then the next number.</summary>
    public bool IsNew(IdNumbers ids)
    {
        var id = Field(0);
        if (!HasValue(0) || ids.AddNew(id, Line) >= 0)
        {
            return id.Length > 0;
        }

        Fault(0, FaultKind.SameIdTwice, Written(ids.FirstLine(ids.Find(id))));
        return false;
    }

    /// <summary>
    /// The number of an id of another table, -1 when it is none. A table that could not be read holds every id, so that one fault is not thousands.
    /// </summary>
    public int Reference(int column, PlainTable other, IdNumbers ids) => Reference(column, Field(column), other, ids);

    public int Reference(int column, ReadOnlySpan<byte> id, PlainTable other, IdNumbers ids)
    {
        var found = ids.Find(id);
        if (found < 0 && other.IsRead)
        {
            Fault(column, Encoding.UTF8.GetString(id), FaultKind.UnknownReference, other.Faults.File);
        }

        return found;
    }

    /// <summary>Empty when the file does not have the column.</summary>
    public ReadOnlySpan<byte> Field(int column) => _places[column] < 0 ? default : _rows.Field(_places[column]);

    public string Text(int column) => Encoding.UTF8.GetString(Field(column));

    /// <summary>False, with a fault, when the field is empty.</summary>
    public bool HasValue(int column)
    {
        if (Field(column).Length > 0)
        {
            return true;
        }

        Fault(column, FaultKind.Required);
        return false;
    }

    /// <summary>Digits only, both ends allowed; anything else is a fault and <paramref name="from"/>.</summary>
    public int Number(int column, int from, int to)
    {
        var field = Field(column);
        long number = 0;
        var isNumber = field.Length > 0;
        foreach (var digit in field)
        {
            isNumber &= digit is >= (byte)'0' and <= (byte)'9';
            number = Math.Min(int.MaxValue + 1L, number * 10 + digit - '0');
        }

        if (isNumber && number >= from && number <= to)
        {
            return (int)number;
        }

        RefuseNumber(column, from, to);
        return from;
    }

    /// <summary>Null where the field is empty.</summary>
    public int? OptionalNumber(int column, int from, int to) => Field(column).Length == 0 ? null : Number(column, from, to);

    public void Fault(int column, FaultKind kind, params IReadOnlyList<string> allowed) => Fault(column, Text(column), kind, allowed);

    public void Fault(int column, string value, FaultKind kind, params IReadOnlyList<string> allowed) => FaultAt(Line, column, value, kind, allowed);

    public void FaultAt(int line, int column, string value, FaultKind kind, params IReadOnlyList<string> allowed) =>
        Faults.Add(line, _layout.Columns[column].Name, value, kind, allowed);

    public static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void RefuseNumber(int column, int from, int to)
    {
        if (HasValue(column))
        {
            Fault(column, FaultKind.NotInRange, Written(from), Written(to));
        }
    }

    private bool TryReadHeader()
    {
        if (!_rows.TryNext())
        {
            if (Faults.Count == 0)
            {
                Faults.AddWhole(FaultKind.EmptyFile);
            }

            return false;
        }

        string[] headings = [.. Enumerable.Range(0, _rows.Count).Select(_rows.Text)];
        if (Header.Read(_layout, headings, Faults, new FaultList(_path, kept: 0)) is not { } header)
        {
            return false;
        }

        _places = [.. _layout.Columns.Select(column => header.Place(column.Name))];
        return true;
    }

    private bool TryReadRows(Action row)
    {
        var width = _rows.Count;
        while (_rows.TryNext())
        {
            if (_rows.Count == width)
            {
                row();
            }
            else
            {
                Faults.Add(Line, "", "", FaultKind.FieldCount, Written(_rows.Count), Written(width));
            }
        }

        return !_rows.IsBroken;
    }
}
