using Matching.Core.Intake;
using Matching.Core.Placements;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>From placements and history to what the engine may know of them.</summary>
internal static class PastFactsBuilder
{
    public static IReadOnlyList<PlacementFacts> Placements(IReadOnlyList<KnownPlacement> placements) =>
    [
        .. placements.Order(FolderOrder.Placements).Select(placement => new PlacementFacts
        {
            Youth = placement.YouthId,
            Opening = placement.OpeningId.Length > 0 ? placement.OpeningId : null,
            Kind = placement.Kind,
            State = placement.State,
            Since = placement.Since,
            StartDate = placement.StartDate,
            EndDate = placement.EndDate,
            HoursPerWeek = placement.HoursPerWeek,
            Schedule = placement.Schedule,
        }),
    ];

    public static IReadOnlyList<HistoryFacts> History(IReadOnlyList<HistoryEntry> history) =>
        [.. history.Order(FolderOrder.History).Select(row => new HistoryFacts(row.YouthId, row.OpeningId, row.Outcome, row.Date, row.WholeHost))];
}
