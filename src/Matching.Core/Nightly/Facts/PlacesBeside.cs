using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Places that another of their kind may stand beside: in a scheme that lets somebody have several at once, while she has fewer. Beside them
/// she is matched in that scheme only, and never to the same opening again.
/// </summary>
/// <remarks>Source: programmes §1.4 maxRunning. Opaque words for the engine, as gates are.</remarks>
internal sealed class PlacesBeside
{
    private readonly HashSet<(string Youth, string Opening)> _places = [];
    private readonly Dictionary<string, List<Opening>> _hers = new(StringComparer.Ordinal);
    private readonly HashSet<Kind> _kinds;
    private readonly HashSet<string> _openings;
    private readonly ILookup<Kind, string> _programmes;

    public PlacesBeside(Board board, DateOnly night, Func<Opening, int> mostOf)
    {
        var openings = board.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        var held = board.Placements
            .Where(placement => placement is { OpeningId.Length: > 0, State: not (PlacementState.Shown or PlacementState.Ended) } && !(placement.EndDate < night))
            .GroupBy(placement => (placement.YouthId, placement.Kind));
        foreach (var hers in held)
        {
            var places = hers.Select(placement => openings[placement.OpeningId]).ToList();
            if (places.DistinctBy(place => place.Programme, StringComparer.Ordinal).Skip(1).Any() || places.Exists(place => mostOf(place) <= places.Count))
            {
                continue;
            }

            _places.UnionWith(places.Select(place => (hers.Key.YouthId, place.Id)));
            _hers[hers.Key.YouthId] = [.. _hers.GetValueOrDefault(hers.Key.YouthId, []), .. places];
        }

        _kinds = [.. _hers.Values.SelectMany(places => places).Select(place => place.Kind)];
        _openings = [.. _places.Select(place => place.Opening)];
        _programmes = board.Openings.Where(opening => _kinds.Contains(opening.Kind)).Select(opening => (opening.Kind, opening.Programme)).Distinct().ToLookup(one => one.Kind, one => one.Programme);
    }

    /// <summary>Another of its kind may stand beside it.</summary>
    public bool LeaveRoom(KnownPlacement placement) => _places.Contains((placement.YouthId, placement.OpeningId));

    /// <summary>What an opening asks of those who have a place already.</summary>
    public IEnumerable<string> Of(Opening opening) =>
    [
        .. _kinds.Contains(opening.Kind) ? [Key(opening.Kind, opening.Programme)] : Array.Empty<string>(),
        .. _openings.Contains(opening.Id) ? [Key(opening)] : Array.Empty<string>(),
    ];

    /// <summary>What she is short of because of the places she has.</summary>
    public IEnumerable<GateFacts> LeftFor(string youth) => _hers.GetValueOrDefault(youth, [])
        .SelectMany(place => _programmes[place.Kind].Where(programme => programme != place.Programme).Select(programme => Key(place.Kind, programme)).Append(Key(place)))
        .Distinct(StringComparer.Ordinal)
        .Select(word => new GateFacts(word, 0, 1));

    private static string Key(Kind kind, string programme) => $"beside:{kind}@{programme}";

    private static string Key(Opening opening) => $"beside:{opening.Id}@{opening.Programme}";
}
