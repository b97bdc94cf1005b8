using System.Globalization;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// Where a running enrolment lets somebody be matched on a night: the tracks that are open to her, and the gates that are not passed, each with
/// how much of it is done. Who was enrolled by a row of files or by a match counts as prepared and as through every gate; of her only what her
/// own file says can shut a track: a placement of the track before it, a clock that nobody has decided.
/// </summary>
/// <remarks>Source: programmes §1.2, §1.3, §1.4 opens.</remarks>
public sealed record EnrolmentStand(string Programme, IReadOnlySet<string> OpenTracks, IReadOnlyList<GateFacts> GatesLeft)
{
    /// <summary>Modules of the preparation that she has attended, of those that make it complete; 0 of 1 where there is none.</summary>
    public int ModulesDone { get; init; }

    public int ModulesNeeded { get; init; } = 1;

    /// <summary>Her group has its most; she waits for a place in it.</summary>
    public const string GroupFull = "group_full";

    /// <summary>Her group has not begun.</summary>
    public const string GroupGathers = "group_gathers";

    /// <summary>The scheme takes people in on listed days, and hers has not come.</summary>
    public const string Intake = "intake";

    /// <summary>Who walks along must speak her language.</summary>
    public const string EscortLanguage = "escort_language";

    /// <summary>How the file stands on <paramref name="night"/>; <paramref name="group"/>: how her group stands, null = the scheme has none.</summary>
    public static EnrolmentStand Of(EnrolmentFile file, Youth youth, ProgrammeVersion version, DateOnly night, GroupStand? group = null)
    {
        var definition = version.Definition;
        var modules = definition.Preparation?.Modules ?? [];
        return new(
            file.Programme,
            definition.Tracks.Where(track => IsOpen(track, file, definition, night)).Select(track => track.Id).ToHashSet(StringComparer.Ordinal),
            [.. file.IsStrict ? Left(file, youth, definition, night, group).DistinctBy(gate => gate.Gate, StringComparer.Ordinal) : []])
        {
            ModulesDone = file.ModulesAttended(modules),
            ModulesNeeded = definition.Preparation?.CompleteWhen?.Modules ?? Math.Max(1, modules.Count),
        };
    }

    private static IEnumerable<GateFacts> Left(EnrolmentFile file, Youth youth, ProgrammeDefinition definition, DateOnly night, GroupStand? group) =>
    [
        .. OpenGates(file, youth, definition, night, GateStep.Enrol, GateStep.Match),
        .. from gate in ProgrammeGates.ForSomeOpenings(definition, GateStep.Match)
           where ProgrammeGates.HoldsFor(gate.When!, youth, night)
           let tally = StepGates.Tally(gate, file, definition, night, youth.Language)
           where tally.Done < tally.Needed
           select new GateFacts(ProgrammeGates.WordForSomeOpenings(definition, gate), tally.Done, tally.Needed, WhoPasses(gate)),
        .. WaitsForIntake(file, definition, night) ? [new GateFacts(Intake, 0, 1)] : Array.Empty<GateFacts>(),
        .. group is null || file.GroupStart is not null ? Array.Empty<GateFacts>() : [group.IsFull ? new(GroupFull, group.Members, group.Max) : new(GroupGathers, group.Members, group.Min)],
    ];

    // Hers is the first listed day on or after her enrolment.
    private static bool WaitsForIntake(EnrolmentFile file, ProgrammeDefinition definition, DateOnly night) =>
        definition.Entry is { Intake.Starts: { Count: > 0 } starts } && !starts.Any(start => start >= file.EnrolledOn && start <= night);

    private static string WhoPasses(Gate gate) => gate.By is { } by ? Words.Of(by) : "";

    /// <summary>Gates of some steps that are not passed, in the scheme's order. A guardian's is a rule of its own, and so are conditions on hours.</summary>
    public static IEnumerable<GateFacts> OpenGates(EnrolmentFile file, Youth youth, ProgrammeDefinition definition, DateOnly night, params GateStep[] before) =>
        from gate in definition.Gates
        where before.Contains(gate.Before)
            && gate.Code is not (GateCode.HostCleared or GateCode.HostAgreement)
            && !(gate.Code == GateCode.GuardianBacking && (gate.Before != GateStep.Enrol || Ages.On(youth.BirthDate, night) >= Birthdays.OfAge || youth.GuardianConsent == true))
            && (gate.When is null || ProgrammeGates.MayAskOf(gate.When, youth, night))
        let tally = StepGates.Tally(gate, file, definition, night, youth.Language)
        where tally.Done < tally.Needed
        select new GateFacts(IsOtherLanguage(gate, file, definition) ? EscortLanguage : ProgrammeGates.WordOf(gate), tally.Done, tally.Needed, WhoPasses(gate));

    private static bool IsOtherLanguage(Gate gate, EnrolmentFile file, ProgrammeDefinition definition) =>
        gate.Code == GateCode.EscortNamed && definition.AsksEscortsLanguage() && file.Events.Any(one => one.Kind == GatePassed && one.Subject == ProgrammeGates.WordOf(gate));

    private static bool IsOpen(Track track, EnrolmentFile file, ProgrammeDefinition definition, DateOnly night) =>
        file.Events.Count(one => one.Kind == Agreed && one.Word == track.Id) < (track.MaxPlacements ?? int.MaxValue) && !TrialMeetings.AreUsed(track, file) && IsReached(track, file, definition, night);

    private static bool IsReached(Track track, EnrolmentFile file, ProgrammeDefinition definition, DateOnly night) => track.Opens switch
    {
        { Kind: TrackOpeningKind.Enrolled } => true,
        { Kind: TrackOpeningKind.ByHand } => !file.IsStrict || file.Events.Any(one => one.Kind == TrackOpened && one.Subject == track.Id),
        { Kind: TrackOpeningKind.Clock, Of: var clock } => file.Events.Any(one => one.Kind == Decided && one.Subject == $"clock:{clock}" && one.Word == Answers.Yes),
        { Kind: TrackOpeningKind.After, Of: { } before } => IsOver(before, file, definition, night),
        _ => !file.IsStrict || definition.Preparation is not { } preparation || file.CompletedOn("", preparation.Modules, preparation.CompleteWhen) is not null,
    };

    // Its placement has ended, or its modules are complete: training that is done opens what comes after it the next night.
    private static bool IsOver(string track, EnrolmentFile file, ProgrammeDefinition definition, DateOnly night)
    {
        var placements = file.Events.Where(one => one.Kind == Agreed && one.Word == track).Select(one => one.Subject).ToList();
        if (placements.Count == 0)
        {
            return !file.IsStrict;
        }

        var before = definition.Tracks.First(known => known.Id == track);
        return placements.TrueForAll(placement => file.Events.Any(one => one.Kind == PlacementEnded && one.Subject == placement && one.On < night))
            || (before.Modules.Count > 0 && file.CompletedOn(track, before.Modules, before.CompleteWhen) < night);
    }
}

/// <summary>How somebody's group stands: how many are in it, and its least and most.</summary>
public sealed record GroupStand(int Members, int Min, int Max)
{
    public bool IsFull => Members >= Max;
}

/// <summary>The groups of schemes by municipality: in one is whoever has its first day in her file, or was enrolled before files were kept.</summary>
internal sealed class GroupStands(IEnumerable<EnrolmentFile> running)
{
    private readonly ILookup<(string, string), EnrolmentFile> _files = running.ToLookup(file => (file.Programme, file.Municipality));

    /// <summary>Null = the scheme has no group of its own.</summary>
    public GroupStand? Of(EnrolmentFile file, ProgrammeVersion version)
    {
        if (version.Definition.OfPeople() is not { } group)
        {
            return null;
        }

        var hers = _files[(file.Programme, file.Municipality)].ToList();
        var begun = hers.Count(one => one.GroupStart is not null || !one.IsStrict);
        var members = begun > 0 ? begun : hers.Count;
        return new(group.Start == GroupStart.Rolling ? members : 0, group.Min, group.Max);
    }
}
