using System.Globalization;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>
/// Trial meetings of a track: a meeting after which one side said no, without a reason. After so many no night proposes another, until a person
/// has decided that it goes on; a yes gives as many again, a no leaves the track shut.
/// </summary>
/// <remarks>Source: programmes §1.4 trialMeetings, §1.8 D-3.</remarks>
internal static class TrialMeetings
{
    public const string Used = "trial_meetings_used";

    /// <summary>Nothing is left of them today.</summary>
    public static bool AreUsed(Track track, EnrolmentFile file) =>
        StandardDefaults.TrialMeetingsOf(track) is { } most && Held(track, file).Count >= most * (1 + file.Events.Count(one => IsDecision(one, track) && one.Word == Answers.Yes));

    /// <summary>What a person decides, from the day of the last no.</summary>
    public static IEnumerable<DueStep> Steps(EnrolmentFile file, ProgrammeDefinition definition) =>
        from track in definition.Tracks
        where AreUsed(track, file)
        let held = Held(track, file)
        let key = string.Create(CultureInfo.InvariantCulture, $"{Used}:{track.Id}:{held.Count}")
        where !file.Events.Any(one => one.Kind == Decided && one.Subject == key)
        select new DueStep(key, StepKind.FallBack, WorkingDays.NextFrom(held.Max()), Used, [definition.Staff?.Lead ?? Role.Coordinator]);

    private static List<DateOnly> Held(Track track, EnrolmentFile file)
    {
        var hers = file.Events.Where(one => one.Kind == Agreed && one.Word == track.Id).Select(one => one.Subject).ToHashSet(StringComparer.Ordinal);
        return [.. file.Events.Where(one => one is { Kind: PlacementEnded, Reason: EndReason.NoChemistry } && hers.Contains(one.Subject)).Select(one => one.On)];
    }

    private static bool IsDecision(EnrolmentEvent one, Track track) => one.Kind == Decided && one.Subject.StartsWith($"{Used}:{track.Id}:", StringComparison.Ordinal);
}
