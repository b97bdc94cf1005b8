using Matching.Core.Openings;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// Schemes in which each placement is at another host: where she is, agreed to be, or has been, an opening of the same scheme and kind is shut
/// for her. An offer that she or the host turned down is no placement.
/// </summary>
/// <remarks>Source: programmes §1.4 differentHosts. Opaque words for the engine, as gates are.</remarks>
internal sealed class NewHosts
{
    private readonly ILookup<string, string> _been;

    public NewHosts(Board board)
    {
        var openings = board.Openings.ToDictionary(opening => opening.Id, StringComparer.Ordinal);
        var placed = board.Placements
            .Where(placement => placement is { OpeningId.Length: > 0, State: PlacementState.Agreed or PlacementState.Running or PlacementState.Ended })
            .Select(placement => (placement.YouthId, placement.OpeningId));
        var past = board.History
            .Where(row => row.Outcome is Outcome.PlannedEnd or Outcome.Completed or Outcome.EndedEarly or Outcome.NoChemistry)
            .Select(row => (row.YouthId, row.OpeningId));
        _been = placed.Concat(past)
            .Where(pair => openings.ContainsKey(pair.OpeningId))
            .Distinct()
            .ToLookup(pair => pair.YouthId, pair => Word(openings[pair.OpeningId]), StringComparer.Ordinal);
    }

    /// <summary>What an opening asks, where every track that it may belong to wants another host each time.</summary>
    public static IEnumerable<string> Of(Opening opening, IEnumerable<Track> tracks) =>
        tracks.ToList() is { Count: > 0 } all && all.TrueForAll(track => track.DifferentHosts) ? [Word(opening)] : [];

    /// <summary>Where she has been.</summary>
    public IEnumerable<GateFacts> LeftFor(string youth) => _been[youth].Distinct(StringComparer.Ordinal).Select(word => new GateFacts(word, 0, 1));

    private static string Word(Opening opening) => $"new_host:{opening.Kind}:{opening.HostId}@{opening.Programme}";
}
