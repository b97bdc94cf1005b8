using System.Globalization;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>Steps that follow from something that happened and from no time: absence from the group, a side to be told, a next step that was not chosen.</summary>
/// <remarks>Source: programmes §1.3, §1.7, §1.8 (D-3).</remarks>
internal static class StepsOfEvents
{
    /// <summary>Of a side that stopped, the other is told by a person.</summary>
    public const string TellEnding = "tell_ending";

    public const string ChooseNext = "choose_next";

    /// <summary>The group meets: whoever leads it writes down who came.</summary>
    public const string GroupMeets = "group_meets";

    /// <summary>Who walks along has left: somebody else is to be named. The placement goes on.</summary>
    public const string CompanionGone = "companion_gone";

    public static IEnumerable<DueStep> Of(EnrolmentFile file, ProgrammeDefinition definition, DateOnly today) =>
    [
        .. OfAbsence(file, definition, today),
        .. OfMeetings(file, definition, today),
        .. TrialMeetings.Steps(file, definition),
        .. file.Events.Where(one => one.Kind == EnrolmentEventKind.CompanionLeft && IsMissed(one, file)).Select(left => OfCompanion(left, definition)).Where(step => !IsDecided(file, step.Key)),
        .. file.Events.Where(one => one.Kind == EnrolmentEventKind.PlacementEnded).SelectMany(ended => OfEnd(ended, definition)).Where(step => !IsDecided(file, step.Key)),
    ];

    private static IEnumerable<DueStep> OfAbsence(EnrolmentFile file, ProgrammeDefinition definition, DateOnly today)
    {
        var group = GroupOf(definition);
        if (group?.Absence is not { Of: AbsenceOf.Group } absence || file.MissedInARow < absence.InARow)
        {
            yield break;
        }

        var last = file.Events.Where(one => one.Kind == EnrolmentEventKind.GroupMissed).Max(one => one.On);
        var key = string.Create(CultureInfo.InvariantCulture, $"absence:{last:yyyy-MM-dd}");
        if (!IsDecided(file, key) && last <= today)
        {
            yield return new(key, StepKind.FallBack, WorkingDays.NextFrom(last), $"absence:{Words.Of(absence.Do)}", [group.LedBy ?? Role.Coordinator]);
        }
    }

    /// <summary>
    /// A group that meets is an item for whoever leads it on the day of each meeting, until her attendance is written down: the last one that is past,
    /// and the next. The first meeting is on the group's first day.
    /// </summary>
    private static IEnumerable<DueStep> OfMeetings(EnrolmentFile file, ProgrammeDefinition definition, DateOnly today)
    {
        if (GroupOf(definition) is not { Meets: { } every } group || file.GroupStart is not { } first || file.EndedOn is not null)
        {
            yield break;
        }

        var (last, next) = (first, first);
        while (next <= today)
        {
            (last, next) = (next, every.From(next));
        }

        foreach (var day in new[] { last, next }.Distinct().Where(day => !IsTold(file, day, every)))
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{GroupMeets}:{day:yyyy-MM-dd}"), StepKind.FallBack, WorkingDays.NextFrom(day), GroupMeets, [group.LedBy ?? Role.Coordinator]);
        }
    }

    // Told of the meeting is every word from its day until the next one.
    private static bool IsTold(EnrolmentFile file, DateOnly day, Period every) => file.Events.Any(one =>
        one.Kind is EnrolmentEventKind.GroupAttended or EnrolmentEventKind.GroupMissed && one.On >= day && one.On < every.From(day));

    private static Group? GroupOf(ProgrammeDefinition definition) => definition.Group ?? definition.Tracks.Select(track => track.Group).FirstOrDefault(known => known is not null);

    private static bool IsMissed(EnrolmentEvent left, EnrolmentFile file) =>
        !file.Events.SkipWhile(one => one.Id != left.Id).Any(one => one.Subject == left.Subject
            && (one.Kind == EnrolmentEventKind.PlacementEnded || (one.Kind == EnrolmentEventKind.CompanionNamed && one.Word == left.Word)));

    private static DueStep OfCompanion(EnrolmentEvent left, ProgrammeDefinition definition) => new(
        string.Create(CultureInfo.InvariantCulture, $"{left.Subject}:companion:{left.Word}:{left.On:yyyy-MM-dd}"),
        StepKind.FallBack, WorkingDays.NextFrom(left.On), $"{CompanionGone}:{left.Word}", [definition.Staff?.Lead ?? Role.Coordinator], Placement: left.Subject);

    private static IEnumerable<DueStep> OfEnd(EnrolmentEvent ended, ProgrammeDefinition definition)
    {
        var lead = definition.Staff?.Lead ?? Role.Coordinator;
        if (ended.Reason is EndReason.NoChemistry or EndReason.HostStopped or EndReason.MentorStopped or EndReason.YouthStopped)
        {
            yield return new($"{ended.Subject}:tell", StepKind.FallBack, WorkingDays.NextFrom(ended.On), TellEnding, [lead], Placement: ended.Subject);
        }

        if (ended.Next is null && definition.Endings is not { NextStepRequired: false })
        {
            yield return new($"{ended.Subject}:next", StepKind.FallBack, WorkingDays.NextFrom(ended.On), ChooseNext, [lead], Placement: ended.Subject);
        }
    }

    private static bool IsDecided(EnrolmentFile file, string key) => file.Events.Any(one => one.Kind == EnrolmentEventKind.Decided && one.Subject == key);
}
