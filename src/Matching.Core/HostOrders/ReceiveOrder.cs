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

    /// <summary>These fields of the scheme's order form are not answered, or at more than <see cref="OrderFields.Longest"/> characters.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Fields) : ReceiveOrderOutcome;

    /// <summary>No such opening in that municipality, or a scheme that takes no orders.</summary>
    public sealed record NotFound : ReceiveOrderOutcome;
}

/// <summary>A company's order is written down, and from then on the scheme's promises run.</summary>
/// <remarks>Source: programmes §1.7 orders.</remarks>
public sealed class ReceiveOrder(IOrderDesk desk, IProgrammeShelf shelf, TimeProvider clock)
{
    /// <param name="municipality">Whose desk it came to.</param>
    /// <param name="programme">Whose promises hold.</param>
    /// <param name="openingId">The place.</param>
    /// <param name="posts">1 or more.</param>
    /// <param name="by">Sign-in name of who writes it down.</param>
    /// <param name="cancellationToken">Ends it before the save.</param>
    /// <param name="answers">To the fields of the scheme's order form; others are left out.</param>
    public async Task<ReceiveOrderOutcome> HandleAsync(
        string municipality, string programme, string openingId, int posts, string by, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? answers = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(posts, 1);
        var now = clock.GetUtcNow();
        var version = (await shelf.ReadAsync(cancellationToken)).Find(programme, SendingCalendar.LocalDate(now));
        if (version is null || ShortlistRules.OrdersOf(version.Definition) is not { } orders || await desk.MunicipalityOfAsync(openingId, cancellationToken) != municipality)
        {
            return new ReceiveOrderOutcome.NotFound();
        }

        var said = orders.Fields.ToDictionary(field => field, field => answers?.GetValueOrDefault(field)?.Trim() ?? "", StringComparer.Ordinal);
        if (said.Where(answer => answer.Value.Length is 0 or > OrderFields.Longest).Select(answer => answer.Key).ToList() is { Count: > 0 } open)
        {
            return new ReceiveOrderOutcome.Incomplete(open);
        }

        var due = OrderTimes.DueAt(orders, OrderStamp.OrderReceived, OrderStamp.CandidatesSent, now);
        var order = new HostOrder(Guid.CreateVersion7(now), municipality, programme, openingId, posts, now, due) { Answers = said };
        await desk.AddAsync(order, by, cancellationToken);
        return new ReceiveOrderOutcome.Received(order);
    }
}
