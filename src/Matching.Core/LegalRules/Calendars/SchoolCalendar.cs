using Matching.Core.Texts;

namespace Matching.Core.LegalRules.Calendars;

/// <summary>
/// A municipality's school days. Inside a school year: Monday to Friday that is no public holiday and no free day. Between two known school
/// years nobody has school. Outside what is known every Monday to Friday that is no public holiday counts as a school day.
/// </summary>
/// <remarks>Source: rules of law §2, Counting. A sample is marked: it is not the municipality's own calendar.</remarks>
public sealed class SchoolCalendar
{
    private readonly IReadOnlyList<CivilDays> _years;
    private readonly IReadOnlyList<FreeDays> _free;

    internal SchoolCalendar(string municipality, bool isSample, string source, IReadOnlyList<CivilDays> years, IReadOnlyList<FreeDays> free)
    {
        (Municipality, IsSample, Source) = (municipality, isSample, source);
        _years = [.. years.OrderBy(year => year.From)];
        _free = [.. free.OrderBy(days => days.Days.From)];
    }

    /// <summary>For a municipality whose calendar is not known.</summary>
    public static SchoolCalendar Unknown { get; } = new("", false, "", [], []);

    /// <summary>One municipality's rows of a file: days without school, and all between them are days with.</summary>
    internal static SchoolCalendar OfRows(IGrouping<string, DaysWithoutSchool> rows) => new(
        rows.Key,
        isSample: false,
        DaysWithoutSchool.File,
        [new(rows.Min(row => row.Days.From), rows.Max(row => row.Days.To))],
        [.. rows.Select(row => new FreeDays(row.Days, new(row.Name, row.Name)))]);

    /// <summary>Four digits; empty for the one that is not known.</summary>
    public string Municipality { get; }

    public bool IsSample { get; }

    public string Source { get; }

    /// <summary>First and last day of each school year, both included, in order.</summary>
    public IReadOnlyList<CivilDays> Years => _years;

    public IReadOnlyList<FreeDays> Free => _free;

    public bool IsSchoolDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !DanishHolidays.IsHoliday(day)
        && (!IsKnown(day) || (_years.Any(year => year.Holds(day)) && !_free.Any(free => free.Days.Holds(day))));

    /// <summary>Whether the week from this Monday has at least one school day.</summary>
    public bool IsSchoolWeek(DateOnly monday) => Enumerable.Range(0, 7).Any(day => IsSchoolDay(monday.AddDays(day)));

    private bool IsKnown(DateOnly day) => _years.Count > 0 && _years[0].From <= day && day <= _years[^1].To;
}

/// <summary>Civil days, both ends included.</summary>
public sealed record CivilDays(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly day) => From <= day && day <= To;

    public bool Meets(CivilDays other) => From <= other.To && other.From <= To;
}

/// <summary>Days without school inside a school year, with their name in Danish and English.</summary>
public sealed record FreeDays(CivilDays Days, LegalText Name);
