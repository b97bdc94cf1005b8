using Matching.Engine.Facts;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>The groups of youth-work law, by age on the day worked and by school; from the eighteenth birthday there is none.</summary>
/// <remarks>Source: rules of law §2.</remarks>
public enum YouthWorkGroup
{
    /// <summary>13–14, in compulsory school.</summary>
    A = 1,

    /// <summary>13–14, no longer in compulsory school.</summary>
    A2 = 2,

    /// <summary>15–17, in compulsory school.</summary>
    B = 3,

    /// <summary>15–17, no longer in compulsory school.</summary>
    C = 4,
}

/// <summary>Who belongs to which group, and the limits of each.</summary>
public static class YouthWorkGroups
{
    /// <summary>Whole years from which none of the law of youth work applies.</summary>
    public const int AdultAge = 18;

    /// <summary>The group at an age in whole years; null from eighteen. Somebody too young for any work is in the youngest group.</summary>
    public static YouthWorkGroup? Of(int age, School school, YouthWorkLaw law) => (age, school) switch
    {
        ( >= AdultAge, _) => null,
        var (years, at) when years >= law.OlderFromAge => at == School.Compulsory ? YouthWorkGroup.B : YouthWorkGroup.C,
        (_, School.Compulsory) => YouthWorkGroup.A,
        _ => YouthWorkGroup.A2,
    };

    /// <summary>The numbers that hold for a group.</summary>
    public static YouthWorkLimits LimitsOf(this YouthWorkLaw law, YouthWorkGroup group) => group switch
    {
        YouthWorkGroup.A => law.YoungInSchool,
        YouthWorkGroup.A2 => law.YoungOutOfSchool,
        YouthWorkGroup.B => law.OlderInSchool,
        YouthWorkGroup.C => law.OlderOutOfSchool,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "There are four groups."),
    };

    /// <summary>The limit of a day's work in an ordinary week, minutes; <paramref name="day"/> 0 (Monday) to 6 (Sunday), Monday to Friday are school days.</summary>
    public static int DayMinutes(this YouthWorkLimits limits, int day) =>
        day < 5 ? limits.SchoolDayMinutes : limits.OtherDayMinutes;

    /// <summary>The longest time from the first to the last minute of a day that leaves the daily rest.</summary>
    public static int LongestSpanMinutes(this YouthWorkLimits limits) => WorkedWeek.MinutesPerDay - limits.DailyRestMinutes;
}
