using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Which of somebody's wished places count: in a scheme that says how many wishes a person may give, the first so many of those that lie in it, by
/// kind. A wish that lies in no opening of the night, or in one without such a word, counts as it is.
/// </summary>
/// <remarks>Source: programmes §1.4 wishes. Where both sides choose, the ranking itself is bounded.</remarks>
internal sealed class RankedWishes
{
    private readonly Dictionary<(string Programme, Kind Kind), int> _most;
    private readonly ILookup<string, (string Programme, Kind Kind)> _targets;

    public RankedWishes(Board board, Func<string, ProgrammeDefinition> definitionOf)
    {
        var places = board.Openings.Select(opening => (opening.Programme, opening.Kind)).Distinct().ToList();
        _most = places
            .Select(place => (place, Most: MostIn(definitionOf(place.Programme), place.Kind)))
            .Where(known => known.Most is not null)
            .ToDictionary(known => known.place, known => known.Most!.Value);
        _targets = _most.Count == 0
            ? Enumerable.Empty<Opening>().ToLookup(opening => opening.Id, opening => (opening.Programme, opening.Kind))
            : board.Openings.SelectMany(opening => new[] { (Id: opening.Id, opening), (Id: opening.HostId, opening) }).Distinct()
                .ToLookup(known => known.Id, known => (known.opening.Programme, known.opening.Kind), StringComparer.Ordinal);
    }

    /// <summary>In her own order.</summary>
    public IReadOnlyList<string> Of(Youth youth)
    {
        if (_most.Count == 0 || youth.WishedHosts.Count == 0)
        {
            return youth.WishedHosts;
        }

        var given = new Dictionary<(string, Kind), int>();
        return [.. youth.WishedHosts.Where(wish => Counts([.. _targets[wish].Distinct()], given))];
    }

    private bool Counts(List<(string Programme, Kind Kind)> targets, Dictionary<(string, Kind), int> given)
    {
        var counts = targets.Count == 0;
        foreach (var target in targets)
        {
            given[target] = given.GetValueOrDefault(target) + 1;
            counts |= !_most.TryGetValue(target, out var most) || given[target] <= most;
        }

        return counts;
    }

    private static int? MostIn(ProgrammeDefinition definition, Kind kind)
    {
        var tracks = definition.Tracks.Where(track => track.Kind == kind && track.Choice != Choice.Mutual).ToList();
        return tracks.Count > 0 && tracks.TrueForAll(track => track.Wishes is not null) ? tracks.Max(track => track.Wishes) : null;
    }
}
