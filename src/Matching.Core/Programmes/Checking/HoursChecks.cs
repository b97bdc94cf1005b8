using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Checking;

/// <summary>Hours fit each other and the law's weeks for everybody it takes.</summary>
internal static class HoursChecks
{
    private const decimal FullTime = 37;
    private const int MinutesAnHour = 60;
    private const int WeeksAYear = 52;
    private const int MonthsAYear = 12;

    public static void Run(Checked on)
    {
        foreach (var (path, track) in on.Tracks)
        {
            if (track.Hours is not { } hours)
            {
                continue;
            }

            CheckNumbers(on, $"{path}.hours", hours);
            CheckLaw(on, $"{path}.hours", track, hours);
            CheckSupply(on, path, track, hours);
        }
    }

    private static void CheckNumbers(Checked on, string path, Hours hours)
    {
        on.RefuseIf(hours.Min > hours.Max, $"{path}.min", $"is {hours.Min}, above the maximum of {hours.Max}.");
        on.RefuseIf(hours.Start is { } first && (first.From > hours.Max || first.To < hours.Min), $"{path}.start", $"is {hours.Start}, outside {hours.Min}-{hours.Max}.");
        on.RefuseIf(hours is { Step: { } step, Min: { } min, Max: { } max } && step > max - min && max > min, $"{path}.step", $"is {hours.Step}, more than lies between {hours.Min} and {hours.Max}.");
        on.RefuseIf(hours.Step is not null && hours.AgreedBy.Count == 0, $"{path}.agreedBy", $"is empty, but hours go up only when somebody says yes.");
        on.RefuseIf(hours.Per == HoursPer.Week && hours.Min > hours.Total, $"{path}.min", $"is {hours.Min} a week, above the ceiling of {hours.Total} for everything together.");
    }

    private static void CheckLaw(Checked on, string path, Track track, Hours hours)
    {
        if (track.Kind == Kind.Mentor || hours.Per == HoursPer.Month)
        {
            return;
        }

        on.RefuseIf(track.Kind == Kind.Internship && hours.Max > FullTime, $"{path}.max", $"is {hours.Max}, above full time, {FullTime} (IN07).");
        var most = MostHours(on);
        on.RefuseIf(hours.Min > most, $"{path}.min", $"is {hours.Min} a week, but the law allows nobody between {on.Ages.From} and {on.Ages.To} more than {most} (YW04).");
    }

    /// <summary>The widest week that the law gives anybody it takes; no limit from 18.</summary>
    private static decimal MostHours(Checked on)
    {
        if (on.Ages.To >= Checked.AdultAge)
        {
            return decimal.MaxValue;
        }

        var law = on.Law.YouthWork(on.LawDay);
        var inSchoolOnly = on.Definition.Who?.School is [School.Compulsory];
        var limits = on.Ages.To < law.OlderFromAge
            ? (inSchoolOnly ? law.YoungInSchool : law.YoungOutOfSchool)
            : (inSchoolOnly ? law.OlderInSchool : law.OlderOutOfSchool);
        return limits.WeekMinutes / MinutesAnHour;
    }

    private static void CheckSupply(Checked on, string path, Track track, Hours hours)
    {
        var offered = track.Supply?.MinHoursPerMonth;
        on.RefuseIf(
            hours is { Per: HoursPer.Month, Max: { } most } && offered > most,
            $"{path}.supply.minHoursPerMonth",
            $"is {offered}, above the maximum of {hours.Max} hours a month.");
        on.RefuseIf(
            hours is { Per: HoursPer.Week, Max: { } week } && offered > week * WeeksAYear / MonthsAYear,
            $"{path}.supply.minHoursPerMonth",
            $"is {offered}, more than {hours.Max} hours a week give in a month.");
    }
}
