using Matching.Core.Intake.Tables;

namespace Matching.Core.Intake;

/// <summary>The columns of a file as everybody outside may know them: name, the Danish name, and whether a file must have it.</summary>
public sealed record FileColumn(string Name, string Danish, bool IsNeeded);

/// <summary>The columns of each file by its name without ending: youths, hosts, openings.</summary>
public static class FileColumns
{
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static IReadOnlyList<FileColumn> Of(string file) =>
        Layouts.All.FirstOrDefault(layout => layout.Name == file) is { } found
            ? [.. found.Columns.Select(column => new FileColumn(column.Name, column.Danish, column.IsNeeded))]
            : throw new ArgumentException($"There is no file '{file}'.\nMaybe it is written with its ending.", nameof(file));
}
