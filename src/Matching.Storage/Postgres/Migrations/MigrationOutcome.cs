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

    /// <summary>A newer program has only added to the store: this one may run on beside it. Nothing was done.</summary>
    public sealed record Ahead(string Name, int OurLast) : MigrationOutcome;

    /// <summary>A newer program has taken away what this one needs. Nothing was done.</summary>
    public sealed record Newer(string Name, int OurLast) : MigrationOutcome;

    /// <summary>Files of this program wait; only looking says so.</summary>
    public sealed record Older(IReadOnlyList<string> Waiting) : MigrationOutcome;

    /// <summary>Whether this program can work with the store as it is.</summary>
    public bool MayRun => this is Ready or Ahead;

    /// <summary>One sentence for the person who started it.</summary>
    public string Sentence => this switch
    {
        Ready { Applied.Count: 0 } => "The store is up to date.",
        Ready ready => $"The store was brought up to date: {string.Join(", ", ready.Applied)}.",
        Changed changed =>
            $"{changed.Name} was applied to this store with another text ({changed.AppliedChecksum[..12]}, ours is {changed.OurChecksum[..12]}). "
            + "A file that has been applied is never changed: write a new one.",
        Ahead ahead => $"The store has been brought to {ahead.Name} by a newer program; this one ends at {ahead.OurLast:0000} and may run on beside it.",
        Newer newer => $"The store has been brought to {newer.Name} by a newer program; this one ends at {newer.OurLast:0000}. Start the newer program.",
        Older older => $"The store lacks {string.Join(", ", older.Waiting)}. Run: infra/matching migrate",
        _ => throw new InvalidOperationException($"Unknown outcome {GetType().Name}."),
    };
}
