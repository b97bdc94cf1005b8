using Matching.Core.LegalRules.Calendars;
using Matching.Core.Openings;

namespace Matching.Core.Nightly;

/// <summary>
/// Whether a place lies wholly in weeks without school, in every municipality of the night: only then is it sure for whoever comes. A place
/// without an end, or one that touches a week with a single school day, is judged as an ordinary week.
/// </summary>
/// <remarks>Source: rules of law §2, school week = Monday to Sunday with at least one school day. Longer than a summer is never looked at.</remarks>
internal sealed class SchoolWeeks(IReadOnlyList<SchoolCalendar> calendars, DateOnly night)
{
    private const int MostWeeks = 10;

    public bool AreOut(Opening opening)
    {
        if (opening.EndDate is not { } last)
        {
            return false;
        }

        var first = opening.StartDate is { } start && start > night ? start : night;
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var weeks = (last.DayNumber - monday.DayNumber) / 7 + 1;
        return first <= last && weeks <= MostWeeks && calendars.Count > 0
            && Enumerable.Range(0, weeks).All(week => calendars.All(calendar => !calendar.IsSchoolWeek(monday.AddDays(week * 7))));
    }
}
