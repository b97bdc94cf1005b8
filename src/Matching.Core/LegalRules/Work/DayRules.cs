using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Core.LegalRules.Work;

/// <summary>What one day breaks: age, tags, windows, hours of the day, break, rest until the next day, and days off in the seven that begin.</summary>
/// <remarks>Source: rules of law YW01, YW03, YW06 to YW10, YW14, YW15, YW18.</remarks>
internal static class DayRules
{
    private const int RollingDays = 7;

    public static IEnumerable<LegalBreach> Judge(WorkSpan span, LimitsOfDay limits, DateOnly day)
    {
        var today = span.On(day);
        return
        [
            .. Age(span, limits.Law, day),
            .. Places(span, limits, day),
            .. today.IsFree ? [] : Hours(span, limits, today),
            .. today.IsFree ? [] : Rest(span, limits, today),
            .. DaysOff(span, limits, day),
        ];
    }

    private static IEnumerable<LegalBreach> Age(WorkSpan span, YouthWorkLaw law, DateOnly day)
    {
        if (span.AgeOn(day) < law.FromAge && span.Works.Any(work => work.RunsOn(day)))
        {
            yield return new("YW01", day, span.AgeOn(day), law.FromAge);
        }
    }

    private static IEnumerable<LegalBreach> Places(WorkSpan span, LimitsOfDay limits, DateOnly day) =>
        span.Works.Where(work => work.RunsOn(day)).SelectMany(work => PlaceRules.Judge(work, limits, day));

    private static IEnumerable<LegalBreach> Hours(WorkSpan span, LimitsOfDay limits, DayOfWork today)
    {
        var after = limits.Law.BreakAfterMinutes;
        var isSchoolDay = span.Calendar.IsSchoolDay(today.Date);
        var most = isSchoolDay ? limits.Limits.SchoolDayMinutes : limits.Limits.OtherDayMinutes;
        var internship = isSchoolDay && limits.Beside.SchoolInternshipDayMinutes is not null && today.Stretches.Any(worked => worked.Work.IsSchoolInternship);
        var beside = (internship ? today.Only(work => !work.IsSchoolInternship) : today).WorkMinutes(after);
        if (beside > most)
        {
            yield return new("YW03", today.Date, beside, most);
        }

        if (internship && today.WorkMinutes(after) is var all && all > limits.Beside.SchoolInternshipDayMinutes)
        {
            yield return new("YW18", today.Date, all, limits.Beside.SchoolInternshipDayMinutes.Value);
        }

        if (today.TooShortBreak(after) is { } pause)
        {
            yield return new("YW07", today.Date, pause, DayOfWork.MinutesOfBreak);
        }
    }

    private static IEnumerable<LegalBreach> Rest(WorkSpan span, LimitsOfDay limits, DayOfWork today)
    {
        var rest = WorkedWeek.MinutesPerDay - (today.ToMinute - today.FromMinute);
        var tomorrow = span.On(today.Date.AddDays(1));
        if (!tomorrow.IsFree && span.LimitsOn(tomorrow.Date) is not null)
        {
            rest = Math.Min(rest, WorkedWeek.MinutesPerDay - today.ToMinute + tomorrow.FromMinute);
        }

        if (rest < limits.Limits.DailyRestMinutes)
        {
            yield return new("YW08", today.Date, rest, limits.Limits.DailyRestMinutes);
        }
    }

    private static IEnumerable<LegalBreach> DaysOff(WorkSpan span, LimitsOfDay limits, DateOnly day)
    {
        var off = Enumerable.Range(0, RollingDays).Select(later => span.On(day.AddDays(later)).IsFree || span.LimitsOn(day.AddDays(later)) is null).ToArray();
        var free = off.Count(isOff => isOff);
        if (free < limits.Law.DaysOffPerWeek)
        {
            yield return new("YW09", day, free, limits.Law.DaysOffPerWeek);
        }
        else if (day.DayOfWeek == DayOfWeek.Monday && free == limits.Law.DaysOffPerWeek && !off.Zip(off.Skip(1)).Any(pair => pair.First && pair.Second))
        {
            yield return new("YW09", day, free, limits.Law.DaysOffPerWeek, IsQuestion: true);
        }
    }
}
