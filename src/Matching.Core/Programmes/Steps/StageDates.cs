using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Steps;

/// <summary>When the stages of a placement end. A stage of length L from day s has its last day at s + L − 1 day; the next begins the day after.</summary>
internal static class StageDates
{
    public static PlacementDates Of(EnrolmentStory enrolment, PlacementStory placement, Track track)
    {
        if (placement.Start is not { } start || track.Stages.Count == 0)
        {
            return Lawful(new(placement, track, placement.Ended, MayGoOn: false, WithoutOf(track, null)));
        }

        var (stage, index, times) = (track.Stages[0], 0, 1);
        var last = LastDay(start, stage, placement.Agreed);
        for (var granted = 0; granted < placement.Extensions && last is not null && HasNext(track, index, times); granted++)
        {
            (index, times) = times < (stage.Repeat.Most ?? int.MaxValue) ? (index, times + 1) : (index + 1, 1);
            stage = track.Stages[index];
            last = LastDay(last.Value.AddDays(1), stage, null);
        }

        var without = WithoutOf(track, stage);
        return Capped(enrolment, Lawful(new(placement, track, last, last is not null && HasNext(track, index, times), without)));
    }

    /// <summary>The law's last day wins over a later one or none; past it goes only what is decided anew.</summary>
    private static PlacementDates Lawful(PlacementDates dates) =>
        dates.Story is { LawfulDays: { } days, Start: { } start, Ended: null } && start.AddDays(days - 1) is var last && (dates.LastDay is null || dates.LastDay > last)
            ? dates with { LastDay = last, MayGoOn = true, Without = WithoutDecision.End, IsCutByLaw = true }
            : dates;

    public static bool EndsAt18(Track track) =>
        (track.Reassess ?? []).Any(one => one is { Event: LifeEvent.Turns18, Without: WithoutDecision.End });

    /// <summary>Where the 18th birthday ends it, no stage passes the day before.</summary>
    private static PlacementDates Capped(EnrolmentStory enrolment, PlacementDates dates)
    {
        var birthday = Birthdays.Of(enrolment.Born, Birthdays.OfAge);
        var passes = EndsAt18(dates.Track) && dates.Story.Start < birthday && (dates.LastDay is null || dates.LastDay >= birthday);
        return passes ? dates with { LastDay = birthday.AddDays(-1), MayGoOn = false, Without = WithoutDecision.End } : dates;
    }

    private static DateOnly? LastDay(DateOnly first, Stage stage, Period? agreed) => (agreed ?? stage.Length?.Max)?.LastDay(first);

    private static bool HasNext(Track track, int index, int times) =>
        times < (track.Stages[index].Repeat.Most ?? int.MaxValue) || index + 1 < track.Stages.Count;

    /// <summary>Mentor keep, internship end, job open-ended.</summary>
    private static WithoutDecision WithoutOf(Track track, Stage? stage) =>
        stage?.Without ?? (track.Kind == Kind.Internship ? WithoutDecision.End : WithoutDecision.Keep);
}

/// <summary>Birthdays in whole years; born on 29 February is a year older on 1 March in common years.</summary>
internal static class Birthdays
{
    public const int OfAge = 18;

    public static DateOnly Of(DateOnly born, int years) =>
        born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(born.Year + years) ? new(born.Year + years, 3, 1) : born.AddYears(years);
}
