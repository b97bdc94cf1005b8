namespace Matching.Core.Nightly;

/// <summary>What a night looks at.</summary>
public interface IMatchingBoard
{
    /// <summary>Everything as it stood at one moment.</summary>
    Task<BoardReading> ReadAsync(CancellationToken stopping);
}

/// <summary>
/// The board, and what else stood at the same moment: every opening's version and holders, which a remembered availability must match to
/// count, the undecided proposals, which the night keeps or supersedes if nobody decides them meanwhile, and how many people the last import
/// left out by age without knowing them.
/// </summary>
public sealed record BoardReading(Board Board, IReadOnlyDictionary<string, OpeningStand> Openings, IReadOnlySet<Guid> Undecided, int LeftOutByAge);

/// <summary>An opening's version, and the placements on the board that hold one of its seats.</summary>
public readonly record struct OpeningStand(long Version, int Holding);
