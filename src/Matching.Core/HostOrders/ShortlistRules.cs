using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.HostOrders;

/// <summary>Which schemes take orders, and how many people each post of one is shown.</summary>
/// <remarks>Source: programmes §1.4 choice host_picks, perSeat; §1.7 orders.</remarks>
public static class ShortlistRules
{
    /// <summary>What a scheme promises; one whose hosts pick from a shortlist takes orders without promising more. Null = it takes none.</summary>
    public static Orders? OrdersOf(ProgrammeDefinition definition) =>
        definition.Orders ?? (definition.Tracks.Any(track => track.Choice == Choice.HostPicks) ? new() : null);

    /// <summary>What the place's own scheme says where its host picks, or else the order's; 1 or more.</summary>
    /// <param name="orders">Of the scheme that took the order.</param>
    /// <param name="ofPlace">The scheme of the opening; null = it is not known.</param>
    /// <param name="kind">Of the opening.</param>
    public static int PerPost(Orders orders, ProgrammeDefinition? ofPlace, Kind kind) =>
        ofPlace?.Tracks.Where(track => track.Kind == kind && track.Choice == Choice.HostPicks).Select(track => track.PerSeat).FirstOrDefault(many => many is not null)
        ?? orders.ShortlistPerPost ?? 1;
}
