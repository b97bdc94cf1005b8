using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>
/// Where the steps of an enrolment stand on a day: what has come due is asked, silence reminds and then brings it to a person of the
/// programme, what has become needless falls away. Times are the definition's. Pure: it saves nothing.
/// </summary>
/// <remarks>Source: programmes §1.6.</remarks>
public static class EnrolmentWalk
{
    /// <summary>So far ahead steps are shown: a quarter of a year and a bit.</summary>
    public const int DaysAhead = 100;

    /// <summary>All steps that are kept, as they stand on <paramref name="today"/>.</summary>
    public static IReadOnlyList<KeptStep> On(DateOnly today, EnrolmentFile file, ProgrammeBook book)
    {
        var story = file.Story(book);
        var lead = story.Version.Definition.Staff?.Lead ?? Role.Coordinator;
        var due = NextSteps.Of(story, today.AddDays(DaysAhead))
            .Concat(StepsOfEvents.Of(file, story.Version.Definition, today))
            .Where(step => file.EndedOn is null || IsAfterTheEnd(step))
            .ToDictionary(step => step.Key, StringComparer.Ordinal);
        var kept = file.Steps.ToDictionary(step => step.Step.Key, StringComparer.Ordinal);
        return
        [
            .. due.Values.Select(step => Moved(Begun(kept.GetValueOrDefault(step.Key), step, DeskOf(step, story, lead)), file, today)),
            .. kept.Values.Where(step => !due.ContainsKey(step.Step.Key)).Select(step => Left(step, story)),
        ];
    }

    /// <summary>Those of them that are new or stand otherwise than they are kept.</summary>
    public static IReadOnlyList<KeptStep> Changed(DateOnly today, EnrolmentFile file, ProgrammeBook book)
    {
        var kept = file.Steps.ToDictionary(step => step.Step.Key, step => (step.State, step.Step.Due, step.Step.What, step.DeskOf), StringComparer.Ordinal);
        return [.. On(today, file, book).Where(step => !kept.TryGetValue(step.Step.Key, out var before) || before != (step.State, step.Step.Due, step.Step.What, step.DeskOf))];
    }

    /// <summary>What is asked even when the enrolment is over: those who were placed are followed up, and what came of it is asked.</summary>
    private static bool IsAfterTheEnd(DueStep step) => step.Placement is not null && step.Kind is StepKind.FollowUp or StepKind.OutcomeQuestion or StepKind.FallBack;

    private static KeptStep Begun(KeptStep? known, DueStep step, Role desk) =>
        known is null ? new(step, StepState.Planned, desk) : (known with { Step = step }).Hear(StepEvent.PlannedAgain);

    /// <summary>Who decides: the lead; of what is asked of both sides the job consultant, and while an escort walks along, she first.</summary>
    private static Role DeskOf(DueStep step, EnrolmentStory story, Role lead)
    {
        if (step.Kind is not (StepKind.FollowUp or StepKind.OutcomeQuestion))
        {
            return lead;
        }

        return step is { Kind: StepKind.FollowUp, Placement: { } placement } && IsEscorted(NextSteps.DatesOf(story, placement), step.Due) ? Role.Escort : Role.JobConsultant;
    }

    private static bool IsEscorted(PlacementDates placement, DateOnly day) => placement.Story.Start is { } start
        && placement.Track.Companions.Any(companion => companion.Role == CompanionRole.Escort && day >= start && !(companion.Until?.After?.LastDay(start) < day));

    private static KeptStep Moved(KeptStep kept, EnrolmentFile file, DateOnly today)
    {
        if (kept.Step.Due > today)
        {
            return kept;
        }

        kept = kept.Hear(StepEvent.DayCame);
        var (remind, desk) = (kept.Step.Remind ?? Silent(kept, StandardDefaults.Silence.Remind), kept.Step.Desk ?? Silent(kept, StandardDefaults.Silence.Desk));
        if (remind <= today)
        {
            kept = kept.Hear(StepEvent.SilenceReminded);
        }

        var asksForPerson = file.AnswersTo(kept.Step.Key).Any(answer => Answers.AskForPerson(answer.Word));
        return desk <= today || asksForPerson ? kept.Hear(StepEvent.Escalated) : kept;
    }

    /// <summary>Somebody of the programme who leaves a step undone is reminded and overtaken like everybody else; a question whose silence was switched off is not.</summary>
    private static DateOnly? Silent(KeptStep kept, Period? after) => kept.IsForStaff && after is not null ? WorkingDays.NextFrom(after.From(kept.Step.Due)) : null;

    private static KeptStep Left(KeptStep kept, EnrolmentStory story) =>
        kept.Hear(story.Done.Contains(kept.Step.Key) ? StepEvent.Settled : StepEvent.NoLongerNeeded);
}
