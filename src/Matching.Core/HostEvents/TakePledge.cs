using Matching.Core.Enrolments;
using Matching.Core.HostOrders;
using Matching.Core.LegalRules;
using Matching.Core.Offers;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.HostEvents;

/// <summary>A company's pledge at an event is written down; the scheme's promise of an order runs from the day of the event.</summary>
/// <remarks>Source: programmes §1.7 orders, §2.18.</remarks>
public sealed class TakePledge(IEventDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>Null = no such event or company in the municipality, nothing said, or no posts.</summary>
    public async Task<HostPledge?> HandleAsync(Guid at, string municipality, string hostId, string words, int posts, string by, CancellationToken cancellationToken)
    {
        if (posts < 1 || string.IsNullOrWhiteSpace(words) || await desk.FindAsync(at, cancellationToken) is not { } held || held.Municipality != municipality)
        {
            return null;
        }

        var orders = (await shelf.ReadAsync(cancellationToken)).Find(held.Programme, held.HeldOn)?.Definition.Orders;
        var now = clock.GetUtcNow();
        var pledge = new HostPledge(Guid.CreateVersion7(now), held.Id, municipality, hostId, words.Trim(), posts, orders is null ? null : OrderTimes.AfterEvent(orders, held.HeldOn), null);
        return await desk.PledgeAsync(pledge, by, now, cancellationToken) ? pledge : null;
    }
}

/// <summary>A pledge becomes an order for a place of the same company, with an owner who answers for it; from then on the order's own promises run.</summary>
public sealed class OrderFromPledge(IEventDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <summary>Null = no such pledge that waits, no such place of the company, or no such owner.</summary>
    public async Task<HostOrder?> HandleAsync(Guid pledge, string municipality, string openingId, string owner, string by, CancellationToken cancellationToken)
    {
        if (await desk.FindPledgeAsync(pledge, cancellationToken) is not { Order: null } found || found.Municipality != municipality || await desk.FindAsync(found.Event, cancellationToken) is not { } held)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var orders = (await shelf.ReadAsync(cancellationToken)).Find(held.Programme, held.HeldOn)?.Definition.Orders;
        var due = orders is null ? null : OrderTimes.DueAt(orders, OrderStamp.OrderReceived, OrderStamp.CandidatesSent, now);
        var order = new HostOrder(Guid.CreateVersion7(now), municipality, held.Programme, openingId, found.Posts, now, due) { Owner = owner };
        return await desk.SettleAsync(pledge, order, by, cancellationToken) ? order : null;
    }
}

/// <summary>Pledges of which no order has come in time are listed for the desk, each once, with the company and its words.</summary>
public sealed class WatchPledges(IEventDesk desk, ILedger ledger, TimeProvider clock)
{
    /// <summary>Says how many are late.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await desk.FindLateAsync(now, cancellationToken);
        if (late.Count > 0)
        {
            await ledger.SaveAsync(new() { Work = [.. late.Select(pledge => Item(pledge, now))] }, cancellationToken);
        }

        return late.Count;
    }

    private static WorkItem Item(HostPledge pledge, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), pledge.Municipality, WorkKind.PledgeWaits, $"{WorkKind.PledgeWaits.Code()}:{pledge.Id}", now, DueAt: pledge.DueAt)
        {
            Note = new LegalText($"{pledge.Host}: {pledge.Words} ({pledge.Posts})", $"{pledge.Host}: {pledge.Words} ({pledge.Posts})"),
        };
}
