using System.Globalization;
using System.Text;

namespace Matching.Core.Nightly;

/// <summary>
/// Rows of text: semicolons, LF, quotes where they are needed. Text that a spreadsheet would take for a formula (it begins with =, +, - or
/// @) has a leading apostrophe; numbers do not.
/// </summary>
internal sealed class TableWriter
{
    private readonly StringBuilder _text = new();
    private bool _isFirst = true;

    public TableWriter(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            Text(column);
        }

        EndRow();
    }

    public TableWriter Text(string value)
    {
        Separate();
        var guarded = value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value;
        _text.Append(guarded.AsSpan().ContainsAny(";\"\r\n") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded);
        return this;
    }

    public TableWriter Number(long value)
    {
        Separate();
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public void EndRow()
    {
        _text.Append('\n');
        _isFirst = true;
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (!_isFirst)
        {
            _text.Append(';');
        }

        _isFirst = false;
    }
}
