using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Engine.Facts;

namespace Matching.Core.Intake;

/// <summary>A person who is left out by age keeps her seat: it counts among those taken by people this product does not place.</summary>
internal static class SeatsOfThoseLeftOut
{
    public static IReadOnlyList<Opening> Keep(IReadOnlyList<Opening> openings, IEnumerable<KnownPlacement> placements, DateOnly date)
    {
        var held = placements.Where(placement => Holds(placement, date)).CountBy(placement => placement.OpeningId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return held.Count == 0 ? openings : [.. openings.Select(opening => Keep(opening, held))];
    }

    private static Opening Keep(Opening opening, Dictionary<string, int> held) => held.TryGetValue(opening.Id, out var seats)
        ? opening with { SeatsTakenElsewhere = opening.SeatsTakenElsewhere + seats }
        : opening;

    public static bool Holds(KnownPlacement placement, DateOnly date) =>
        placement is { OpeningId.Length: > 0, State: not (PlacementState.Shown or PlacementState.Ended) }
        && (placement.EndDate is null || placement.EndDate >= date);
}
