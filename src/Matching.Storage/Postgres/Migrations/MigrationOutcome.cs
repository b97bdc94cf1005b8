namespace Matching.Storage.Postgres.Migrations;

/// <summary>What came of bringing the store's tables to what this program knows.</summary>
public abstract record MigrationOutcome
{
    private MigrationOutcome()
    {
    }

    /// <summary>The store is as this program needs it; <paramref name="Applied"/> names what was done now, often nothing.</summary>
    public sealed record Ready(IReadOnlyList<string> Applied) : MigrationOutcome;

    /// <summary>A file that was applied has another text in this program. Nothing was done.</summary>
    public sealed record Changed(string Name, string AppliedChecksum, string OurChecksum) : MigrationOutcome;

    /// <summary>The store has been brought further by a newer program. Nothing was done.</summary>
    public sealed record Newer(string Name, int OurLast) : MigrationOutcome;

    /// <summary>Files of this program wait; only looking says so.</summary>
    public sealed record Older(IReadOnlyList<string> Waiting) : MigrationOutcome;

    /// <summary>One sentence for the person who started it.</summary>
    public string Sentence => this switch
    {
        Ready { Applied.Count: 0 } => "The store is up to date.",
        Ready ready => $"The store was brought up to date: {string.Join(", ", ready.Applied)}.",
        Changed changed =>
            $"{changed.Name} was applied to this store with another text ({changed.AppliedChecksum[..12]}, ours is {changed.OurChecksum[..12]}). "
            + "A file that has been applied is never changed: write a new one.",
        Newer newer => $"The store has been brought to {newer.Name} by a newer program; this one ends at {newer.OurLast:0000}. Start the newer program.",
        Older older => $"The store lacks {string.Join(", ", older.Waiting)}. Run: infra/matching migrate",
        _ => throw new InvalidOperationException($"Unknown outcome {GetType().Name}."),
    };
}
