namespace Matching.Core.Intake;

/// <summary>What came of an import.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>Faulty rows; nothing was stored.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : ImportOutcome;

    /// <summary>The store knows people already, and only an empty one was to be filled; nothing was stored.</summary>
    public sealed record NotEmpty : ImportOutcome;

    /// <summary>Stored, or seen as it would be when it was a preview.</summary>
    public sealed record Merged(RegisterChange Change) : ImportOutcome;
}

/// <summary>What an import did, or would do: counts by file name, and what is no longer in the files.</summary>
public sealed record RegisterChange(
    bool IsStored,
    IReadOnlyDictionary<string, FileCounts> Files,
    IReadOnlyList<VanishedRow> Vanished,
    int ClosedByAge)
{
    /// <summary>Fields that the file says otherwise than the person has said on her own page, where hers stand. By file, row and field.</summary>
    public IReadOnlyList<KeptRow> KeptOwn { get; init; } = [];

    /// <summary>
    /// Ids of people and mentors who were erased here and are in the files, and of companies whose contact was: nothing of them, or of the contact, was
    /// taken, unless the request says that they may come again.
    /// </summary>
    public IReadOnlyList<string> StayErased { get; init; } = [];

    public int Added => Files.Values.Sum(counts => counts.Added);

    public int Changed => Files.Values.Sum(counts => counts.Changed);

    /// <summary>Nothing was, or would be, written to any person, host, opening or pair.</summary>
    public bool IsNothing => Added + Changed + ClosedByAge == 0 && Files.Values.All(counts => counts.Closed == 0);
}

/// <summary>
/// Rows of one file: added, changed and unchanged ones are in it; vanished ones are known and no longer in it, and of these closed ones were
/// closed because the person accepted it; left out by age.
/// </summary>
public sealed record FileCounts(int Added, int Changed, int Unchanged, int Vanished, int Closed, int LeftOut);

/// <summary>A field of a row that was not taken from its file, because its person has said it herself.</summary>
public sealed record KeptRow(string File, string Key, string Field);

/// <summary>A row that is known, open, and no longer in its file. <paramref name="Key"/> is its id, or the ids of a pair.</summary>
public sealed record VanishedRow(string File, string Key);
