using System.Collections.Concurrent;
using System.Data.Common;
using Matching.Engine.Explaining;

namespace Matching.Core.Nightly;

/// <summary>
/// One night's dealings with those who help: its facts are offered as soon as they are known, and what has come back is taken when it is needed.
/// Nobody is waited for: what is not there yet is said here, so the plan is the same with any number of helpers, and with none.
/// </summary>
internal sealed class NightInParts(INightParts parts, NightLease lease, NightOptions options, TimeProvider clock, CancellationToken stopping)
{
    private Task<byte[]>? _offered;

    /// <summary>How many parts were said elsewhere.</summary>
    public int Said { get; private set; }

    /// <summary>The zipped facts, where they were offered; null for a night that is small enough for one.</summary>
    public Task<byte[]>? ZippedFacts => _offered;

    public void Offer(byte[] canonicalFacts, int youths)
    {
        if (youths >= options.InPartsFrom)
        {
            _offered = Task.Run(() => OfferAsync(canonicalFacts), stopping);
        }
    }

    /// <summary>Called by the engine, which knows no waiting; nothing else happens on its thread meanwhile.</summary>
    public IReadOnlyCollection<WishMisses> Take() => _offered is null ? [] : TakeAsync(_offered).GetAwaiter().GetResult();

    private async Task<byte[]> OfferAsync(byte[] canonicalFacts)
    {
        var zipped = CanonicalFacts.Zipped(canonicalFacts);
        try
        {
            await parts.OfferAsync(lease, zipped, options.Parts, clock.GetUtcNow(), stopping);
        }
        catch (DbException)
        {
            // Help is not needed: the night says all itself, and its publication will tell whether the store is back.
        }

        return zipped;
    }

    private async Task<IReadOnlyCollection<WishMisses>> TakeAsync(Task<byte[]> offered)
    {
        await offered;
        try
        {
            var said = await parts.SaidAsync(lease, stopping);
            Said = said.Count;
            return [.. said.SelectMany(ZippedMisses.Read)];
        }
        catch (DbException)
        {
            // As above.
            return [];
        }
    }
}

/// <summary>The nights that this process runs itself: it leaves their parts to others.</summary>
public sealed class NightsHere
{
    private readonly ConcurrentDictionary<Guid, bool> _leases = [];

    public bool Has(Guid lease) => _leases.ContainsKey(lease);

    internal void Begin(NightLease lease) => _leases[lease.Lease] = true;

    internal void End(NightLease lease) => _leases.TryRemove(lease.Lease, out _);
}
