namespace Matching.Core.LegalRules.Work;

/// <summary>What one week breaks: the sum of all work, by whether it has a school day. Days from the eighteenth birthday do not count.</summary>
/// <remarks>Source: rules of law YW04, YW18.</remarks>
internal static class WeekRules
{
    public static IEnumerable<LegalBreach> Judge(WorkSpan span, DateOnly monday)
    {
        var days = Enumerable.Range(0, 7).Select(day => monday.AddDays(day)).Where(day => span.LimitsOn(day) is not null).ToList();
        if (days.Count == 0)
        {
            yield break;
        }

        var isSchoolWeek = span.Calendar.IsSchoolWeek(monday);
        var most = days.Min(day => span.LimitsOn(day)! is var limits && isSchoolWeek ? limits.Limits.WeekMinutes : limits.Beside.OtherWeekMinutes);
        var internship = isSchoolWeek ? InternshipWeek(span, days) : null;
        var beside = Minutes(span, days, internship is null ? _ => true : work => !work.IsSchoolInternship);
        if (beside > most)
        {
            yield return new("YW04", monday, beside, most);
        }

        if (internship is { } limit)
        {
            if (Minutes(span, days, _ => true) is var all && all > limit)
            {
                yield return new("YW18", monday, all, limit);
            }

            if (beside > 0)
            {
                yield return new("YW18", monday, beside, 0, IsQuestion: true);
            }
        }
    }

    private static int? InternshipWeek(WorkSpan span, IReadOnlyList<DateOnly> days) =>
        span.Works.Any(work => work.IsSchoolInternship && days.Any(work.RunsOn)) ? days.Min(day => span.LimitsOn(day)!.Beside.SchoolInternshipWeekMinutes) : null;

    /// <summary>Work with known times by its days; other work by its stated hours in every week that it touches.</summary>
    private static int Minutes(WorkSpan span, IReadOnlyList<DateOnly> days, Predicate<WorkOfHers> counts) =>
        days.Sum(day => span.On(day).Only(counts).WorkMinutes(span.LimitsOn(day)!.Law.BreakAfterMinutes))
        + span.Works.Where(work => counts(work) && work.Schedule.IsEmpty && days.Any(work.RunsOn)).Sum(work => work.HoursPerWeek * 60);
}
