using Matching.Core.LegalRules.Calendars;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Core.LegalRules.Work;

/// <summary>
/// Judges everything that a person under 18 works, day by day in civil dates: hours are summed over all of it, a day by the group she is in
/// on that day, a week by the school calendar of her municipality, each by the rules that hold on its date. From the eighteenth birthday none
/// of it applies. More hours never take a breach away; one job or two with the same hours are the same.
/// </summary>
/// <remarks>Source: rules of law §2. Weeks are Monday to Sunday; a week's limit is the strictest of the groups she is in during it.</remarks>
public sealed class YouthWorkJudge(LegalRuleSet law, SchoolCalendars calendars)
{
    /// <summary>Breaches and questions from the first day to the last, both included, in the order of days; weeks and rolling days that begin there.</summary>
    public IReadOnlyList<LegalBreach> Judge(WorkingPerson her, IReadOnlyList<WorkOfHers> works, DateOnly from, DateOnly to)
    {
        if (works.Count == 0 || her.AgeOn(from) >= YouthWorkGroups.AdultAge)
        {
            return [];
        }

        var span = new WorkSpan(law, calendars.Of(her.Municipality), her, works);
        var found = new List<LegalBreach>();
        for (var day = from; day <= to && span.LimitsOn(day) is { } limits; day = day.AddDays(1))
        {
            found.AddRange(DayRules.Judge(span, limits, day));
            if (day.DayOfWeek == DayOfWeek.Monday || day == from)
            {
                found.AddRange(WeekRules.Judge(span, Monday(day)));
            }
        }

        return found;
    }

    /// <summary>The first breach of each rule; questions are left out.</summary>
    public IReadOnlyList<LegalBreach> FirstBreaches(WorkingPerson her, IReadOnlyList<WorkOfHers> works, DateOnly from, DateOnly to) =>
        [.. Judge(her, works, from, to).Where(breach => !breach.IsQuestion).DistinctBy(breach => breach.Rule, StringComparer.Ordinal)];

    private static DateOnly Monday(DateOnly day) => day.AddDays(-DayOfWork.DayIndex(day));
}
