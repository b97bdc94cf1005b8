namespace Matching.Core.Nightly;

/// <summary>The nights and what they publish: one of each area and date, whoever else runs.</summary>
public interface INightStore
{
    /// <summary>Takes the night: a new one, a failed one, or one whose runner's lease has passed.</summary>
    Task<NightClaim> ClaimAsync(NightKey key, string seed, DateTimeOffset at, DateTimeOffset until, CancellationToken stopping);

    /// <summary>Keeps the night, and tells how far it has come; false when somebody else has taken it over.</summary>
    Task<bool> RenewAsync(NightLease lease, DateTimeOffset until, IReadOnlyDictionary<string, long> steps, CancellationToken stopping);

    /// <summary>
    /// Publishes in one transaction. A proposal stays the same row while the plan keeps its pair; an undecided one that the plan drops is
    /// superseded; one that was decided since the board was read stands, and its wish gets no other. Throws when the lease was lost.
    /// </summary>
    Task<PublishedCounts> PublishAsync(NightLease lease, NightToPublish night, DateTimeOffset at, CancellationToken stopping);

    /// <summary>Notes that it failed and why; it may be taken again at once.</summary>
    Task FailAsync(NightLease lease, string fault, DateTimeOffset at, CancellationToken stopping);
}

/// <summary>Which nights there have been.</summary>
public interface INightCalendar
{
    /// <summary>The municipalities of the installation's area as they are now, ascending (none = nobody is known), and what is known of its nights.</summary>
    Task<NightsKnown> ReadAsync(DateOnly date, CancellationToken stopping);
}

/// <summary><paramref name="HasDate"/>: the night of that date is published; <paramref name="HasAny"/>: any night is.</summary>
public sealed record NightsKnown(IReadOnlyList<string> Area, bool HasDate, bool HasAny);

/// <summary>The right to run one night until it ends or its lease passes.</summary>
public sealed record NightLease(Guid Night, Guid Lease);

/// <summary>What became of trying to take a night.</summary>
public abstract record NightClaim
{
    private NightClaim()
    {
    }

    public sealed record Mine(NightLease Lease) : NightClaim;

    /// <summary>It was published before.</summary>
    public sealed record Done(DateTimeOffset At) : NightClaim;

    /// <summary>Somebody runs it, and keeps it at least until then.</summary>
    public sealed record Taken(DateTimeOffset Until) : NightClaim;
}

/// <summary>
/// A planned night with what its rows need besides: each youth's municipality, the proposals nobody had decided when the board was read,
/// and milliseconds by step.
/// </summary>
public sealed record NightToPublish(
    PlannedNight Night,
    IReadOnlyDictionary<string, string> Municipalities,
    IReadOnlySet<Guid> Undecided,
    IReadOnlyDictionary<string, long> Steps)
{
    /// <summary>The facts as they are kept, where somebody has zipped them before; null = nobody has.</summary>
    public byte[]? ZippedFacts { get; init; }
}

/// <summary>What publishing wrote. <paramref name="Left"/>: wishes somebody decided while the night ran.</summary>
public sealed record PublishedCounts(int New, int Kept, int Superseded, int Left, int Unplaced);
