using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Matching.Core.Intake.Tables;

/// <summary>Records of a text file: UTF-8 with or without a byte order mark, semicolons, quotes.</summary>
internal sealed class CsvRecords : IRecords
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CsvParser _parser;
    private readonly FaultList _faults;
    private bool _isBad;
    private int _lastLine;

    private CsvRecords(string text, FaultList faults)
    {
        _faults = faults;
        _parser = new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            BadDataFound = _ => _isBad = true,
            IgnoreBlankLines = false,
            MaxFieldSize = 0,
        });
    }

    public static CsvRecords? Open(byte[] bytes, FaultList faults)
    {
        var text = Text(bytes, faults);
        return text is null ? null : new(text, faults);
    }

    /// <summary>The file's text without its mark; null when a byte is not UTF-8, with its place.</summary>
    public static string? Text(byte[] bytes, FaultList faults)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, fault.Index).Count((byte)'\n');
            var value = "0x" + bytes[fault.Index].ToString("X2", CultureInfo.InvariantCulture);
            faults.Add(line, "", "", FaultKind.NotUtf8, (fault.Index + 1).ToString(CultureInfo.InvariantCulture), value);
            return null;
        }
    }

    public bool TryNext(out TableRow row)
    {
        while (_parser.Read())
        {
            // RawRow counts the record's last line; a quoted field may span several.
            var line = _lastLine + 1;
            _lastLine = _parser.RawRow;
            row = new(line, _parser.Record ?? []);
            // An open quote at the end of the file passes for a field; its quotes are then odd in number.
            if (!_isBad && _parser.RawRecord.AsSpan().Count('"') % 2 == 0)
            {
                return true;
            }

            _isBad = false;
            _faults.Add(line, "", "", FaultKind.MalformedQuotes);
        }

        row = default;
        return false;
    }

    public void Dispose() => _parser.Dispose();
}
