using Matching.Core.Intake;
using Matching.Core.Placements;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>From placements and history to what the engine may know of them.</summary>
internal static class PastFactsBuilder
{
    public static IReadOnlyList<PlacementFacts> Placements(IReadOnlyList<KnownPlacement> placements, Func<KnownPlacement, bool> leavesRoom) =>
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
            LeavesRoom = leavesRoom(placement),
        }),
    ];

    /// <summary>Rankings that are closed on <paramref name="night"/>.</summary>
    public static IReadOnlyList<RankFacts> Ranks(IReadOnlyList<KnownRank> ranks, DateOnly night) =>
        [.. ranks.Where(row => row.ClosesOn is null || row.ClosesOn < night).Order(FolderOrder.Ranks).Select(row => new RankFacts(row.Side, row.YouthId, row.OpeningId, row.Rank))];

    public static IReadOnlyList<MeetingFacts> Meetings(IReadOnlyList<KnownMeeting> meetings) =>
    [
        .. meetings.OrderBy(row => row.YouthId, StringComparer.Ordinal)
            .ThenBy(row => row.OpeningId, StringComparer.Ordinal)
            .ThenBy(row => row.Since)
            .Select(row => new MeetingFacts(row.YouthId, row.OpeningId, row.Since)),
    ];

    public static IReadOnlyList<HistoryFacts> History(IReadOnlyList<HistoryEntry> history) =>
        [.. history.Order(FolderOrder.History).Select(row => new HistoryFacts(row.YouthId, row.OpeningId, row.Outcome, row.Date, row.WholeHost))];
}
