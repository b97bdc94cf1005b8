namespace Matching.Core.Erasures;

/// <summary>A mentor, or a company's contact, to be erased: by whom, why and when, in UTC. Which of the two it is follows from the host.</summary>
public sealed record HostErasure(string Municipality, string HostId, ErasureCause Cause, string By, DateTimeOffset At);

/// <summary>A closed mentor or company: since which civil date, and when staff were told that she, or its contact, will be erased (null = not yet).</summary>
public sealed record ClosedHost(string Municipality, string HostId, string Name, DateOnly Since, DateTimeOffset? NoticedAt);

/// <summary>Takes a mentor, or a company's contact, out of everything that is kept.</summary>
public interface IHostErasures
{
    /// <summary>
    /// In one transaction. Of a mentor whatever names her goes or is replaced, her places are closed, and what is counted stays under an id that leads
    /// nowhere. Of a company's contact name, number and address go, with the words of texts and all items; the company stays. A mark keeps files from
    /// bringing them again. Changes nothing unless the answer is <see cref="ErasureOutcome.Erased"/>.
    /// </summary>
    Task<ErasureOutcome> EraseAsync(HostErasure erasure, CancellationToken cancellationToken);

    /// <summary>Null: the municipality has no such mentor or company.</summary>
    Task<StillUnderWay?> UnderWayAsync(string municipality, string hostId, CancellationToken cancellationToken);

    /// <summary>Mentors, and companies that still have a contact, that were closed on that day or before, by municipality and id.</summary>
    Task<IReadOnlyList<ClosedHost>> ClosedAsync(DateOnly until, CancellationToken cancellationToken);
}
