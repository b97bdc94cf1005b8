using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments;

/// <summary>What follows at once from something that happened: two yes extend a match, a no after the meeting ends it without a reason asked, an end leads to its next step.</summary>
/// <remarks>Source: programmes §1.5, §1.8 (D-5), and the stories of §2.</remarks>
public static class HappeningEffects
{
    /// <summary>The happening itself and what it brings with it.</summary>
    public static IReadOnlyList<Happening> Of(Happening happening, EnrolmentFile file, ProgrammeBook book) => happening.Kind switch
    {
        Answered => [happening, .. OfAnswer(happening, file)],
        Decided => [happening, .. OfDecision(happening, file)],
        HoursAgreed => [happening, .. OfHours(happening, file, book)],
        _ => [happening],
    };

    /// <summary>What it does to the placement it is about; null = nothing.</summary>
    public static PlacementChange? ToPlacement(Happening happening) => happening.Kind switch
    {
        Started => new(Guid.Parse(happening.Subject), PlacementStage.Running, happening.On),
        PlacementEnded => new(
            Guid.Parse(happening.Subject),
            happening.Reason is EndReason.PlannedEnd or EndReason.GoalReached or EndReason.MovedOn or EndReason.LawLimit ? PlacementStage.Completed : PlacementStage.Broken,
            happening.On,
            Remembered(happening.Reason),
            happening.Reason is EndReason.NoChemistry or EndReason.HostStopped or EndReason.MentorStopped),
        _ => null,
    };

    /// <summary>The track that comes after this placement's asks its host first.</summary>
    public static bool LeadsToSameHost(Happening happening, EnrolmentFile file, ProgrammeBook book)
    {
        if (happening.Kind != PlacementEnded || happening.Reason is EndReason.NoChemistry or EndReason.HostStopped or EndReason.HostClosed)
        {
            return false;
        }

        var track = file.Events.First(one => one.Kind == Agreed && one.Subject == happening.Subject).Word;
        return file.VersionIn(book).Definition.Tracks.Any(next => next is { SameHostFirst: true, Opens.Kind: TrackOpeningKind.After } && next.Opens.Of == track);
    }

    private static Outcome Remembered(EndReason? reason) => reason switch
    {
        EndReason.PlannedEnd or EndReason.ProgrammeEnded or EndReason.AgeLimit or EndReason.LawLimit => Outcome.PlannedEnd,
        EndReason.GoalReached or EndReason.MovedOn => Outcome.Completed,
        EndReason.NoChemistry => Outcome.NoChemistry,
        EndReason.HostStopped or EndReason.MentorStopped => Outcome.DeclinedByHost,
        _ => Outcome.EndedEarly,
    };

    /// <summary>How many hours of work a placement has from this day, all its parts together; null = nothing is said of them.</summary>
    public static HoursChange? ToHours(Happening happening, EnrolmentFile after) =>
        happening.Kind == HoursSet ? new(Guid.Parse(happening.Subject), HoursParts.Of(happening.Subject, after).Where(part => part.IsWork).Sum(part => part.Hours)) : null;

    /// <summary>What goes on in another scheme, from the birthday that the step asks about; null = nothing does.</summary>
    public static Transfer? ToTransfer(Happening happening, EnrolmentFile file) =>
        happening is { Kind: Decided, Word: HappeningRules.GoesOnElsewhere } && file.Steps.First(kept => kept.Step.Key == happening.Subject).Step is { Placement: { } placement, What: var what }
            ? new(Guid.Parse(placement), happening.Note, Birthdays.Of(file.Born, what == Words.Of(LifeEvent.Turns25) ? 25 : Birthdays.OfAge))
            : null;

    private static IEnumerable<Happening> OfHours(Happening said, EnrolmentFile file, ProgrammeBook book)
    {
        var agreed = file.Events.First(one => one.Kind == Agreed && one.Subject == said.Subject).Word;
        if (HoursRamp.IsAgreed(said, file.VersionIn(book).Definition.Tracks.First(track => track.Id == agreed), file))
        {
            yield return said with { Id = null, Kind = HoursSet, Role = null };
        }
    }

    private static IEnumerable<Happening> OfAnswer(Happening answer, EnrolmentFile file)
    {
        if (file.Steps.FirstOrDefault(kept => kept.Step.Key == answer.Subject)?.Step is not { Placement: { } placement } step)
        {
            yield break;
        }

        if (step.What == Words.Of(FollowUpQuestion.Chemistry) && answer.Word == Answers.No)
        {
            // The person who tells the other side is named by the step that stays on the desk.
            yield return answer with { Id = null, Kind = PlacementEnded, Subject = placement, Word = Words.Of(OutcomeCode.None), Reason = EndReason.NoChemistry, Next = NextStep.NextMatch, Role = null };
        }

        var others = step.Who.Where(role => role != answer.Role);
        if (step.What == Words.Of(FollowUpQuestion.GoOn) && answer.Word == Answers.Yes && others.All(role => file.AnswersTo(step.Key).LastOrDefault(one => one.Role == role)?.Word == Answers.Yes))
        {
            yield return answer with { Id = null, Kind = Extended, Subject = placement, Word = "", Role = null };
        }
    }

    private static IEnumerable<Happening> OfDecision(Happening decision, EnrolmentFile file)
    {
        var step = file.Steps.First(kept => kept.Step.Key == decision.Subject).Step;
        if (step is { Kind: StepKind.StageEnd or StepKind.StageWarning, Placement: { } placement } && decision.Word == Answers.Yes)
        {
            yield return decision with { Id = null, Kind = Extended, Subject = placement, Word = "" };
        }

        if (step is { Kind: StepKind.FirstContact, Placement: { } begun } && decision.Word == HappeningRules.Met)
        {
            yield return decision with { Id = null, Kind = Started, Subject = begun, Word = "" };
        }

        if (step.What == StepsOfEvents.GroupMeets)
        {
            // Of the meeting's own day, whenever it is told.
            var day = DateOnly.ParseExact(step.Key[(StepsOfEvents.GroupMeets.Length + 1)..], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            yield return decision with { Id = null, Kind = decision.Word == HappeningRules.Came ? GroupAttended : GroupMissed, On = day, Subject = "", Word = "" };
        }

        if (HappeningRules.EndsEnrolment(step, decision.Word))
        {
            yield return decision with { Id = null, Kind = Ended, Subject = "", Word = Words.Of(OutcomeCode.OrdinaryEffort) };
        }
    }
}
