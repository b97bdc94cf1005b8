using Matching.Engine;

namespace Matching.Core.Nightly;

/// <summary>The published nights as they were kept.</summary>
public interface IKeptNights
{
    /// <summary>Null when there is no such published night.</summary>
    Task<KeptNight?> FindAsync(NightChoice choice, CancellationToken stopping);

    /// <summary>The seat prices that the night published, by opening id (ordinal).</summary>
    Task<IReadOnlyList<SeatPrice>> PricesAsync(Guid night, CancellationToken stopping);
}

/// <summary>Which night is meant.</summary>
public abstract record NightChoice
{
    private NightChoice()
    {
    }

    /// <summary>The one published last.</summary>
    public sealed record Latest : NightChoice;

    /// <summary>The one of a civil date; of several areas' the one published last.</summary>
    public sealed record OfDate(DateOnly Date) : NightChoice;

    public sealed record OfId(Guid Night) : NightChoice;
}

/// <summary>
/// A published night: what it was made with and what it came to. <see cref="ZippedFacts"/>: gzip of <see cref="CanonicalFacts"/>, null when
/// they are no longer kept.
/// </summary>
public sealed record KeptNight
{
    public required Guid Id { get; init; }

    public required NightKey Key { get; init; }

    public required NightVersions Versions { get; init; }

    public required string FactsHash { get; init; }

    public required string PlanHash { get; init; }

    /// <summary>The content of summary.json; the order of its names is not kept.</summary>
    public required string Summary { get; init; }

    public required byte[]? ZippedFacts { get; init; }

    /// <summary>Somebody was erased from the facts since: they may be asked, and what was proved of the night was proved with her in it.</summary>
    public bool IsErasedFrom { get; init; }

    /// <summary>Null when they are gone, or a program kept them that knew other facts.</summary>
    public MatchingProblem? Facts()
    {
        if (ZippedFacts is null || CanonicalFacts.Read(CanonicalFacts.Unzipped(ZippedFacts)) is not { } problem)
        {
            return null;
        }

        return CanonicalFacts.Hash(problem) == FactsHash ? problem : null;
    }
}
