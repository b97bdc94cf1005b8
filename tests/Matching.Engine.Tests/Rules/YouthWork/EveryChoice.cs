using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Engine.Tests.Rules.YouthWork;

/// <summary>Tries every set of half hours of a small week: what the calculus must agree with.</summary>
internal static class EveryChoice
{
    /// <summary>The largest lawful sum of half hours of new work; −1 = not even nothing is lawful.</summary>
    public static int Most(YouthWorkLaw law, YouthWorkGroup group, RunningWork running, ulong[] days)
    {
        var subsets = days.Select(LawfulSubsets).ToArray();
        var chosen = new ulong[7];
        return Best(0);

        int Best(int day)
        {
            if (day == 7)
            {
                return Judge(law, group, running, chosen);
            }

            var best = -1;
            foreach (var subset in subsets[day])
            {
                chosen[day] = subset;
                best = Math.Max(best, Best(day + 1));
            }

            return best;
        }
    }

    /// <summary>How many sets <see cref="Most"/> has to try.</summary>
    public static long Count(ulong[] days) => days.Aggregate(1L, (count, day) => count * LawfulSubsets(day).Length);

    private static int Judge(YouthWorkLaw law, YouthWorkGroup group, RunningWork running, ulong[] chosen)
    {
        var hours = WeeklyHours.Of([.. running.Times.Stretches, .. Stretches(chosen)]);
        var week = WorkedWeek.WithAssumedBreaks(hours, law);
        var added = week.WorkMinutes - running.Week.WorkMinutes;
        return law.FirstBreach(group, week, running.WeekMinutes + added) is null ? added / 30 : -1;
    }

    private static IEnumerable<WeekStretch> Stretches(ulong[] days) =>
        from day in Enumerable.Range(0, 7)
        from halfHour in Enumerable.Range(0, 48)
        where (days[day] >> halfHour & 1) != 0
        select new WeekStretch(day, halfHour * 30, halfHour * 30 + 30);

    private static ulong[] LawfulSubsets(ulong day)
    {
        var subsets = new List<ulong> { 0 };
        for (var subset = day; subset != 0; subset = (subset - 1) & day)
        {
            if (HasOnlyLongRuns(subset))
            {
                subsets.Add(subset);
            }
        }

        return [.. subsets];
    }

    private static bool HasOnlyLongRuns(ulong set)
    {
        var run = 0;
        for (var halfHour = 0; halfHour <= 48; halfHour++)
        {
            if ((set >> halfHour & 1) != 0)
            {
                run++;
                continue;
            }

            if (run is > 0 and < 4)
            {
                return false;
            }

            run = 0;
        }

        return true;
    }
}
