using Matching.Core.HostOrders;

namespace Matching.Core.HostEvents;

/// <summary>A day on which a scheme meets companies or mentors. The date is civil.</summary>
public sealed record HostEvent(Guid Id, string Municipality, string Programme, string Title, DateOnly HeldOn);

/// <summary>A company's word at an event. It is settled once an order with an owner has come of it. Instants are UTC.</summary>
/// <param name="Posts">How many people it is for; 1 or more.</param>
/// <param name="DueAt">When the scheme promises an order; null = it promises nothing.</param>
/// <param name="Order">What came of it; null = nothing yet.</param>
public sealed record HostPledge(Guid Id, Guid Event, string Municipality, string HostId, string Words, int Posts, DateTimeOffset? DueAt, Guid? Order)
{
    /// <summary>The company's name.</summary>
    public string Host { get; init; } = "";
}

/// <summary>A mentor who has not said whether she comes.</summary>
public sealed record UnansweredInvitation(Guid Event, string Municipality, string Title, DateOnly HeldOn, string HostId, string Host);

/// <summary>Reads and keeps events, pledges and invitations.</summary>
public interface IEventDesk
{
    Task AddAsync(HostEvent held, string by, DateTimeOffset at, CancellationToken cancellationToken);

    Task<HostEvent?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>False when the municipality has no such company.</summary>
    Task<bool> PledgeAsync(HostPledge pledge, string by, DateTimeOffset at, CancellationToken cancellationToken);

    Task<HostPledge?> FindPledgeAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The order stands and the pledge is settled by it; false when it was settled before, or the opening is not the company's, or nobody of that sign-in works there.</summary>
    Task<bool> SettleAsync(Guid pledge, HostOrder order, string by, CancellationToken cancellationToken);

    /// <summary>Pledges whose order was promised by <paramref name="now"/>, that instant included, and did not come.</summary>
    Task<IReadOnlyList<HostPledge>> FindLateAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Whether she comes, as she says now; false when she is not invited, or it has been held before <paramref name="today"/>.</summary>
    Task<bool> AnswerAsync(Guid id, string hostId, bool coming, DateTimeOffset at, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Who has not answered an invitation to an event on or before <paramref name="by"/> that is still to come.</summary>
    Task<IReadOnlyList<UnansweredInvitation>> FindUnansweredAsync(DateOnly today, DateOnly by, CancellationToken cancellationToken);

    /// <summary>What a mentor says of invitations, from now on.</summary>
    Task KeepConsentAsync(string hostId, bool given, DateTimeOffset at, string by, CancellationToken cancellationToken);

    /// <summary>Invites the scheme's active mentors of the municipality whose last word is that they want invitations, each once; says how many are new.</summary>
    Task<int> InviteAsync(HostEvent held, DateTimeOffset at, CancellationToken cancellationToken);
}
