using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Matching.Core.Intake;
using Matching.Core.Intake.Tables;

namespace Matching.Core.Tables;

/// <summary>
/// Rows of a text file as bytes, read in one pass through one buffer, so that millions of rows cost neither strings nor memory: UTF-8 with
/// or without a byte order mark, semicolons, quotes around a field where it needs them. A field holds no line break. Blank rows are passed over.
/// </summary>
internal sealed class ByteRows(Stream stream, FaultList faults)
{
    private const int FirstBuffer = 1 << 20;
    private const byte Separator = (byte)';';
    private const byte Quote = (byte)'"';

    private byte[] _buffer = new byte[FirstBuffer];
    private int _at;
    private int _end;
    private long _offset;
    private bool _isAtEnd;
    private byte[] _row = [];
    private Range[] _fields = new Range[8];
    private int _rowStart;

    /// <summary>Of the row, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>A byte was not UTF-8, and nothing after it was read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Number of fields of the row.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the row without spaces around it; good until the next row is read.</summary>
    public ReadOnlySpan<byte> Field(int place) => _row.AsSpan(_fields[place]).Trim((byte)' ');

    /// <summary>A field of the row as text.</summary>
    public string Text(int place) => Encoding.UTF8.GetString(Field(place));

    /// <summary>False at the end of the file, and where a byte is not UTF-8, which is then a fault.</summary>
    public bool TryNext()
    {
        while (TryNextLine(out var line))
        {
            Line++;
            if (Line == 1 && line.StartsWith(Encoding.UTF8.Preamble))
            {
                line = line[Encoding.UTF8.Preamble.Length..];
                _rowStart += Encoding.UTF8.Preamble.Length;
            }

            if (!Utf8.IsValid(line))
            {
                RefuseByte(line);
                return false;
            }

            if (line.Trim(" \t\r;"u8).Length > 0 && TrySplit(line))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryNextLine(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_at + searched, _end - _at - searched).IndexOf((byte)'\n');
            if (length >= 0 || (_isAtEnd && _end > _at))
            {
                Take(length < 0 ? _end - _at : searched + length, out line);
                return true;
            }

            if (_isAtEnd)
            {
                line = default;
                return false;
            }

            searched = _end - _at;
            Fill();
        }
    }

    private void Take(int length, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_at, length);
        _rowStart = _at;
        _at = Math.Min(_end, _at + length + 1);
        line = line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    // What is left of a row moves to the front; a row longer than the buffer doubles it.
    private void Fill()
    {
        var left = _end - _at;
        var into = left * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_at, left).CopyTo(into);
        _offset += _at;
        (_buffer, _at, _end) = (into, 0, left);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }

    private bool TrySplit(ReadOnlySpan<byte> line)
    {
        if (line.Contains(Quote))
        {
            return TrySplitQuoted(line);
        }

        (_row, Count) = (_buffer, 0);
        var start = 0;
        for (var length = line.IndexOf(Separator); length >= 0; length = line[start..].IndexOf(Separator))
        {
            AddField(_rowStart + start, length);
            start += length + 1;
        }

        AddField(_rowStart + start, line.Length - start);
        return true;
    }

    // Fields are unquoted into a row of their own.
    private bool TrySplitQuoted(ReadOnlySpan<byte> line)
    {
        var (row, written, at) = (new byte[line.Length], 0, 0);
        (_row, Count) = (row, 0);
        while (true)
        {
            var start = written;
            if (!TryCopyField(line, ref at, row, ref written))
            {
                faults.Add(Line, "", "", FaultKind.MalformedQuotes);
                return false;
            }

            AddField(start, written - start);
            if (at == line.Length)
            {
                return true;
            }

            at++;
        }
    }

    /// <summary>Copies one field; afterwards <paramref name="at"/> is at its separator or at the end.</summary>
    private static bool TryCopyField(ReadOnlySpan<byte> line, ref int at, byte[] row, ref int written)
    {
        var isQuoted = at < line.Length && line[at] == Quote;
        at += isQuoted ? 1 : 0;
        while (at < line.Length && (isQuoted || line[at] != Separator))
        {
            if (line[at] == Quote && (!isQuoted || at + 1 == line.Length || line[at + 1] != Quote))
            {
                at++;
                return isQuoted && (at == line.Length || line[at] == Separator);
            }

            at += line[at] == Quote ? 1 : 0;
            row[written++] = line[at++];
        }

        return !isQuoted;
    }

    private void AddField(int start, int length)
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, Count * 2);
        }

        _fields[Count++] = start..(start + length);
    }

    private void RefuseByte(ReadOnlySpan<byte> line)
    {
        IsBroken = true;
        var at = 0;
        while (Rune.DecodeFromUtf8(line[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        var place = (_offset + _rowStart + at + 1).ToString(CultureInfo.InvariantCulture);
        faults.Add(Line, "", "", FaultKind.NotUtf8, place, "0x" + line[at].ToString("X2", CultureInfo.InvariantCulture));
    }
}
