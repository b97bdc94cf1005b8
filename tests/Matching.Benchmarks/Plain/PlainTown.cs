using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Benchmarks.Plain;

/// <summary>The town's objects by their ids, so that a pair finds what belongs to it.</summary>
internal sealed class PlainTown(MatchingProblem night)
{
    private readonly ILookup<string, PlacementFacts> _placements = night.Placements.ToLookup(placement => placement.Youth, StringComparer.Ordinal);
    private readonly ILookup<string, HistoryFacts> _history = night.History.ToLookup(row => row.Youth, StringComparer.Ordinal);
    private readonly Dictionary<string, HostFacts> _hosts = night.Hosts.ToDictionary(host => host.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, ProgrammeFacts> _programmes = night.Programmes.ToDictionary(programme => programme.Id, StringComparer.Ordinal);

    public Dictionary<string, OpeningFacts> Openings { get; } = night.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);

    public HashSet<string> HostsWithHistory { get; } =
        [.. night.History.Select(row => night.Openings.First(opening => opening.Id == row.Opening).Host).Distinct(StringComparer.Ordinal)];

    public PlainPair Pair(YouthFacts youth, OpeningFacts opening) => new(
        night,
        youth,
        opening,
        _hosts[opening.Host],
        _programmes[opening.Programme],
        [.. _placements[youth.Id]],
        [.. _history[youth.Id].OrderBy(row => row.Date).ThenBy(row => row.Opening, StringComparer.Ordinal).ThenBy(row => row.Outcome)],
        this);

    /// <summary>Everything feasible for one wish, by opening id, with its score.</summary>
    public List<(string Opening, int Score)> Candidates(YouthFacts youth, Kind kind) =>
    [
        .. night.Openings
            .Where(opening => opening.Kind == kind)
            .Select(opening => Pair(youth, opening))
            .Where(pair => PlainRules.All.All(rule => rule(pair)))
            .Select(pair => (pair.Opening.Id, PlainScore.Of(pair)))
            .OrderBy(found => found.Id, StringComparer.Ordinal),
    ];
}
