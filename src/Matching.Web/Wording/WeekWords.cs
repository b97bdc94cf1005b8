using Matching.Engine.Time;
using Microsoft.Extensions.Localization;

namespace Matching.Web.Wording;

/// <summary>A week in words: “mandag 15.00–18.00, onsdag 16.00–20.00”.</summary>
internal static class WeekWords
{
    public static string Of(WeekBits week, IStringLocalizer<Words> words)
    {
        if (week.IsEmpty)
        {
            return words["Week.Empty"];
        }

        var days = Enumerable.Range(0, 7).Where(day => week.Day(day) != 0).Select(day => $"{words[$"Day.{day}"].Value} {string.Join(", ", Stretches(week, day).Select(Clock))}");
        return string.Join("; ", days);

        string Clock((int From, int To) stretch) => words["Week.Stretch", Time(stretch.From), Time(stretch.To)];
    }

    /// <summary>Consecutive half hours of a day: the first, and the one after the last.</summary>
    public static IEnumerable<(int From, int To)> Stretches(WeekBits week, int day)
    {
        var bits = week.Day(day);
        for (var half = 0; half < WeekBits.HalfHoursPerDay; half++)
        {
            if ((bits >> half & 1) == 0)
            {
                continue;
            }

            var from = half;
            while (half < WeekBits.HalfHoursPerDay && (bits >> half & 1) != 0)
            {
                half++;
            }

            yield return (from, half);
        }
    }

    private static string Time(int half) => $"{half / 2:00}.{half % 2 * 30:00}";
}
