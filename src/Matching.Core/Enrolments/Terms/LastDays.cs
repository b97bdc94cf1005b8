using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>Placements whose last day has passed without a decision, where the scheme says that they then end: ended on that day, and a next step is demanded.</summary>
/// <remarks>Source: programmes §1.5.</remarks>
internal static class LastDays
{
    public static IEnumerable<Happening> Passed(EnrolmentFile file, ProgrammeBook book, DateOnly today)
    {
        var story = file.Story(book);
        return story.Placements
            .Where(placement => placement is { Start: not null, Ended: null })
            .Select(placement => NextSteps.DatesOf(story, placement.Id))
            .Where(dates => dates.End < today)
            .Select(dates => new Happening(EnrolmentEventKind.PlacementEnded, dates.End!.Value, "last_day")
            {
                Subject = dates.Story.Id,
                Word = Words.Of(OutcomeCode.Unknown),
                Reason = dates.IsCutByLaw ? EndReason.LawLimit : EndReason.PlannedEnd,
            });
    }
}
