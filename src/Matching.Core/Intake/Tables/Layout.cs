namespace Matching.Core.Intake.Tables;

/// <summary>One column: its name in files, the Danish name that screens show, and whether a file must have it.</summary>
internal sealed record Column(string Name, string Danish, bool IsNeeded = true);

/// <summary>What one file holds.</summary>
internal sealed record Layout(string Name, bool IsNeeded, IReadOnlyList<Column> Columns)
{
    public string File => Name + ".csv";

    public Column? Find(string heading)
    {
        var name = heading.Trim();
        return Columns.FirstOrDefault(column => Same(column.Name, name) || Same(column.Danish, name));
    }

    private static bool Same(string known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
