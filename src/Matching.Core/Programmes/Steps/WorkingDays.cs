using Matching.Core.Texts;

namespace Matching.Core.Programmes.Steps;

/// <summary>
/// Monday to Friday without public holidays. What is due on another day moves to the next of them; a warning before a date to the one
/// before.
/// </summary>
/// <remarks>Source: programmes §1.</remarks>
public static class WorkingDays
{
    public static bool IsOne(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !DanishHolidays.IsHoliday(day);

    /// <summary>The day itself when it is one.</summary>
    public static DateOnly NextFrom(DateOnly day)
    {
        while (!IsOne(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself when it is one.</summary>
    public static DateOnly LastBy(DateOnly day)
    {
        while (!IsOne(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The <paramref name="days"/>-th of them after a day, which does not count itself; at least 1.</summary>
    public static DateOnly After(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        for (; days > 0; days--)
        {
            day = NextFrom(day.AddDays(1));
        }

        return day;
    }
}
