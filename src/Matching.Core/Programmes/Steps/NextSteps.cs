using System.Globalization;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Steps;

/// <summary>
/// From a definition and what has happened, everything that comes next and when: first contacts, follow-ups with reminder and escalation,
/// ends of stages, reassessments, fall-backs, outcome questions. Nothing is read or stored; a step that is done is left out. It also says
/// from when a person gets no new proposals.
/// </summary>
/// <remarks>Source: programmes §1.5, §1.6, §1.8.</remarks>
public sealed class NextSteps
{
    // No id of a clock has a full stop.
    private const string EntryLength = "entry.length";

    private readonly EnrolmentStory _story;
    private readonly List<PlacementDates> _placements;
    private readonly DateOnly _horizon;

    private NextSteps(EnrolmentStory story, DateOnly horizon)
    {
        (_story, _horizon) = (story, horizon);
        _placements =
        [
            .. story.Placements.Select(placement => StageDates.Of(story, placement, TrackOf(placement))),
        ];
    }

    private ProgrammeDefinition Definition => _story.Version.Definition;

    /// <summary>Those of the definition, and the end of the enrolment's own length where none of them asks about it.</summary>
    private IEnumerable<FallBack> Clocks =>
        Definition.Entry?.Length is { } length && !Definition.Clocks.Any(clock => clock.Do == ClockDeed.ReturnToOrdinaryEffort)
            ? [.. Definition.Clocks, new() { Id = EntryLength, After = length, Do = ClockDeed.ReturnToOrdinaryEffort, DecidedBy = [Definition.Staff?.Lead ?? Role.Coordinator] }]
            : Definition.Clocks;

    /// <summary>Steps due by <paramref name="horizon"/>, included, in the order of their days.</summary>
    public static IReadOnlyList<DueStep> Of(EnrolmentStory story, DateOnly horizon)
    {
        var planned = new NextSteps(story, horizon);
        return
        [
            .. planned.All()
                .Where(step => step.Due <= horizon && !story.Done.Contains(step.Key))
                .DistinctBy(step => step.Key, StringComparer.Ordinal)
                .OrderBy(step => step.Due)
                .ThenBy(step => step.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The dates of a placement that follow from its stages.</summary>
    public static PlacementDates DatesOf(EnrolmentStory story, string placement) =>
        new NextSteps(story, DateOnly.MaxValue)._placements.Single(known => known.Story.Id == placement);

    /// <summary>The first night without new proposals, because a clock asks to return to the ordinary effort and was not overridden; null = none.</summary>
    public static DateOnly? ProposalsStopOn(EnrolmentStory story)
    {
        var planned = new NextSteps(story, DateOnly.MaxValue);
        return planned.Clocks
            .Where(clock => clock.Do == ClockDeed.ReturnToOrdinaryEffort && !story.Done.Contains($"clock:{clock.Id}") && !planned.IsStopped(clock))
            .Select(clock => planned.MomentOf(clock.From, null) is { } from ? clock.After.From(from) : (DateOnly?)null)
            .Min();
    }

    private Track TrackOf(PlacementStory placement) =>
        _story.Version.Definition.Tracks.FirstOrDefault(track => track.Id == placement.Track)
        ?? throw new ArgumentException($"{_story.Version.Mark} has no track '{placement.Track}'. Maybe the placement was made under another version.", nameof(placement));

    private IEnumerable<DueStep> All() =>
    [
        .. _placements.SelectMany(OfPlacement),
        .. (Definition.FollowUps ?? []).SelectMany((followUp, at) => Asked(followUp, $"follow-up:{at}", null)),
        .. Clocks.SelectMany(OfClock),
    ];

    private IEnumerable<DueStep> OfPlacement(PlacementDates placement) =>
    [
        .. FirstContact(placement),
        .. StandardDefaults.FollowUpsOf(placement.Track, _story.TargetGroup).SelectMany((followUp, at) => Asked(followUp, KeyOf(followUp, at, placement), placement)),
        .. OfStage(placement),
        .. StandardDefaults.ReassessmentsOf(placement.Track).SelectMany((one, at) => Reassess(one, at, placement)),
        .. Outcomes(placement),
    ];

    // What is asked before the end of a stage is asked anew in the next.
    private static string KeyOf(FollowUp followUp, int at, PlacementDates placement) =>
        followUp.From.Code == MomentCode.StageEnd && placement.Story.Extensions > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{placement.Story.Id}:follow-up:{at}:stage:{placement.Story.Extensions}")
            : string.Create(CultureInfo.InvariantCulture, $"{placement.Story.Id}:follow-up:{at}");

    private static IEnumerable<DueStep> FirstContact(PlacementDates placement)
    {
        if (placement.Story is not { AgreedOn: { } agreed, Start: null, Ended: null })
        {
            yield break;
        }

        var contact = StandardDefaults.FirstContactOf(placement.Track);
        var due = WorkingDays.After(agreed, contact.WithinWorkingDays);
        yield return new($"{placement.Story.Id}:first-contact", StepKind.FirstContact, due, "first_contact", [contact.By], WorkingDays.After(due, 1), WorkingDays.After(due, 2), placement.Story.Id);
    }

    private IEnumerable<DueStep> Asked(FollowUp followUp, string key, PlacementDates? placement)
    {
        if (MomentOf(followUp.From, placement) is not { } from || (followUp.From.Code != MomentCode.End && placement is { Story.Ended: { } ended } && ended < from))
        {
            yield break;
        }

        var last = LastDayOf(followUp, from, placement);
        var times = followUp.Repeat is null ? 1 : followUp.Repeat.Times ?? int.MaxValue;
        var every = followUp.Repeat?.Every ?? followUp.At;
        var day = followUp.At.From(from);
        for (var at = 0; at < times && day <= last && day <= _horizon; at++)
        {
            yield return Question(followUp, at == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}:{at}"), day, placement);
            day = every.From(day);
        }
    }

    private static DueStep Question(FollowUp followUp, string key, DateOnly day, PlacementDates? placement)
    {
        var due = followUp.At.IsBefore ? WorkingDays.LastBy(day) : WorkingDays.NextFrom(day);
        var silence = followUp.To.Select(role => followUp.Silence?.For(role) ?? StandardDefaults.Silence).ToList();
        return new(
            key,
            StepKind.FollowUp,
            due,
            Words.Of(followUp.Ask),
            followUp.To,
            silence.Select(plan => After(due, plan.Remind)).Min(),
            silence.Select(plan => After(due, plan.Desk)).Min(),
            placement?.Story.Id);
    }

    private DateOnly LastDayOf(FollowUp followUp, DateOnly from, PlacementDates? placement)
    {
        var said = followUp.Until switch
        {
            { After: { } after } => after.From(from),
            { On: { } on } => on,
            { At: { } moment } => MomentOf(moment, placement) ?? DateOnly.MaxValue,
            _ => DateOnly.MaxValue,
        };
        var own = followUp.From.Code == MomentCode.End ? null : placement?.End;
        return own is { } end && end < said ? end : said;
    }

    private IEnumerable<DueStep> OfStage(PlacementDates placement)
    {
        if (placement is not { LastDay: { } last, Story.Ended: null })
        {
            yield break;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{placement.Story.Id}:stage:{placement.Story.Extensions}");
        var deciders = placement.Track.Stages.Count == 0 ? [Role.JobConsultant] : placement.Track.Stages[Math.Min(placement.Story.Extensions, placement.Track.Stages.Count - 1)].DecidedBy;
        if (placement.MayGoOn && !StandardDefaults.FollowUpsOf(placement.Track, _story.TargetGroup).Any(followUp => followUp.Ask == FollowUpQuestion.GoOn))
        {
            var before = last.AddDays(-StandardDefaults.StageWarning.Days);
            yield return new($"{key}:warning", StepKind.StageWarning, WorkingDays.LastBy(before), "go_on", deciders, Placement: placement.Story.Id);
        }

        yield return new($"{key}:end", StepKind.StageEnd, last, placement.Without == WithoutDecision.End ? "ends" : "decision_overdue", deciders, Placement: placement.Story.Id);
    }

    private IEnumerable<DueStep> Reassess(Reassessment one, int at, PlacementDates placement)
    {
        // Nobody knew of these before: they are looked at on their day.
        foreach (var (what, on) in _story.Changes.Where(change => change.What == one.Event && placement.Story is { Start: { } began, Ended: null } && began <= change.On))
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{placement.Story.Id}:reassess:{at}:{on:yyyy-MM-dd}"), StepKind.Reassessment, WorkingDays.NextFrom(on), Words.Of(what), [Role.JobConsultant], Placement: placement.Story.Id);
        }

        var day = one.Event switch
        {
            LifeEvent.Turns18 => Birthdays.Of(_story.Born, Birthdays.OfAge),
            LifeEvent.Turns25 => Birthdays.Of(_story.Born, 25),
            _ => (DateOnly?)null,
        };

        // The day after the last one asks too: a stage that the birthday ended must be looked at.
        if (day is not { } happens || placement.Story is not { Start: { } start, Ended: null } || happens <= start || placement.End?.AddDays(1) < happens)
        {
            yield break;
        }

        var due = one.Before is { } before ? WorkingDays.LastBy(happens.AddMonths(-before.Months).AddDays(-before.Days)) : WorkingDays.NextFrom(happens);
        yield return new(string.Create(CultureInfo.InvariantCulture, $"{placement.Story.Id}:reassess:{at}"), StepKind.Reassessment, due, Words.Of(one.Event), [Role.JobConsultant], Placement: placement.Story.Id);
    }

    private IEnumerable<DueStep> OfClock(FallBack clock)
    {
        if (MomentOf(clock.From, null) is not { } from || IsStopped(clock))
        {
            yield break;
        }

        var day = clock.After.From(from);
        yield return new($"clock:{clock.Id}", StepKind.FallBack, clock.After.IsBefore ? WorkingDays.LastBy(day) : WorkingDays.NextFrom(day), Deed(clock), clock.DecidedBy);
    }

    private static string Deed(FallBack clock) => clock.Do switch
    {
        ClockDeed.OfferHelp => $"{Words.Of(clock.Do)}:{Words.Of(clock.Help!.Value)}",
        ClockDeed.OpenTrack => $"{Words.Of(clock.Do)}:{string.Join(',', clock.Track)}",
        _ => Words.Of(clock.Do),
    };

    private static IEnumerable<DueStep> Outcomes(PlacementDates placement) => placement.Story.Start is not { } start ? [] : StandardDefaults.OutcomesAt.Select(after =>
        new DueStep($"{placement.Story.Id}:outcome:{after}", StepKind.OutcomeQuestion, WorkingDays.NextFrom(after.From(start)), "outcome", [Role.JobConsultant], Placement: placement.Story.Id));

    private bool IsStopped(FallBack clock) => clock.Unless is { } unless && _placements.Any(placement =>
        placement.Story.Start is not null
        && (unless.Kind.Count == 0 || unless.Kind.Contains(placement.Track.Kind))
        && (unless.Form.Count == 0 || unless.Form.Contains(placement.Track.Form))
        && (unless.Track.Count == 0 || unless.Track.Contains(placement.Track.Id, StringComparer.Ordinal))
        && (unless.Event.Count == 0 || unless.Event.Any(happens => Has(happens, placement)))
        && (unless.Outcome.Count == 0 || (placement.Story.Outcome is { } outcome && unless.Outcome.Contains(outcome))));

    // A start stops it while the place runs.
    private static bool Has(LifeEvent happens, PlacementDates placement) => happens switch
    {
        LifeEvent.Start => placement.Story.Ended is null,
        LifeEvent.JobStart => placement.Story.Ended is null && placement.IsOf(Kind.Job),
        _ => placement.Story.Ended is not null,
    };

    private DateOnly? MomentOf(Moment moment, PlacementDates? placement) => moment.Code switch
    {
        MomentCode.Enrolled => _story.Enrolled,
        MomentCode.Prepared => _story.Prepared,
        MomentCode.GroupStart => _story.GroupStart,
        MomentCode.FirstMeeting or MomentCode.Start => placement is null ? _placements.Select(known => known.Story.Start).Min() : placement.Story.Start,
        MomentCode.JobStart => placement is null
            ? _placements.Where(known => known.IsOf(Kind.Job)).Select(known => known.Story.Start).Min()
            : placement.IsOf(Kind.Job) ? placement.Story.Start : null,
        MomentCode.StageEnd => placement is null ? _placements.Select(known => known.LastDay).Max() : placement.LastDay,
        MomentCode.End => moment.Of is { } named ? EndOf(named) : placement is null ? _placements.Select(known => known.End).Max() : placement.End,
        _ => Birthdays.Of(_story.Born, Birthdays.OfAge),
    };

    /// <summary>The last day of a track's last placement, or of a module.</summary>
    private DateOnly? EndOf(string named) =>
        Definition.Tracks.Any(track => track.Id == named)
            ? _placements.Where(known => known.Track.Id == named).Select(known => known.End).Max()
            : ModuleDates.EndOf(_story, _placements, named);

    private static DateOnly? After(DateOnly day, Period? period) => period is null ? null : WorkingDays.NextFrom(period.From(day));
}
