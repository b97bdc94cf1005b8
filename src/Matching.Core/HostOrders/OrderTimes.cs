using Matching.Core.Clock;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.HostOrders;

/// <summary>When something that was promised for an order is due. What comes after the cut-off, or on a free day, counts as come in the next working day's morning.</summary>
/// <remarks>Source: programmes §1.7 orders. A promise of no days is kept by four in the afternoon.</remarks>
public static class OrderTimes
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Afternoon = new(16, 0);

    /// <summary>When an order is promised for what was pledged at an event: counted from the end of that working day. Null = nothing is promised.</summary>
    public static DateTimeOffset? AfterEvent(Programmes.Vocabulary.Orders orders, DateOnly heldOn) =>
        DueAt(orders with { CutOff = null }, OrderStamp.EventPledge, OrderStamp.OrderReceived, Copenhagen.InstantOf(heldOn, Afternoon));

    /// <summary>Null = the scheme promises nothing from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static DateTimeOffset? DueAt(Programmes.Vocabulary.Orders orders, OrderStamp from, OrderStamp to, DateTimeOffset at)
    {
        if (orders.Levels.FirstOrDefault(level => level.From == from && level.To == to) is not { Within: var within })
        {
            return null;
        }

        var local = Copenhagen.At(at).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (WorkingDays.NextFrom(day) != day || time > orders.CutOff)
        {
            (day, time) = (WorkingDays.After(day, 1), Morning);
        }

        if (within.Hours > 0)
        {
            return Copenhagen.InstantOf(day, time).AddHours(within.Hours);
        }

        return Copenhagen.InstantOf(WorkingDays.NextFrom(within.From(day)), within.IsZero ? Afternoon : time);
    }
}
