namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// What a plan must keep that a flow cannot see: choices of different wishes that exclude each other, openings that take several or nobody, and
/// limits across places that do not nest. All by number; what they mean is the caller's matter.
/// </summary>
public sealed record SideConditions
{
    /// <summary>Lists of two or more wishes whose choices may collide, rising; a wish is in at most one list.</summary>
    public required IReadOnlyList<int[]> Together { get; init; }

    /// <summary>Whether two pairs of different wishes of one list exclude each other. Symmetric, pure, asked by several threads.</summary>
    public required Func<int, int, bool> Collide { get; init; }

    /// <summary>By opening: tonight it takes nobody or at least so many; 0 and 1 ask for nothing.</summary>
    public required int[] Minimum { get; init; }

    /// <summary>Limits on how many of some pairs are chosen.</summary>
    public IReadOnlyList<PairLimit> Limits { get; init; } = [];

    /// <summary>The same with one more let in by the limits that an opening belongs to.</summary>
    public SideConditions WithOneMoreAt(int opening) =>
        this with { Limits = [.. Limits.Select(limit => limit.Openings.Contains(opening) ? limit with { Most = limit.Most + 1 } : limit)] };

    /// <summary>
    /// How many looks at a pair one independent part of the problem may cost before the best plan found is taken and the gap told.
    /// Looks and not time, so that the plan is the same everywhere.
    /// </summary>
    public long LooksPerPart { get; init; } = 4_000_000;
}

/// <summary>
/// Of these pairs (rising) at most <paramref name="Most"/> are chosen; below 0 nobody is, and so many more would have to be let in before somebody can be.
/// </summary>
public sealed record PairLimit(int[] Pairs, int Most)
{
    /// <summary>Openings whose one more seat, asked for its price, would let one more in here too.</summary>
    public IReadOnlySet<int> Openings { get; init; } = new HashSet<int>();
}
