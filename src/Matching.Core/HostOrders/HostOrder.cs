namespace Matching.Core.HostOrders;

/// <summary>A company asks for people for a place of its own, under the promises of a scheme. Instants are UTC.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Municipality">Whose desk it came to.</param>
/// <param name="Programme">The scheme whose promises hold.</param>
/// <param name="OpeningId">The place.</param>
/// <param name="Posts">How many people are asked for; 1 or more.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="CandidatesDueAt">When candidates are promised; null = nothing is promised.</param>
public sealed record HostOrder(Guid Id, string Municipality, string Programme, string OpeningId, int Posts, DateTimeOffset ReceivedAt, DateTimeOffset? CandidatesDueAt)
{
    /// <summary>What the company said to each field of the scheme's order form; an order that came of a pledge has none.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When candidates were sent; null = not yet.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Who in the municipality answers for it; empty = nobody was named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it went to the neighbours too; null = it has not.</summary>
    public DateTimeOffset? AtNeighboursSince { get; init; }
}

/// <summary>Who is shown to a company, best first.</summary>
/// <param name="FromOutside">From another municipality, with her consent.</param>
public sealed record Candidate(string YouthId, int Score, bool FromOutside);

/// <summary>Reads and keeps orders.</summary>
public interface IOrderDesk
{
    /// <summary>The municipality of an opening's host; null = no such opening.</summary>
    Task<string?> MunicipalityOfAsync(string openingId, CancellationToken cancellationToken);

    Task<HostOrder?> FindAsync(Guid id, CancellationToken cancellationToken);

    Task AddAsync(HostOrder order, string by, CancellationToken cancellationToken);

    /// <summary>Keeps its shortlist in place of the one before, and where it stands.</summary>
    Task KeepAsync(HostOrder order, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken);

    /// <summary>False when it has no shortlist.</summary>
    Task<bool> MarkSentAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Orders whose candidates were promised by <paramref name="now"/>, that instant included, and were not sent.</summary>
    Task<IReadOnlyList<HostOrder>> FindLateAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Young people who agreed that other municipalities see them, and have not taken it back.</summary>
    Task<IReadOnlySet<string>> SharedAsync(CancellationToken cancellationToken);

    /// <summary>What she says of being seen across the border, from now on.</summary>
    Task KeepConsentAsync(string youthId, bool given, DateTimeOffset at, string by, CancellationToken cancellationToken);
}
