namespace Matching.Engine.Assigning;

/// <summary>An opening as the assignment sees it: free seats (0 or more) and the group it lies in (−1 = none).</summary>
public readonly record struct SeatLimit(int Seats, int Group);

/// <summary>
/// A group of openings and groups that together take at most <paramref name="Capacity"/> wishes
/// (<see cref="Unlimited"/> = no limit). <paramref name="Parent"/> is the group around it, −1 = none.
/// </summary>
public readonly record struct GroupLimit(long Capacity, int Parent, LoadPrice Load)
{
    /// <summary>The capacity of a group that has none.</summary>
    public const long Unlimited = long.MaxValue;
}
