using Matching.Core.Enrolments.Goals;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>What her definition and her file allow to happen. A refusal names the first thing that forbids it.</summary>
public static class HappeningRules
{
    public const string End = "end";
    public const string Override = "override";
    public const string Poor = "poor";
    public const string Good = "good";

    /// <summary>The placement goes on in another scheme from the day of the event on; the note names which.</summary>
    public const string GoesOnElsewhere = "goes_on_elsewhere";

    /// <summary>They have met and both said yes: the placement begins.</summary>
    public const string Met = "met";

    /// <summary>She came to her group's meeting, or did not.</summary>
    public const string Came = "came";
    public const string Missed = "missed";

    /// <summary>Null = it may be recorded.</summary>
    public static RecordOutcome.Refused? Refusal(Happening happening, EnrolmentFile file, ProgrammeBook book)
    {
        var definition = file.VersionIn(book).Definition;
        return happening.Kind switch
        {
            Started or Extended or PlacementEnded or HoursAgreed or CompanionLeft or CompanionNamed => OfPlacement(happening, file, book, definition),
            Answered => OfAnswer(happening, file),
            Decided => OfDecision(happening, file, book) ?? OfTransfer(happening, file, book),
            ModuleAttended => ModuleSessions.Attended(happening, definition),
            ModulesWaived => OfWaiver(happening, definition),
            GatePassed => OneOf("gate", happening.Subject, ProgrammeGates.WordsOf(definition)),
            GateWaived => OfGateWaiver(happening, definition),
            LifeChanged => OneOf("event", happening.Subject, LifeChanges(definition)),
            Ended => file.EndedOn is null ? OfEnding(happening, definition.Endings) ?? OfGates(GateStep.Close, happening.On, file, definition) : No("ended_already"),
            ModuleHours => ModuleSessions.Hours(happening, definition),
            TrackOpened => OneOf("track", happening.Subject, definition.Tracks.Where(track => track.Opens.Kind == TrackOpeningKind.ByHand).Select(track => track.Id)),
            GoalAgreed => GoalRules.Refusal(happening, file, definition),
            GoalReached or GoalDropped => OneOf("goal", happening.Subject, GoalRules.In(file.Events).Where(goal => goal.IsOpen).Select(goal => goal.Id)),
            Entered => No("entered_already"),
            Agreed => No("agreed_by_answer"),
            HoursSet => No("agreed_by_all"),
            WeeksAllowed => No("by_law"),
            _ => null,
        };
    }

    /// <summary>What may be decided of a step.</summary>
    public static IReadOnlyList<string> DecisionsOn(DueStep step) => step switch
    {
        { Kind: StepKind.FirstContact } => [Met, "done"],
        { Kind: StepKind.Reassessment } => ["done", GoesOnElsewhere],
        { What: StepsOfEvents.TellEnding } => ["done"],
        { Kind: StepKind.FallBack, What: var what } when what.StartsWith(StepsOfEvents.CompanionGone, StringComparison.Ordinal) => ["done"],
        { What: StepsOfEvents.GroupMeets } => [Came, Missed],
        { What: StepsOfEvents.ChooseNext } => [.. Words.AllOf<NextStep>().Keys],
        { Kind: StepKind.FallBack, What: "review" } => [Good, Poor],
        { Kind: StepKind.FallBack, What: "return_to_ordinary_effort" } => [End, Override],
        { Kind: StepKind.FallBack } or { Kind: StepKind.StageEnd or StepKind.StageWarning } => [Answers.Yes, Answers.No],
        _ => ["done"],
    };

    internal static bool EndsEnrolment(DueStep step, string word) => step.Kind == StepKind.FallBack && word is End or Poor;

    private static RecordOutcome.Refused? OfPlacement(Happening happening, EnrolmentFile file, ProgrammeBook book, ProgrammeDefinition definition)
    {
        var story = file.Story(book);
        if (story.Placements.FirstOrDefault(known => known.Id == happening.Subject) is not { } placement)
        {
            return No("placement", story.Placements.Select(known => known.Id));
        }

        if (placement.Ended is not null)
        {
            return No("ended_already");
        }

        return happening.Kind switch
        {
            Started => placement.Start is null ? OfGates(GateStep.Start, happening.On, file, definition, placement) : No("started_already"),
            Extended => OfExtension(happening, placement, story, file, definition),
            HoursAgreed => HoursRamp.Refusal(happening, definition.Tracks.First(track => track.Id == placement.Track), file),
            CompanionLeft or CompanionNamed => OneOf("companion", happening.Word, definition.Tracks.First(track => track.Id == placement.Track).Companions.Select(one => Words.Of(one.Role))),
            _ => OfEnding(happening, definition.Endings),
        };
    }

    private static RecordOutcome.Refused? OfExtension(Happening extended, PlacementStory placement, EnrolmentStory story, EnrolmentFile file, ProgrammeDefinition definition)
    {
        if (!NextSteps.DatesOf(story, placement.Id).MayGoOn)
        {
            return No("no_next_stage");
        }

        var stages = definition.Tracks.First(track => track.Id == placement.Track).Stages;
        var next = stages.Count == 0 ? new Stage() : stages[Math.Min(placement.Extensions + 1, stages.Count - 1)];
        var missing = next.Gate.Select(Words.Of).Where(gate => !file.Events.Any(one => one.Kind == GatePassed && one.Subject == gate)).ToList();
        return missing.Count > 0 ? No("gate", missing) : OfGates(GateStep.Extend, extended.On, file, definition, placement);
    }

    private static RecordOutcome.Refused? OfGates(GateStep before, DateOnly day, EnrolmentFile file, ProgrammeDefinition definition, PlacementStory? placement = null)
    {
        var track = placement is null ? null : definition.Tracks.First(known => known.Id == placement.Track);
        return StepGates.Left(before, file, definition, day, track) is { Count: > 0 } left ? No("gate", left) : null;
    }

    /// <summary>From the closed lists; where the scheme demands it with a next step, so that one end leads to the next and not out.</summary>
    private static RecordOutcome.Refused? OfEnding(Happening happening, Endings? endings)
    {
        endings ??= new();
        var outcomes = endings.Outcomes.Count > 0 ? endings.Outcomes : Enum.GetValues<OutcomeCode>();
        if (OneOf("outcome", happening.Word, outcomes.Select(Words.Of)) is { } refused)
        {
            return refused;
        }

        var reasons = endings.Reasons.Count > 0 ? endings.Reasons : Enum.GetValues<EndReason>();
        if (happening.Reason is not { } reason || !reasons.Contains(reason))
        {
            return No("reason", reasons.Select(Words.Of));
        }

        var nexts = endings.NextSteps.Count > 0 ? endings.NextSteps : Enum.GetValues<NextStep>();
        return (happening.Next is null && endings.NextStepRequired) || (happening.Next is { } next && !nexts.Contains(next)) ? No("next_step", nexts.Select(Words.Of)) : null;
    }

    private static RecordOutcome.Refused? OfAnswer(Happening answer, EnrolmentFile file)
    {
        if (file.Steps.FirstOrDefault(kept => kept.Step.Key == answer.Subject) is not { IsOpen: true } kept)
        {
            return No("step", file.Steps.Where(known => known.IsOpen).Select(known => known.Step.Key));
        }

        return answer.Role is { } role && kept.Step.Who.Contains(role) ? OneOf("answer", answer.Word, Answers.To(kept.Step.What)) : No("role", kept.Step.Who.Select(Words.Of));
    }

    private static RecordOutcome.Refused? OfDecision(Happening decision, EnrolmentFile file, ProgrammeBook book)
    {
        if (file.Steps.FirstOrDefault(kept => kept.Step.Key == decision.Subject) is not { IsOpen: true, Step: var step })
        {
            return No("step", file.Steps.Where(known => known.IsOpen).Select(known => known.Step.Key));
        }

        if (OneOf("decision", decision.Word, DecisionsOn(step)) is { } refused)
        {
            return refused;
        }

        if (decision.Word == Override)
        {
            return InWriting(decision, true);
        }

        if (EndsEnrolment(step, decision.Word))
        {
            return decision.Next is null ? No("next_step", Words.AllOf<NextStep>().Keys) : OfGates(GateStep.Close, decision.On, file, file.VersionIn(book).Definition);
        }

        return decision.Word == Met && step.Placement is { } begins
            ? OfGates(GateStep.Start, decision.On, file, file.VersionIn(book).Definition, file.Story(book).Placements.Single(known => known.Id == begins))
            : null;
    }

    /// <summary>The other scheme is in force on the day, and has a track of the same kind.</summary>
    private static RecordOutcome.Refused? OfTransfer(Happening decision, EnrolmentFile file, ProgrammeBook book)
    {
        if (decision.Word != GoesOnElsewhere)
        {
            return null;
        }

        var placement = file.Steps.First(kept => kept.Step.Key == decision.Subject).Step.Placement;
        var agreed = file.Events.First(one => one.Kind == Agreed && one.Subject == placement).Word;
        var kind = file.VersionIn(book).Definition.Tracks.First(track => track.Id == agreed).Kind;
        var fits = book.Ids.Where(id => id != file.Programme && book.Find(id, decision.On) is { Definition.Who: not null } other && other.Definition.Tracks.Any(track => track.Kind == kind)).ToList();
        return fits.Contains(decision.Note, StringComparer.Ordinal) ? null : No("other_programme", fits);
    }

    private static RecordOutcome.Refused? OfWaiver(Happening waived, ProgrammeDefinition definition)
    {
        var when = waived.Subject.Length == 0 ? definition.Preparation?.CompleteWhen : definition.Tracks.FirstOrDefault(track => track.Id == waived.Subject)?.CompleteWhen;
        return when?.Waive is { } waive ? InWriting(waived, waive.SecondPerson) : No("not_waivable");
    }

    private static RecordOutcome.Refused? OfGateWaiver(Happening waived, ProgrammeDefinition definition) =>
        definition.Gates.FirstOrDefault(gate => gate.Waive is not null && ProgrammeGates.WordOf(gate) == waived.Subject) is { Waive: { } waive } ? InWriting(waived, waive.SecondPerson) : No("not_waivable");

    /// <summary>What may change in a life that a scheme looks at anew, save birthdays, which come by themselves.</summary>
    public static IReadOnlyList<string> LifeChanges(ProgrammeDefinition definition) =>
    [
        .. definition.Tracks.SelectMany(track => track.Reassess ?? []).Select(one => one.Event)
            .Where(change => change is LifeEvent.LeavesSchool or LifeEvent.GroupChanges).Distinct().Select(Words.Of),
    ];

    private static RecordOutcome.Refused? InWriting(Happening happening, bool secondPerson)
    {
        if (string.IsNullOrWhiteSpace(happening.Note))
        {
            return No("note");
        }

        return secondPerson && (happening.SecondPerson.Length == 0 || happening.SecondPerson == happening.By) ? No("second_person") : null;
    }

    internal static RecordOutcome.Refused? OneOf(string what, string value, IEnumerable<string> allowed)
    {
        var all = allowed.Distinct(StringComparer.Ordinal).ToList();
        return all.Contains(value, StringComparer.Ordinal) ? null : No(what, all);
    }

    internal static RecordOutcome.Refused No(string why, IEnumerable<string>? allowed = null) => new(why, [.. allowed ?? []]);
}
