using Matching.Core.Offers;

namespace Matching.Core.HostOrders;

/// <summary>Orders whose candidates were promised by now and were not sent are an item for the desk, once.</summary>
public sealed class WatchOrders(IOrderDesk desk, ILedger ledger, TimeProvider clock)
{
    /// <summary>Says how many are late.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await desk.FindLateAsync(now, cancellationToken);
        if (late.Count > 0)
        {
            await ledger.SaveAsync(new() { Work = [.. late.Select(order => MakeShortlist.Item(order, WorkKind.OrderLate, now))] }, cancellationToken);
        }

        return late.Count;
    }
}

/// <summary>The candidates of an order's shortlist were sent to the company.</summary>
public sealed class SendCandidates(IOrderDesk desk, TimeProvider clock)
{
    /// <summary>False when no such order has a shortlist to send.</summary>
    public Task<bool> HandleAsync(Guid id, CancellationToken cancellationToken) => desk.MarkSentAsync(id, clock.GetUtcNow(), cancellationToken);
}
