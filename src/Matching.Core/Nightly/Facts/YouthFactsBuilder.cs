using Matching.Core.LegalRules;
using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Nightly;

/// <summary>From a person to what the engine may know of her.</summary>
internal sealed class YouthFactsBuilder(LegalRuleSet law, DateOnly date, PlaceIndex places, Enrolment enrolment)
{
    public YouthFacts Build(Youth youth) => new()
    {
        Id = youth.Id,
        Municipality = youth.Municipality,
        Born = youth.BirthDate,
        Place = places.Of(youth.Postcode, $"Youth {youth.Id}"),
        Status = youth.Status.Status,
        Wants = MatchedAges.IsMatched(youth.BirthDate, date) ? [.. youth.Wants.Order()] : [],
        Travel = youth.TravelModes,
        Licence = youth.Licence,
        MaxTravelMinutes = youth.MaxTravelMinutes,
        School = youth.School,
        Languages = Sorted(youth.Languages),
        OwnLanguage = youth.Language,
        Interests = Sorted(youth.Interests),
        Hobbies = Sorted(youth.Hobbies),
        Available = FreeOfModules(youth),
        MaxHoursPerWeek = youth.MaxHoursPerWeek,
        Needs = youth.Needs,
        Communication = youth.Communication,
        WaitingSince = youth.WaitingSince < date ? youth.WaitingSince : date,
        GuardianConsent = youth.GuardianConsent,
        NotSectors = Sorted(youth.NotSectors),
        NotHosts = Sorted(youth.NotHosts),
        WishedHosts = Sorted(enrolment.WishesOf(youth)),
        EnrolledIn = enrolment.Of(youth),
        GatesPassed = enrolment.GatesPassedBy(youth),
        GatesLeft = enrolment.GatesLeftFor(youth),
        InternshipWeeksAllowed = law.InternshipWeeks(youth.TargetGroup, date),
        InternshipWeeksUsedBefore = youth.WeeksUsed.GetValueOrDefault(youth.TargetGroup),
        BarredInternshipHost = BarredHost(youth),
        SaidYesTooLate = youth.SaidYesTooLate,
    };

    private static WeeklyHours FreeOfModules(Youth youth)
    {
        var taught = youth.Enrolments.Aggregate(WeekBits.None, (all, file) => all | file.AtModules);
        return taught.IsEmpty ? youth.Available : WeeklyHours.Of(youth.Available.Bits.Without(taught));
    }

    private string? BarredHost(Youth youth) =>
        youth.LastEmployer.Length > 0 && law.BarsLastEmployer(youth.TargetGroup, date) ? youth.LastEmployer : null;

    private static List<string> Sorted(IReadOnlyList<string> list) => [.. list.Order(StringComparer.Ordinal)];
}
