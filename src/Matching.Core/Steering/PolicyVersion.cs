using Matching.Engine;

namespace Matching.Core.Steering;

/// <summary>Chosen numbers that hold from a day on, until the next ones.</summary>
public sealed record PolicyVersion(DateOnly ValidFrom, Policy Policy);

/// <summary>The chosen numbers that were saved here, newest last; what ships holds before the first.</summary>
public interface IPolicyShelf
{
    /// <summary>The file in force on a day; null = what ships.</summary>
    Task<string?> FindAsync(DateOnly date, CancellationToken stopping);

    /// <summary>1 when nothing was saved.</summary>
    Task<int> NewestVersionAsync(CancellationToken stopping);

    /// <summary>Adds a version; its number is free.</summary>
    Task KeepAsync(int version, DateOnly validFrom, string json, string by, DateTimeOffset at, CancellationToken stopping);
}
