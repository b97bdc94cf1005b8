using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Targets;
using Matching.Core.Programmes.Vocabulary;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Core.Enrolments.Reports;

/// <summary>
/// The cases of a report from what has happened: one for each match that began, one for an enrolment without any, one for each opening. A
/// job or an internship is an outcome of its own while it runs; what staff were told at an end and at 6 and 12 months stands beside it.
/// </summary>
public static class CasesOfFiles
{
    private static readonly Dictionary<Form, OutcomeCode> OutcomeOfForm = new()
    {
        [Form.SpareTimeJob] = OutcomeCode.SpareTimeJob,
        [Form.SmallJob] = OutcomeCode.SmallJob,
        [Form.SeasonalJob] = OutcomeCode.PartTimeJob,
        [Form.OnCallJob] = OutcomeCode.OnCallJob,
        [Form.OrdinaryJob] = OutcomeCode.OrdinaryJob,
        [Form.WageSubsidy] = OutcomeCode.WageSubsidy,
        [Form.Apprenticeship] = OutcomeCode.Apprenticeship,
        [Form.CompanyInternship] = OutcomeCode.Internship,
        [Form.TasterInternship] = OutcomeCode.Internship,
        [Form.HorizonInternship] = OutcomeCode.Internship,
    };

    public static IReadOnlyList<TargetCase> Of(TargetFacts facts, ProgrammeBook book)
    {
        var places = facts.Places.ToDictionary(place => place.Placement, StringComparer.Ordinal);
        return
        [
            .. facts.Files.SelectMany(file => OfFile(file, book, places)),
            .. facts.Openings.Select(opening => new TargetCase { Person = "", Opening = opening.Id, Host = opening.Host, Kind = opening.Kind, Start = opening.Since, IsPaused = !opening.Active }),
        ];
    }

    private static IEnumerable<TargetCase> OfFile(EnrolmentFile file, ProgrammeBook book, Dictionary<string, MatchPlace> places)
    {
        var story = file.Story(book);
        var definition = story.Version.Definition;
        var begun = story.Placements.Where(placement => placement.Start is not null).ToList();
        var whole = new TargetCase
        {
            Person = file.YouthId,
            Enrolled = file.EnrolledOn,
            Completed = CompletedOn(file, definition),
            Outcomes = [.. file.Events.Where(one => one.Kind == Ended).SelectMany(Told), .. InEducation(file, definition)],
        };
        return begun.Count == 0 ? [whole] : begun.Select(placement => OfMatch(placement, whole, file, definition, places));
    }

    private static TargetCase OfMatch(PlacementStory placement, TargetCase whole, EnrolmentFile file, ProgrammeDefinition definition, Dictionary<string, MatchPlace> places)
    {
        var track = definition.Tracks.First(known => known.Id == placement.Track);
        var place = places.GetValueOrDefault(placement.Id);
        return whole with
        {
            Opening = place?.Opening ?? "",
            Host = place?.Host ?? "",
            Kind = track.Kind,
            Track = track.Id,
            Form = track.Form,
            Start = placement.Start,
            End = placement.Ended,
            Outcomes = [.. Itself(track, placement), .. file.Events.Where(one => IsAbout(one, placement, file)).SelectMany(Told), .. whole.Outcomes],
        };
    }

    private static IEnumerable<TargetOutcome> Itself(Track track, PlacementStory placement) =>
        OutcomeOfForm.TryGetValue(track.Form, out var outcome) ? [new(outcome, placement.Start!.Value, placement.Ended)] : [];

    /// <summary>What was told at its end, or asked 6 and 12 months after its start.</summary>
    private static bool IsAbout(EnrolmentEvent one, PlacementStory placement, EnrolmentFile file) => one.Kind switch
    {
        PlacementEnded => one.Subject == placement.Id,
        Answered => StepOf(one, file) is { Kind: StepKind.OutcomeQuestion } step && step.Placement == placement.Id,
        _ => false,
    };

    private static IEnumerable<TargetOutcome> Told(EnrolmentEvent one) =>
        Words.AllOf<OutcomeCode>().TryGetValue(one.Word, out var outcome) ? [new(outcome, one.On)] : [];

    /// <summary>Whoever is asked whether she is still in education was so from the enrolment on, until she says that she is not.</summary>
    private static IEnumerable<TargetOutcome> InEducation(EnrolmentFile file, ProgrammeDefinition definition)
    {
        var answers = file.Events.Where(one => one.Kind == Answered && StepOf(one, file)?.What == Words.Of(FollowUpQuestion.StillInEducation)).OrderBy(one => one.On).ToList();
        if (answers.Count == 0)
        {
            return [];
        }

        var left = answers[^1].Word == Answers.No ? answers.First(one => one.Word == Answers.No).On : (DateOnly?)null;
        var isFgu = definition.Who is { School: [Engine.Facts.School.Fgu] };
        return [new(isFgu ? OutcomeCode.Fgu : OutcomeCode.Education, file.EnrolledOn, left)];
    }

    private static DueStep? StepOf(EnrolmentEvent one, EnrolmentFile file) => file.Steps.FirstOrDefault(kept => kept.Step.Key == one.Subject)?.Step;

    /// <summary>The day the modules were complete, or in a scheme without modules the day the first match ended as it was meant to.</summary>
    private static DateOnly? CompletedOn(EnrolmentFile file, ProgrammeDefinition definition)
    {
        if (definition.Preparation is { Modules.Count: > 0 } preparation)
        {
            return file.CompletedOn("", preparation.Modules, preparation.CompleteWhen);
        }

        return definition.Tracks.FirstOrDefault(track => track.Modules.Count > 0) is { } taught
            ? file.CompletedOn(taught.Id, taught.Modules, taught.CompleteWhen)
            : file.Events.FirstOrDefault(one => one is { Kind: PlacementEnded, Reason: EndReason.PlannedEnd or EndReason.GoalReached or EndReason.MovedOn })?.On;
    }
}
