using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.LegalRules.Rechecks;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.LegalRules;

public sealed class PlacementRecheckTests
{
    private static readonly Youth Her = GivenTown.Youth("Y1") with { BirthDate = new(2010, 6, 15), School = School.Compulsory, TargetGroup = "" };
    private static readonly Host Shop = GivenTown.Host("H1");
    private static readonly Opening Place = GivenTown.Opening("O1", "H1");

    private static readonly KnownPlacement Agreed = new()
    {
        YouthId = "Y1",
        OpeningId = "O1",
        Kind = Kind.Job,
        State = PlacementState.Running,
        Since = new(2026, 12, 1),
        StartDate = new(2026, 12, 1),
        HoursPerWeek = 11,
        Schedule = WeeklyHours.Parse("We16:00-18:00|Th16:00-17:00|Sa10:00-14:00|Su10:00-14:00"),
    };

    private static LawInForce NewWeek => new(LegalRuleSet.Default.With([("ours.json", """
        [{ "id": "YW04", "title": { "da": "Uge", "en": "Week" }, "validFrom": "2027-01-01", "validTo": null, "supersedes": "YW04 2020-05-25",
          "appliesTo": { "kinds": ["internship", "job"], "ageFrom": 15, "ageBelow": 18, "school": ["compulsory"], "targetGroups": null, "forms": null, "trades": null },
          "mode": "computed", "severity": "block", "values": { "schoolWeekHours": 10, "otherWeekHours": 35 },
          "source": { "text": "En ny lov", "seen": "2026-11-21", "confidence": "L" }, "confirmedBy": null, "text": { "da": "Højst 10 timer.", "en": "At most 10 hours." } }]
        """)]).OrThrow(), SchoolCalendars.Default);

    [Fact]
    public void Agreed_1_12_2026_and_a_new_YW04_from_1_1_2027_makes_one_item_when_it_is_loaded_and_none_the_second_night()
    {
        Find(LawInForce.Shipped, new(2026, 12, 2)).ShouldBeEmpty();

        var loaded = Find(NewWeek, new(2026, 12, 2)).ShouldHaveSingleItem();
        var second = Find(NewWeek, new(2026, 12, 3)).ShouldHaveSingleItem();
        var running = Find(NewWeek, new(2027, 1, 4)).ShouldHaveSingleItem();

        loaded.Kind.ShouldBe(WorkKind.LawBroken);
        loaded.DueBy.ShouldBe(new(2026, 12, 31), "the week of Monday 4 January is the first with a school day; Thursday is the working day before");
        loaded.Note.En.ShouldBe("At most 10 hours. (YW04, En ny lov: 11 h, at most 10 h; Monday 4 January 2027)");
        second.Marker.ShouldBe(loaded.Marker);
        running.Marker.ShouldBe(loaded.Marker);
    }

    [Fact]
    public void A_second_placement_of_the_same_person_is_judged_with_the_first()
    {
        var paper = Agreed with { OpeningId = "", OutsideTitle = "Aviser", HoursPerWeek = 2, Schedule = WeeklyHours.None };

        Find(LawInForce.Shipped, new(2026, 12, 2), paper).ShouldHaveSingleItem().Note.Da.ShouldContain("13 t., højst 12 t.");
    }

    [Theory]
    [InlineData("2027-07-08", false)]
    [InlineData("2027-07-09", true)]
    [InlineData("2027-08-10", true)]
    [InlineData("2027-08-11", false)]
    public void Born_10_8_2009_is_looked_at_from_Fri_9_7_2027_until_the_birthday(string today, bool found)
    {
        var her = Her with { BirthDate = new(2009, 8, 10), School = School.Eud };
        var board = GivenTown.Board([her], [Shop], [Place]) with { Placements = [Agreed with { Schedule = WeeklyHours.Parse("Sa10:00-14:00") }] };

        new PlacementRecheck(LawInForce.Shipped).Find(board, Day(today)).Any(finding => finding.Kind == WorkKind.LawAge).ShouldBe(found);
    }

    [Theory]
    [InlineData("2026-11-30", "2027-01-30", false)]
    [InlineData("2026-12-01", "2027-01-30", true)]
    [InlineData("2026-12-02", "2027-03-02", false)]
    public void A_running_mentor_of_somebody_under_15_is_an_item_sixty_days_before_the_certificate_lapses(string today, string until, bool found)
    {
        var her = Her with { BirthDate = new(2012, 3, 3) };
        var mentor = Shop with { Kind = HostKind.Mentor, ChildCertificateUntil = Day(until) };
        var placement = Agreed with { Kind = Kind.Mentor, Schedule = WeeklyHours.None };
        var board = GivenTown.Board([her], [mentor], [Place with { Kind = Kind.Mentor }]) with { Placements = [placement] };

        new PlacementRecheck(LawInForce.Shipped).Find(board, Day(today)).Any(finding => finding.Kind == WorkKind.CertificateLapses).ShouldBe(found, today);
    }

    [Fact]
    public void An_internship_agreed_15_12_2026_that_starts_4_1_2027_is_an_item_when_the_2027_set_is_loaded_and_keeps_its_weeks()
    {
        var set = new LawInForce(LegalRuleSet.Default.With([("2027.json", """
            [{ "id": "IN01", "title": { "da": "Længde", "en": "Length" }, "validFrom": "2027-01-01", "validTo": null, "supersedes": null,
              "appliesTo": { "kinds": ["internship"], "ageFrom": null, "ageBelow": null, "school": null, "targetGroups": ["activity_ready", "under18"], "forms": null, "trades": null },
              "mode": "computed", "severity": "block", "values": { "weeks": 8 },
              "source": { "text": "Hovedlov 2027", "seen": "2026-11-21", "confidence": "L" }, "confirmedBy": null, "text": { "da": "Højst 8 uger.", "en": "At most 8 weeks." } }]
            """)]).OrThrow(), SchoolCalendars.Default);
        var board = GivenTown.Board([Her with { BirthDate = new(2004, 1, 1), TargetGroup = TargetGroups.ActivityReady }], [Shop], [Place with { Kind = Kind.Internship }]) with
        {
            Placements = [Agreed with { Kind = Kind.Internship, Since = new(2026, 12, 15), StartDate = new(2027, 1, 4), EndDate = new(2027, 4, 4), Schedule = WeeklyHours.None }],
        };

        new PlacementRecheck(LawInForce.Shipped).Find(board, new(2026, 12, 16)).ShouldBeEmpty();
        var item = new PlacementRecheck(set).Find(board, new(2026, 12, 16)).ShouldHaveSingleItem();
        (item.Kind, item.DueBy).ShouldBe((WorkKind.LawChanged, new(2026, 12, 31)));
        item.Note.En.ShouldBe("Agreed on 2026-12-15; from 2027-01-01 holds: At most 8 weeks. (IN01, Hovedlov 2027)");
    }

    [Fact]
    public void What_is_lawful_finds_nothing() => Find(LawInForce.Shipped, new(2026, 12, 2)).ShouldBeEmpty();

    private static IReadOnlyList<RecheckFinding> Find(LawInForce law, DateOnly today, params KnownPlacement[] more) =>
        new PlacementRecheck(law).Find(GivenTown.Board([Her], [Shop], [Place]) with { Placements = [Agreed, .. more] }, today);

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
