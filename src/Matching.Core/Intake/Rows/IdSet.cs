using Matching.Core.Intake.Tables;

namespace Matching.Core.Intake.Rows;

/// <summary>The ids of one file with the line that has each first. A file that could not be read holds every id, so that one fault is not thousands.</summary>
internal sealed class IdSet
{
    private readonly Dictionary<string, int>? _lines;

    private IdSet(string file, Dictionary<string, int>? lines)
    {
        File = file;
        _lines = lines;
    }

    public string File { get; }

    public int? FirstLine(string id) => _lines is not null && _lines.TryGetValue(id, out var line) ? line : null;

    public bool Holds(string id) => _lines is null || _lines.ContainsKey(id);

    public static IdSet Of(Layout layout, Table? table)
    {
        var column = layout.Columns[0].Name;
        if (table is null)
        {
            return new(layout.File, null);
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            lines.TryAdd(table.Text(row, column), row.Line);
        }

        return new(layout.File, lines);
    }

    /// <summary>With ids that no line of the file has.</summary>
    public IdSet And(IReadOnlyCollection<string> ids)
    {
        foreach (var id in ids)
        {
            _lines?.TryAdd(id, 0);
        }

        return this;
    }

    public static IdSet Of(string file, IEnumerable<string> ids) => new(file, ids.ToDictionary(id => id, _ => 0, StringComparer.Ordinal));
}
