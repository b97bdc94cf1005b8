namespace Matching.Benchmarks.Towns;

/// <summary>A file of a town: a header and rows of text. It knows no quotes, because the demo town has none and a generated town writes none.</summary>
internal sealed class TownTable(string[] header)
{
    private readonly Dictionary<string, int> _columns = header.Select((name, at) => (name, at)).ToDictionary(StringComparer.Ordinal);

    public List<string[]> Rows { get; } = [];

    public static TownTable Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var table = new TownTable(lines[0].Split(';'));
        table.Rows.AddRange(lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(';')));
        return table;
    }

    public TownTable Empty() => new(header);

    public string this[string[] row, string column] => row[_columns[column]];

    public void Set(string[] row, string column, string value) => row[_columns[column]] = value;

    /// <summary>Columns that vary together, taken from another row.</summary>
    public void Take(string[] row, string[] from, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            row[_columns[column]] = from[_columns[column]];
        }
    }

    public void Write(string path)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine(string.Join(';', header));
        foreach (var row in Rows)
        {
            file.WriteLine(string.Join(';', row));
        }
    }
}
