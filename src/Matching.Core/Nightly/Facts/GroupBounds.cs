using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Nightly;

/// <summary>
/// How many go to an opening together: what its row says, and where the row says nothing, what its scheme says of places like it. Its
/// scheme speaks only where every track that the row may belong to asks for a group, or where the row has a closing day and one track does: of a
/// course in groups and a job alone the row must tell which it is, by its hours, its pay or its closing day. A group that is a plus and no demand bounds nothing, and one that is not at a single host is
/// of the scheme's people, wherever they are placed: their files gather it.
/// </summary>
/// <remarks>Source: programmes §1.3 group, §1.4 unit; the matching model §6.</remarks>
internal sealed record GroupBounds(int? CohortMin, int? CohortMax, DateOnly? ClosesOn, int? GroupMin)
{
    public static GroupBounds Of(Opening opening, ProgrammeDefinition definition)
    {
        var ids = OpeningGates.TracksOf(opening, definition);
        var tracks = definition.Tracks.Where(track => ids.Contains(track.Id, StringComparer.Ordinal)).ToList();
        var said = new GroupBounds(opening.CohortMin, Smaller(opening.CohortMax, opening.GroupMax), opening.ClosesOn, opening.GroupMin);
        if (opening is not { CohortMin: null, CohortMax: null, GroupMin: null, GroupMax: null })
        {
            return said;
        }

        return CohortOf(opening, tracks, definition.Group) is { } cohort
            ? said with { CohortMin = cohort.Min, CohortMax = cohort.Max, ClosesOn = opening.ClosesOn ?? ClosingDay(cohort, opening.StartDate) }
            : UnitOf(tracks) is { } unit ? said with { GroupMin = unit.Min, CohortMax = unit.Max } : said;
    }

    private static Group? CohortOf(Opening opening, List<Track> tracks, Group? ofAll)
    {
        var cohorts = tracks.Select(track => track.Group ?? ofAll).Where(group => group is { Start: GroupStart.Together, SameHost: true }).ToList();
        return cohorts.Count > 0 && (cohorts.Count == tracks.Count || opening.ClosesOn is not null) ? cohorts[0] : null;
    }

    private static Unit? UnitOf(List<Track> tracks) =>
        tracks.Count > 0 && tracks.TrueForAll(track => track.Unit is { Must: true, Min: > 1 }) ? tracks[0].Unit : null;

    private static DateOnly? ClosingDay(Group cohort, DateOnly? start) =>
        cohort.ClosesOn ?? (start is { } first && cohort.ClosesBefore is { } before ? first.AddMonths(-before.Months).AddDays(-before.Days) : null);

    private static int? Smaller(int? one, int? other) => one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);
}
