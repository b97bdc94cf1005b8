using Matching.Core.Intake.Rows;
using Matching.Core.Intake.Tables;
using Matching.Core.Programmes;

namespace Matching.Core.Intake;

/// <summary>
/// Reads a folder of files (from disk or uploaded) for one civil date: everything or the list of everything that is wrong. It never
/// throws for what a file holds. Files may be <c>.csv</c> or <c>.xlsx</c>. Openings and people may name the schemes that are known and those that
/// the folder brings.
/// </summary>
/// <remarks>Source: file formats.</remarks>
public sealed class FolderReader(IntakeLimits limits, ProgrammeBook known)
{
    private static readonly string[] NotUsedYet = ["areas.geojson"];

    /// <summary>Knows the schemes that ship.</summary>
    public FolderReader()
        : this(ProgrammeBook.Shipped)
    {
    }

    /// <summary>Knows also what a municipality has loaded.</summary>
    public FolderReader(ProgrammeBook known)
        : this(new IntakeLimits(), known)
    {
    }

    /// <summary>Knows the schemes that ship.</summary>
    public FolderReader(IntakeLimits limits)
        : this(limits, ProgrammeBook.Shipped)
    {
    }

    /// <summary>The files of a directory that exists; programmes lie in a folder of that name.</summary>
    public FolderReading Read(string directory, DateOnly date)
    {
        var files = Directory.EnumerateFiles(directory).Select(path => Incoming(path, Path.GetFileName(path)));
        var programmes = Path.Combine(directory, "programmes");
        if (Directory.Exists(programmes))
        {
            files = files.Concat(Directory.EnumerateFiles(programmes, "*.json").Select(path => Incoming(path, "programmes/" + Path.GetFileName(path))));
        }

        return Read([.. files], date);
    }

    public FolderReading Read(IReadOnlyList<IncomingFile> files, DateOnly date)
    {
        var reading = new FolderInReading(limits, date, known);
        foreach (var layout in Layouts.All)
        {
            reading.Take(layout, [.. files.Where(file => IsOf(layout, file))]);
        }

        foreach (var file in files.Where(file => IsTable(file) && !Layouts.All.Any(layout => IsOf(layout, file))).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (IsProgramme(file))
            {
                reading.TakeProgramme(file);
                continue;
            }

            reading.TakeAside(file, IsNotUsedYet(file));
        }

        return reading.Finish();
    }

    /// <summary>
    /// One file that comes alone: what its rows point at may be in <paramref name="registered"/>. The other files are not missed, and what they would
    /// hold stays as it is.
    /// </summary>
    public FolderReading ReadAlone(IncomingFile file, RegisteredIds registered, DateOnly date)
    {
        var reading = new FolderInReading(limits, date, known) { Registered = registered };
        foreach (var layout in Layouts.All)
        {
            reading.Take(layout, IsOf(layout, file) ? [file] : []);
        }

        return reading.Finish();
    }

    private static IncomingFile Incoming(string path, string name) => new(name, new FileInfo(path).Length, () => File.OpenRead(path));

    private static bool IsOf(Layout layout, IncomingFile file) =>
        Same(file.Name, layout.File) || Same(file.Name, layout.Name + ".xlsx");

    // A README or a picture beside the files is nobody's mistake.
    private static bool IsTable(IncomingFile file) => Path.GetExtension(file.Name).ToLowerInvariant() is ".csv" or ".xlsx" or ".json" or ".geojson";

    private static bool IsNotUsedYet(IncomingFile file) =>
        NotUsedYet.Any(name => Same(file.Name, name));

    private static bool IsProgramme(IncomingFile file) =>
        file.Name.StartsWith("programmes/", StringComparison.Ordinal) && file.Name.EndsWith(".json", StringComparison.Ordinal);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
