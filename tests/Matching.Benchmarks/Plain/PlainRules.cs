using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;

namespace Matching.Benchmarks.Plain;

/// <summary>The hard rules in their order, each a question to a pair.</summary>
internal static class PlainRules
{
    public static List<Func<PlainPair, bool>> All { get; } =
    [
        SwitchedOn,
        ProgrammeTakesThem,
        pair => pair.AgeAtStart >= pair.Opening.MinAge,
        pair => pair.AgeAtStart <= pair.Opening.MaxAge,
        pair => pair.TravelMinutes <= pair.Youth.MaxTravelMinutes * (pair.HasPledged(Pledges.Lift) ? 2 : 1),
        HostIsCleared,
        pair => PlainDates.Age(pair.Youth.Born, pair.Night.Date) >= 18 || !pair.Programme.GuardianBeforeMatch || pair.Youth.GuardianConsent == true,
        pair => pair.Programme.GatesBeforeMatch.All(gate => pair.Youth.GatesPassed.Contains(gate)),
        pair => !Rests(pair),
        NotRefusedBefore,
        pair => !pair.Youth.NotSectors.Contains(pair.Opening.Sector) && !pair.Youth.NotHosts.Contains(pair.Host.Id) && !pair.Youth.NotHosts.Contains(pair.Opening.Id),
        pair => !pair.Opening.Requires.HasFlag(Requirements.DrivingLicence) || pair.Youth.Licence == Licence.Car,
        pair => pair.Opening.Languages.Count == 0 || pair.Youth.Languages.Intersect(pair.Opening.Languages, StringComparer.Ordinal).Any(),
        pair => !(pair.Asks(Needs.NoHeavyLifting) && pair.Has(WorkEnvironment.Lifting)),
        FewChanges,
        pair => (pair.IsMentor ? 0 : pair.Opening.HoursPerWeekMin) + pair.HoursAlreadyRunning <= pair.Youth.MaxHoursPerWeek,
        EnoughCommonTime,
        LawfulWork,
        LawfulInternship,
        pair => !pair.Host.IsMentor || pair.Host.AuthorityOf != pair.Youth.Municipality,
    ];

    private static bool SwitchedOn(PlainPair pair) =>
        pair.Youth.Status == Status.Active
        && pair.Host.Status == Status.Active
        && pair.Opening.Status == Status.Active
        && pair.Programme.Status == Status.Active
        && !(pair.Opening.EndDate < pair.Night.Date);

    private static bool ProgrammeTakesThem(PlainPair pair) =>
        pair.Youth.EnrolledIn.Contains(pair.Programme.Id)
        && pair.AgeAtStart >= pair.Programme.AgeFrom
        && pair.AgeAtStart <= pair.Programme.AgeTo
        && (pair.Programme.Municipalities is null || pair.Programme.Municipalities.Contains(pair.Youth.Municipality))
        && (pair.Programme.Schools is null || pair.Programme.Schools.Contains(pair.Youth.School));

    private static bool HostIsCleared(PlainPair pair) =>
        pair.Host.IsVetted
        && (pair.AgeAtStart >= 15 || !(pair.Host.IsMentor || pair.Host.IsMunicipal) || pair.Host.ChildCertificateUntil >= pair.StartsOn);

    private static bool Rests(PlainPair pair)
    {
        var failed = pair.History.Where(row => row.Outcome is Outcome.EndedEarly or Outcome.NoChemistry && row.Date >= pair.Night.Date.AddDays(-365)).ToList();
        var talked = pair.History.Where(row => row.Outcome == Outcome.Reopened).Select(row => (DateOnly?)row.Date).Append(pair.Youth.TalkedWithOn).Max();
        var lastTwo = pair.History.TakeLast(2).ToList();
        return (failed.Count >= 2 && !(talked >= failed[^1].Date))
            || (lastTwo.Count == 2 && lastTwo.All(row => row.Outcome == Outcome.Expired) && !(talked >= lastTwo[^1].Date));
    }

    private static bool NotRefusedBefore(PlainPair pair) => !pair.History.Any(row =>
        Closes(row, pair)
        && !pair.History.Any(later => later.Outcome == Outcome.Reopened && later.Opening == row.Opening && later.Date >= row.Date));

    private static bool Closes(HistoryFacts row, PlainPair pair)
    {
        var sameOpening = row.Opening == pair.Opening.Id;
        var sameHost = pair.Town.Openings[row.Opening].Host == pair.Host.Id;
        return row.Outcome switch
        {
            Outcome.DeclinedByHost or Outcome.NoChemistry => sameHost,
            Outcome.DeclinedByYouth => sameOpening || (row.WholeHost && sameHost),
            Outcome.EndedEarly => sameOpening,
            Outcome.Expired => sameOpening && pair.Night.Date.DayNumber - row.Date.DayNumber < pair.Night.Policy.ExpiredRestDays,
            _ => false,
        };
    }

    private static bool FewChanges(PlainPair pair)
    {
        if (pair.IsMentor || !pair.Asks(Needs.FewChanges))
        {
            return true;
        }

        var isShort = pair.Opening.EndDate is { } end && end.DayNumber - pair.StartsOn.DayNumber + 1 < 56;
        var begun = pair.Placements.Count(placement =>
            placement.State is PlacementState.Running or PlacementState.Ended
            && placement.StartDate <= pair.Night.Date
            && placement.StartDate >= pair.Night.Date.AddDays(-181));
        return !isShort && begun < 2;
    }

    private static bool EnoughCommonTime(PlainPair pair)
    {
        var common = pair.CommonHalfHours;
        var meetsContact = pair.Host.ContactHours.IsEmpty || common.Intersect(PlainWeeks.HalfHours(pair.Host.ContactHours)).Any();
        return meetsContact && (pair.IsMentor
            ? PlainWeeks.InRuns(common, 2) >= 2
            : PlainWeeks.InRuns(common, 4) >= pair.Opening.HoursPerWeekMin * 2);
    }

    // The choice of lawful hours is the engine's own: a first version of it would be a project of its own, so this side has it for nothing.
    private static bool LawfulWork(PlainPair pair)
    {
        var law = pair.Night.YouthWorkLaw;
        if (pair.IsMentor || YouthWorkGroups.Of(pair.AgeAtStart, pair.Youth.School, law) is not { } group)
        {
            return true;
        }

        var times = WeeklyHours.Of(pair.AlreadyRuns.SelectMany(placement => placement.Schedule.Stretches));
        var asked = new WorkAsked(pair.Opening.Trade, pair.Opening.Environment, pair.Opening.Schedule, pair.Opening.ScheduleIsFixed, pair.Opening.HoursPerWeekMin, pair.Youth.Available);
        return pair.AgeAtStart >= law.FromAge
            && new YouthWorkWeek(law, group, new RunningWork(pair.HoursAlreadyRunning * 60, times, law)).Allows(asked);
    }

    private static bool LawfulInternship(PlainPair pair)
    {
        if (pair.Opening.Kind != Kind.Internship)
        {
            return true;
        }

        return pair.Youth.BarredInternshipHost != pair.Opening.Workplace
            && (pair.Youth.InternshipWeeksAllowed is not { } allowed || allowed - pair.Youth.InternshipWeeksUsedBefore - WeeksHere(pair) > 0);
    }

    /// <summary>Weeks of her internships at this host that follow each other within less than 28 days, back from the start.</summary>
    private static int WeeksHere(PlainPair pair)
    {
        var here = pair.Placements
            .Where(placement => placement.Kind == Kind.Internship
                && placement.State is PlacementState.Running or PlacementState.Agreed or PlacementState.Ended
                && placement.Opening is { } opening && pair.Town.Openings[opening].Host == pair.Host.Id)
            .Select(placement => (From: placement.StartDate ?? placement.Since, To: placement.EndDate ?? DateOnly.MaxValue))
            .Where(stretch => stretch.From <= pair.Night.Date && stretch.From <= stretch.To)
            .OrderByDescending(stretch => stretch.To)
            .ThenBy(stretch => stretch.From)
            .ToList();
        var chain = new List<(DateOnly From, DateOnly To)>();
        foreach (var stretch in here)
        {
            var next = chain.Select(earlier => earlier.From).Append(pair.StartsOn).Min();
            if (next.DayNumber - stretch.To.DayNumber >= 28)
            {
                break;
            }

            chain.Add(stretch);
        }

        if (chain.Count == 0)
        {
            return 0;
        }

        var last = chain[0].To < pair.Night.Date ? chain[0].To : pair.Night.Date;
        return Math.Max(0, (last.DayNumber - chain.Min(stretch => stretch.From).DayNumber + 7) / 7);
    }
}
