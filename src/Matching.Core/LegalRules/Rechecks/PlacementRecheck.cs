using System.Globalization;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.LegalRules.Internships;
using Matching.Core.LegalRules.Work;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Core.Programmes.Steps;
using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;

namespace Matching.Core.LegalRules.Rechecks;

/// <summary>
/// Looks at every agreed and running placement again: hours by the law of each date in the year to come, so that a new version, a birthday, a
/// new placement or a changed schedule shows before its day; internship weeks by the law of the day they were agreed; birthdays that change a
/// group; child certificates that lapse. It changes nothing.
/// </summary>
/// <remarks>Source: rules of law §1, "Which version", §3 and §6. What is due on a free day is due on the working day before.</remarks>
public sealed class PlacementRecheck(LawInForce law)
{
    private const int DaysAhead = 366;
    private const int DaysBeforeBirthday = 30;
    private const int DaysBeforeLapse = 60;
    private static readonly int[] GroupBirthdays = [18, 25, 30];

    private readonly LegalSentences _sentences = new(law.Rules);

    public IReadOnlyList<RecheckFinding> Find(Board board, DateOnly today)
    {
        var places = new RunningPlaces(board);
        var judge = new YouthWorkJudge(law.Rules, law.Calendars.With(board.SchoolCalendar));
        return
        [
            .. from youth in board.Youths.OrderBy(youth => youth.Id, StringComparer.Ordinal)
               let hers = places.Of(youth)
               where hers.Count > 0
               from finding in Of(youth, hers, places, judge, today)
               select finding,
        ];
    }

    private IEnumerable<RecheckFinding> Of(Youth youth, IReadOnlyList<KnownPlacement> hers, RunningPlaces places, YouthWorkJudge judge, DateOnly today) =>
    [
        .. Hours(judge, youth, [.. hers.Select(places.WorkOf).OfType<WorkOfHers>()], today),
        .. Weeks(youth, hers, today),
        .. Changes(youth, hers, today),
        .. Birthdays(youth, hers, today),
        .. Certificates(youth, hers, places, today),
    ];

    private IEnumerable<RecheckFinding> Hours(YouthWorkJudge judge, Youth youth, IReadOnlyList<WorkOfHers> works, DateOnly today)
    {
        var her = new WorkingPerson(youth.BirthDate, youth.School, youth.Municipality);
        var placed = string.Join('+', works.Select(work => string.Create(CultureInfo.InvariantCulture, $"{work.Id}@{work.From:yyyyMMdd}")));
        foreach (var breach in judge.FirstBreaches(her, works, today, today.AddDays(DaysAhead)))
        {
            var age = her.AgeOn(breach.Day);
            var group = YouthWorkGroups.Of(age, youth.School, law.Rules.YouthWork(breach.Day));
            var version = law.Rules.Find(breach.Rule, breach.Day, age, youth.School) ?? law.Rules.Find(breach.Rule, breach.Day);
            var marker = string.Create(CultureInfo.InvariantCulture, $"law:{youth.Id}:{breach.Rule}:{version?.ValidFrom:yyyyMMdd}:{group}:{placed}");
            yield return new(youth.Municipality, youth.Id, WorkKind.LawBroken, marker, Due(breach.Day, today), _sentences.Of(breach, group));
        }
    }

    private IEnumerable<RecheckFinding> Weeks(Youth youth, IReadOnlyList<KnownPlacement> hers, DateOnly today)
    {
        foreach (var placement in hers.Where(placement => placement is { Kind: Kind.Internship, EndDate: not null, OpeningId.Length: > 0 }))
        {
            var days = RunningPlaces.Days(placement);
            var agreed = placement.Since < law.Rules.FirstDay ? law.Rules.FirstDay : placement.Since;
            if (InternshipWeeks.Allowed(law.Rules, youth.TargetGroup, agreed, []) is { } allowed && InternshipWeeks.Of([days]) is var weeks && weeks > allowed)
            {
                var over = days.From.AddDays(allowed * 7);
                var marker = string.Create(CultureInfo.InvariantCulture, $"law:{youth.Id}:IN01:{youth.TargetGroup}:{placement.OpeningId}@{days.From:yyyyMMdd}");
                yield return new(youth.Municipality, youth.Id, WorkKind.LawBroken, marker, Due(over, today), _sentences.Of(new LegalBreach("IN01", agreed, weeks, allowed)));
            }
        }
    }

    /// <summary>What was agreed under one version of the weeks goes on under it; that another one begins meanwhile is told once.</summary>
    private IEnumerable<RecheckFinding> Changes(Youth youth, IReadOnlyList<KnownPlacement> hers, DateOnly today) =>
        from placement in hers
        where placement is { Kind: Kind.Internship, OpeningId.Length: > 0 }
        let days = RunningPlaces.Days(placement)
        from rule in law.Rules.Rules
        where rule.Id is "IN01" or "IN02" && rule.AppliesTo.TargetGroups?.Contains(youth.TargetGroup) != false
        where placement.Since < rule.ValidFrom && rule.ValidFrom <= days.To && today <= days.To
        select new RecheckFinding(
            youth.Municipality,
            youth.Id,
            WorkKind.LawChanged,
            string.Create(CultureInfo.InvariantCulture, $"law:{youth.Id}:{rule.Id}:{rule.ValidFrom:yyyyMMdd}:{placement.OpeningId}@{days.From:yyyyMMdd}"),
            Due(rule.ValidFrom, today),
            new(
                string.Create(CultureInfo.InvariantCulture, $"Aftalt {placement.Since:d-M-yyyy}; fra {rule.ValidFrom:d-M-yyyy} gælder: {rule.Text.Da} ({rule.Id}, {rule.Source.Text})"),
                string.Create(CultureInfo.InvariantCulture, $"Agreed on {placement.Since:yyyy-MM-dd}; from {rule.ValidFrom:yyyy-MM-dd} holds: {rule.Text.En} ({rule.Id}, {rule.Source.Text})")));

    private static IEnumerable<RecheckFinding> Birthdays(Youth youth, IReadOnlyList<KnownPlacement> hers, DateOnly today)
    {
        foreach (var age in GroupBirthdays)
        {
            var birthday = youth.BirthDate.AddYears(age);
            var opens = WorkingDays.LastBy(birthday.AddDays(-DaysBeforeBirthday));
            if (today < opens || birthday < today || !hers.Any(placement => placement.Kind != Kind.Mentor && RunningPlaces.Days(placement).Holds(birthday)))
            {
                continue;
            }

            yield return new(
                youth.Municipality,
                youth.Id,
                WorkKind.LawAge,
                string.Create(CultureInfo.InvariantCulture, $"law-age:{youth.Id}:{age}"),
                Due(birthday, today),
                new(
                    string.Create(CultureInfo.InvariantCulture, $"Fylder {age} den {birthday:d-M-yyyy}, mens en plads løber: efter hvilke regler fortsætter den?"),
                    string.Create(CultureInfo.InvariantCulture, $"Turns {age} on {birthday:yyyy-MM-dd} while a place runs: under which rules does it go on?")));
        }
    }

    private IEnumerable<RecheckFinding> Certificates(Youth youth, IReadOnlyList<KnownPlacement> hers, RunningPlaces places, DateOnly today)
    {
        var grown = youth.BirthDate.AddYears(law.Rules.CertificateBelowAge(today));
        foreach (var placement in hers.Where(placement => placement.Kind == Kind.Mentor))
        {
            if (places.HostOf(placement) is not { } host || today >= grown)
            {
                continue;
            }

            var lapses = host.ChildCertificateUntil ?? today.AddDays(-1);
            if (lapses.AddDays(1) < grown && today >= lapses.AddDays(-DaysBeforeLapse) && RunningPlaces.Days(placement).To > lapses)
            {
                var marker = string.Create(CultureInfo.InvariantCulture, $"law-certificate:{youth.Id}:{host.Id}:{host.ChildCertificateUntil:yyyyMMdd}");
                yield return new(youth.Municipality, youth.Id, WorkKind.CertificateLapses, marker, Due(lapses.AddDays(1), today), _sentences.Of(new LegalBreach("CR02", today, 0, 0)));
            }
        }
    }

    /// <summary>The working day before it changes; today when that is over.</summary>
    private static DateOnly Due(DateOnly changes, DateOnly today) =>
        WorkingDays.LastBy(changes.AddDays(-1)) is var due && due < today ? today : due;
}
