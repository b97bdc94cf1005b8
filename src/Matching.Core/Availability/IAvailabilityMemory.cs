namespace Matching.Core.Availability;

/// <summary>
/// A fast memory that may be emptied, old, or gone at any moment. It may answer anything it was ever told; nobody believes it without the
/// version.
/// </summary>
public interface IAvailabilityMemory
{
    /// <summary>What it remembers of these openings, few or thousands; null = it is gone.</summary>
    Task<IReadOnlyDictionary<string, RememberedAvailability>?> RecallAsync(IReadOnlyCollection<string> openings, CancellationToken stopping);

    /// <summary>False = it is gone.</summary>
    Task<bool> RememberAsync(IReadOnlyCollection<OpeningAvailability> openings, DateTimeOffset at, CancellationToken stopping);

    /// <summary>When everything was last told to it anew; null = never since it was emptied, or it is gone.</summary>
    Task<DateTimeOffset?> RebuiltAtAsync(CancellationToken stopping);

    /// <summary>Notes that everything has just been told to it.</summary>
    Task NoteRebuiltAsync(DateTimeOffset at, CancellationToken stopping);
}
