using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Benchmarks.Plain;

/// <summary>Weeks as lists of half hours, counted from Monday at midnight.</summary>
internal static class PlainWeeks
{
    private const int PerDay = 48;

    public static IEnumerable<int> HalfHours(WeeklyHours week) => week.Stretches.SelectMany(stretch =>
        Enumerable.Range(0, PerDay)
            .Where(half => half * 30 >= stretch.FromMinute && half * 30 + 30 <= stretch.ToMinute)
            .Select(half => stretch.Day * PerDay + half));

    public static IEnumerable<int> Frame(OpeningFacts opening) =>
        opening.Schedule.IsEmpty ? Enumerable.Range(0, 7 * PerDay) : HalfHours(opening.Schedule);

    /// <summary>How many of the half hours lie in runs of at least so many within one day.</summary>
    public static int InRuns(List<int> halfHours, int shortest)
    {
        var runs = new List<List<int>>();
        foreach (var half in halfHours.Order())
        {
            if (runs.Count > 0 && runs[^1][^1] == half - 1 && half % PerDay != 0)
            {
                runs[^1].Add(half);
            }
            else
            {
                runs.Add([half]);
            }
        }

        return runs.Where(run => run.Count >= shortest).Sum(run => run.Count);
    }
}
