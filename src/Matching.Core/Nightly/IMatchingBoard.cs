namespace Matching.Core.Nightly;

/// <summary>What a night looks at.</summary>
public interface IMatchingBoard
{
    /// <summary>Everything as it stood at one moment. Only one area is kept so far, <see cref="NightKey.WholeInstallation"/>; another is refused.</summary>
    Task<BoardReading> ReadAsync(string area, CancellationToken stopping);
}

/// <summary>
/// The board, and how every opening's row and seats stood at the same moment: what a remembered availability must match to count.
/// </summary>
public sealed record BoardReading(Board Board, IReadOnlyDictionary<string, OpeningStand> Openings);

/// <summary>An opening's version, and the placements on the board that hold one of its seats.</summary>
public readonly record struct OpeningStand(long Version, int Holding);
