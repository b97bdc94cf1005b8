namespace Matching.Core.Intake;

/// <summary>
/// What reading a folder of files came to: all or nothing. With no fault <see cref="Folder"/> holds everything; with one it is null and
/// every faulty row of every file is in <see cref="Faults"/>, in the order of file and line.
/// </summary>
/// <remarks>Source: file formats, "An import is all or nothing".</remarks>
public sealed record FolderReading
{
    /// <summary>The content, only when nothing is faulty.</summary>
    public required ImportedFolder? Folder { get; init; }

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Faults that are counted and not kept: of each file <see cref="Faults"/> has the first thousand.</summary>
    public long FaultsNotKept { get; init; }

    public long FaultCount => Faults.Count + FaultsNotKept;

    /// <summary>Rows that are right but outside 13 to 30 years on the date; an earlier known person is closed by them.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    public required IReadOnlyList<Fault> Warnings { get; init; }

    /// <summary>Rows read, by file name; a file that is absent is not in it.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    public bool IsAccepted => Folder is not null;
}

/// <summary>
/// One thing to put right, or (as a warning) to know. <paramref name="Line"/> counts from 1, the header included, 0 = the whole file;
/// <paramref name="Column"/> is the English name, empty = the whole row. <paramref name="Value"/> may be a name or a number of a person:
/// it is for the screen of the person who imports and never for a log. <paramref name="Allowed"/> are the facts that
/// <see cref="FaultWords"/> puts into words.
/// </summary>
public sealed record Fault(string File, int Line, string Column, string Value, FaultKind Kind, params IReadOnlyList<string> Allowed)
{
    /// <summary>File, line and column only, so that it is safe everywhere.</summary>
    public override string ToString() => $"{File}:{Line} {Column} {Kind}";
}

/// <summary>A person outside 13 to 30 years on the date, with her whole years.</summary>
public sealed record LeftOut(string File, int Line, string YouthId, int Age);

/// <summary>A file that somebody hands over: its name without folders, its length in bytes, and a way to read it from its start.</summary>
public sealed record IncomingFile(string Name, long Length, Func<Stream> Open);
