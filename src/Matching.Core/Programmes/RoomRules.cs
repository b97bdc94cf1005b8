using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes;

/// <summary>
/// How many a place takes at once, and who may say so. A scheme that names nobody who may set it otherwise holds every place to its number; where it
/// names somebody, what the place says counts, and on their own pages only those may change it. A scheme without a word of room leaves it to the place.
/// </summary>
/// <remarks>Source: programmes §1.4 supply.room.</remarks>
public static class RoomRules
{
    /// <summary>Where every track that a place may belong to holds it to a number, the highest of them; null = nothing does.</summary>
    public static int? MostAtOnce(IReadOnlyList<Track> tracks) =>
        tracks.Count > 0 && tracks.All(track => track.Supply?.Room is { SetBy: null }) ? tracks.Max(track => track.Supply!.Room!.Default) : null;

    /// <summary>Somebody in this role may say how many a place of the kind takes.</summary>
    public static bool MaySet(ProgrammeDefinition definition, Kind kind, Role role)
    {
        var rooms = definition.Tracks.Where(track => track.Kind == kind).Select(track => track.Supply?.Room).ToList();
        return rooms.Count == 0 || rooms.Exists(room => room is null || room.SetBy == role);
    }
}
