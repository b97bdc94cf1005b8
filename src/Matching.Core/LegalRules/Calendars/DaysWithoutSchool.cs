namespace Matching.Core.LegalRules.Calendars;

/// <summary>Why there is no school.</summary>
public enum SchoolBreak
{
    Holiday = 1,

    /// <summary>A single free day, or days on which the schools are shut.</summary>
    Closed = 2,
}

/// <summary>Days on which the schools of a municipality are shut, both ends included, as one row of <c>school-calendar.csv</c> says it.</summary>
/// <param name="Municipality">Four digits.</param>
/// <param name="Days">First and last.</param>
/// <param name="Kind">Why.</param>
/// <param name="Name">What people call them; empty = not stated.</param>
/// <remarks>Source: file formats, "The others".</remarks>
public sealed record DaysWithoutSchool(string Municipality, CivilDays Days, SchoolBreak Kind, string Name)
{
    /// <summary>The longest that one row may say: a summer. A slip of the pen in a year would else let young people work as in a holiday for years.</summary>
    public const int MostDays = 70;

    /// <summary>Where a calendar of such rows says that it comes from.</summary>
    public const string File = "school-calendar.csv";
}
