namespace Matching.Core.Nightly;

/// <summary>What became of a replay that was asked for.</summary>
public abstract record ReplayOutcome
{
    private ReplayOutcome()
    {
    }

    /// <summary>The same bytes of every file but run.json.</summary>
    public sealed record Same(KeptNight Kept, PlannedNight Night) : ReplayOutcome;

    /// <summary>There is no such published night.</summary>
    public sealed record NotFound : ReplayOutcome;

    /// <summary>
    /// It cannot be replayed, since this program no longer has what it was made with: <paramref name="What"/> is <c>facts</c>, <c>policy</c> or
    /// <c>engine</c>, <paramref name="Version"/> the one that is gone, <paramref name="Here"/> what this program has instead.
    /// </summary>
    public sealed record VersionGone(KeptNight Kept, string What, string Version, string Here) : ReplayOutcome;

    /// <summary>This program calls its engine by the same version, and gives other bytes: the named files differ.</summary>
    public sealed record Differs(KeptNight Kept, PlannedNight Night, IReadOnlyList<string> Files) : ReplayOutcome;
}
