using Matching.Engine;

namespace Matching.Core.Nightly;

/// <summary>What became of a night that was asked for.</summary>
public abstract record NightOutcome
{
    private NightOutcome()
    {
    }

    public sealed record Published(PlannedNight Night, PublishedCounts Counts) : NightOutcome;

    /// <summary>This area has its night of this date already; nothing was done.</summary>
    public sealed record AlreadyDone(NightKey Key, DateTimeOffset At) : NightOutcome;

    /// <summary>Another worker runs it; it may be asked for again after <paramref name="Until"/>.</summary>
    public sealed record RunsElsewhere(NightKey Key, DateTimeOffset Until) : NightOutcome;

    /// <summary>Nobody is known, so there is no area; nothing was done.</summary>
    public sealed record NobodyKnown : NightOutcome;

    /// <summary>It was only to be run if it is missing, and it is not, or not yet due; nothing was done.</summary>
    public sealed record NotMissing : NightOutcome;
}

/// <summary>What somebody asks of a night; null = what the product does by itself.</summary>
public sealed record NightRequest
{
    /// <summary>Null = today.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Only when it is due and missing, or there has never been one.</summary>
    public bool OnlyIfMissing { get; init; }

    /// <summary>The draw's salt; null = area and quarter.</summary>
    public string? Seed { get; init; }

    /// <summary>Null = the one in force on the date.</summary>
    public Policy? Policy { get; init; }

    /// <summary>At least 1; null = one a processor. None of it shows in the plan.</summary>
    public int? Threads { get; init; }

    internal NightSettings ToSettings(DateOnly today, BoardReading reading) =>
        new(Date ?? today, Policy ?? reading.Board.PolicyOn(Date ?? today), Seed, Threads ?? Environment.ProcessorCount, reading.LeftOutByAge);
}

/// <summary>A step of a night that has ended, and how long it took.</summary>
public sealed record NightStep(string Name, long Milliseconds);
