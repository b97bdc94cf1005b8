using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Matching.Core.Texts;

namespace Matching.Core.HostOrders;

/// <summary>What came of an order.</summary>
public abstract record ReceiveOrderOutcome
{
    private ReceiveOrderOutcome()
    {
    }

    public sealed record Received(HostOrder Order) : ReceiveOrderOutcome;

    /// <summary>No such opening in that municipality, or a scheme that takes no orders.</summary>
    public sealed record NotFound : ReceiveOrderOutcome;
}

/// <summary>A company's order is written down, and from then on the scheme's promises run.</summary>
/// <remarks>Source: programmes §1.7 orders.</remarks>
public sealed class ReceiveOrder(IOrderDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    public async Task<ReceiveOrderOutcome> HandleAsync(string municipality, string programme, string openingId, int posts, string by, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(posts, 1);
        var now = clock.GetUtcNow();
        var version = (await shelf.ReadAsync(cancellationToken)).Find(programme, SendingCalendar.LocalDate(now));
        if (version is null || ShortlistRules.OrdersOf(version.Definition) is not { } orders || await desk.MunicipalityOfAsync(openingId, cancellationToken) != municipality)
        {
            return new ReceiveOrderOutcome.NotFound();
        }

        var due = OrderTimes.DueAt(orders, OrderStamp.OrderReceived, OrderStamp.CandidatesSent, now);
        var order = new HostOrder(Guid.CreateVersion7(now), municipality, programme, openingId, posts, now, due);
        await desk.AddAsync(order, by, cancellationToken);
        return new ReceiveOrderOutcome.Received(order);
    }
}
