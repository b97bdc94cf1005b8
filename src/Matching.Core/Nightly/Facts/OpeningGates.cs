using Matching.Core.Enrolments;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Nightly;

/// <summary>
/// What an opening asks of whoever is to be matched to it: that the scheme's own gates are passed, that one of the tracks it may belong to is
/// open to her, and what the scheme asks of openings like it. Opaque words for the engine; only somebody with a file is ever short of one.
/// </summary>
/// <remarks>Source: programmes §1.2 when, §1.4 opens. 37 hours and more are full time.</remarks>
internal static class OpeningGates
{
    private const int FullTimeHours = 37;

    public static IReadOnlyList<string> Of(Opening opening, ProgrammeDefinition definition) =>
    [
        .. OfScheme(definition).Concat(OfGroup(opening, definition)).Select(word => Key(word, definition)),
        .. ProgrammeGates.ForSomeOpenings(definition, GateStep.Match).Where(gate => Holds(gate.When!, opening, definition)).Select(gate => Key(ProgrammeGates.WordForSomeOpenings(definition, gate), definition)),
        .. TracksOf(opening, definition) is { Count: > 0 } tracks ? [TrackKey(tracks, definition)] : Array.Empty<string>(),
    ];

    /// <summary>The same words for what is left of her enrolment.</summary>
    public static IEnumerable<GateFacts> LeftFor(EnrolmentStand stand, ProgrammeDefinition definition)
    {
        foreach (var gate in stand.GatesLeft)
        {
            yield return gate with { Gate = Key(gate.Gate, definition) };
        }

        foreach (var tracks in TrackSets(definition).Where(tracks => !tracks.Exists(stand.OpenTracks.Contains)))
        {
            yield return new(TrackKey(tracks, definition), stand.ModulesDone, stand.ModulesNeeded);
        }
    }

    /// <summary>The tracks that an opening may belong to: of its kind, and whose supply takes it as far as hours tell.</summary>
    public static List<string> TracksOf(Opening opening, ProgrammeDefinition definition)
    {
        var tracks = definition.Tracks.Where(track => track.Kind == opening.Kind && track.Choice != Choice.OwnPlace).ToList();
        var told = tracks.Where(track => Tells(track, opening)).ToList();
        return [.. (told.Count > 0 ? told : tracks).Select(track => track.Id)];
    }

    /// <summary>Gates before the offer, or before her yes, that are asked only for openings like this one and for somebody like her.</summary>
    public static IEnumerable<Gate> AskedBeforeOffer(Opening opening, ProgrammeDefinition definition, Youth youth, DateOnly today) =>
        ProgrammeGates.ForSomeOpenings(definition, GateStep.Offer, GateStep.Accept)
            .Where(gate => Holds(gate.When!, opening, definition) && ProgrammeGates.HoldsFor(gate.When!, youth, today));

    // A closing day is a group's, full time is an ordinary job's, work that is not paid is no job with a wage, and hours lie within the track's own.
    private static bool Tells(Track track, Opening opening) =>
        (opening.ClosesOn is null || track.Group is not null)
        && !SupplyRules.HasTooFewHours(track, opening)
        && !(track.Hours is { Per: HoursPer.Week, Max: { } most } && opening.HoursPerWeekMin > most)
        && (opening.Paid is not { } paid || track.Pay.Count == 0 || paid == !track.Pay.Contains(Pay.Unpaid))
        && (track.Form is not (Form.SpareTimeJob or Form.SmallJob) || opening.HoursPerWeekMin < FullTimeHours);

    // Every set of tracks that some opening of the scheme may belong to.
    private static IEnumerable<List<string>> TrackSets(ProgrammeDefinition definition) =>
        from kind in definition.Tracks.GroupBy(track => track.Kind)
        let ids = kind.Select(track => track.Id).ToList()
        from mask in Enumerable.Range(1, (1 << Math.Min(ids.Count, 10)) - 1)
        select ids.Where((_, at) => (mask >> at & 1) == 1).ToList();

    private static IEnumerable<string> OfScheme(ProgrammeDefinition definition) => definition.Gates
        .Where(gate => gate.Before is GateStep.Enrol or GateStep.Match)
        .Except(ProgrammeGates.ForSomeOpenings(definition, GateStep.Match))
        .Select(ProgrammeGates.WordOf)
        .Concat(definition.Entry is { Intake.Starts.Count: > 0 } ? [EnrolmentStand.Intake] : [])
        .Distinct(StringComparer.Ordinal);

    // A group of the scheme stands before all its openings, a track's before those that can be nothing else.
    private static IEnumerable<string> OfGroup(Opening opening, ProgrammeDefinition definition)
    {
        if (definition.OfPeople() is not { } group)
        {
            return [];
        }

        var tracks = TracksOf(opening, definition);
        return group == definition.Group || (tracks.Count > 0 && definition.Tracks.Where(track => tracks.Contains(track.Id, StringComparer.Ordinal)).All(track => track.Group == group))
            ? [EnrolmentStand.GroupFull, EnrolmentStand.GroupGathers]
            : [];
    }

    private static bool Holds(Condition when, Opening opening, ProgrammeDefinition definition)
    {
        var tracks = TracksOf(opening, definition);
        var forms = definition.Tracks.Where(track => tracks.Contains(track.Id, StringComparer.Ordinal)).ToList();
        return (when.FullTime is null || when.FullTime == opening.HoursPerWeekMin >= FullTimeHours)
            && !(opening.HoursPerWeekMin < when.HoursFrom)
            && (when.Kind.Count == 0 || when.Kind.Contains(opening.Kind))
            && (when.Track.Count == 0 || tracks.TrueForAll(track => when.Track.Contains(track, StringComparer.Ordinal)))
            && (when.Form.Count == 0 || forms.TrueForAll(track => when.Form.Contains(track.Form)));
    }

    private static string TrackKey(IEnumerable<string> tracks, ProgrammeDefinition definition) => Key($"track:{string.Join('|', tracks)}", definition);

    private static string Key(string word, ProgrammeDefinition definition) => $"{word}@{definition.Id}";
}
