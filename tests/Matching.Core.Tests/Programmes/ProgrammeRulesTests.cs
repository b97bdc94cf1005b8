using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes;

/// <summary>Whom a scheme takes, which openings it uses, which gates stand before a match.</summary>
public sealed class ProgrammeRulesTests
{
    private static readonly DateOnly Night = new(2027, 1, 11);

    [Theory]
    [InlineData("0615", "education_ready", null)]
    [InlineData("0615", "job_ready", "group")]
    [InlineData("0791", "education_ready", "municipality")]
    public void Municipality_and_group_shut_out(string municipality, string group, string? by) =>
        ShutOut("nextwork", GivenTown.Youth("Y1") with { Municipality = municipality, TargetGroup = group }).ShouldBe(by);

    [Fact]
    public void Somebody_under_compulsory_schooling_is_shut_out_by_school_state() =>
        ShutOut("silkeborg-15-17", GivenTown.Youth("Y1") with { Municipality = "0740", School = School.Compulsory }).ShouldBe("school");

    [Theory]
    [InlineData(7, "grade")]
    [InlineData(8, null)]
    [InlineData(10, null)]
    [InlineData(null, "grade")]
    public void A_scheme_for_grades_takes_those_grades(int? year, string? by) =>
        ShutOut("school-internship-favrskov", GivenTown.Youth("Y1") with { Municipality = "0710", School = School.Compulsory, SchoolYear = year }).ShouldBe(by);

    [Theory]
    [InlineData("so", null)]
    [InlineData("da", "language")]
    public void Danish_as_second_language_is_the_language_stated_first(string language, string? by) =>
        ShutOut("spare-time-job-integration-aarhus", GivenTown.Youth("Y1") with { Municipality = "0751", School = School.Fgu, Language = language }).ShouldBe(by);

    [Theory]
    [InlineData("spare-time-job", true)]
    [InlineData("spare-time-job-viborg", true)]
    [InlineData("spare-time-job-integration-aarhus", false)]
    public void Where_self_or_guardian_may_come_nobody_need_refer(string id, bool needsNone) =>
        EntryRules.NeedsNoReferral(GivenProgramme.Shipped(id).Definition).ShouldBe(needsNone);

    [Theory]
    [InlineData(2, "hours_per_month")]
    [InlineData(3, null)]
    public void A_mentor_who_offers_under_three_hours_a_month_is_not_used(int hours, string? by) =>
        Broken("viborg-business-mentors", Mentor() with { HoursPerMonthMin = hours }, GivenTown.Host("H1") with { Kind = HostKind.Mentor }).ShouldBe(by);

    [Fact]
    public void An_hour_a_week_is_over_three_a_month() =>
        Broken("viborg-business-mentors", Mentor() with { HoursPerWeekMin = 1 }, GivenTown.Host("H1") with { Kind = HostKind.Mentor }).ShouldBeNull();

    [Theory]
    [InlineData("practical", "task_kinds")]
    [InlineData("practical|pedagogical", null)]
    public void Tidying_alone_is_refused_and_with_reading_aloud_accepted(string kinds, string? by) =>
        Broken("spare-time-job-favrskov", GivenTown.Opening("O1", "H1") with { TaskKinds = kinds.Split('|') }, GivenTown.Host("H1") with { Municipal = "daycare" }).ShouldBe(by);

    [Theory]
    [InlineData("practical", true, "task_kinds")]
    [InlineData("practical|social", true, null)]
    [InlineData("social", false, "workplace_mentor")]
    public void A_sprout_has_social_tasks_and_a_named_workplace_mentor(string kinds, bool mentor, string? by) =>
        Broken("spirerne-horsens", GivenTown.Opening("O1", "H1") with { TaskKinds = kinds.Split('|'), WorkplaceMentor = mentor, Sector = "eldercare" }, GivenTown.Host("H1") with { Municipal = "eldercare" }).ShouldBe(by);

    [Fact]
    public void A_private_shop_is_no_care_home() =>
        Broken("care-homes-skive", GivenTown.Opening("O1", "H1") with { Sector = "eldercare" }, GivenTown.Host("H1")).ShouldBe("host_kind");

    [Theory]
    [InlineData("viborg-business-mentors", true)]
    [InlineData("spare-time-job", true)]
    [InlineData("school-internship-aarhus", false)]
    public void A_guardian_is_asked_before_the_match_but_not_for_school_internships(string id, bool isAsked) =>
        ProgrammeGates.AsksGuardianBeforeMatch(GivenProgramme.Shipped(id).Definition).ShouldBe(isAsked);

    [Fact]
    public void A_gate_with_a_condition_is_asked_only_of_those_it_holds_for()
    {
        var version = Read(GivenProgramme.With("gates[0]", """{ "code": "parents_involved", "before": "match", "when": { "ageUnder": 18 } }"""));
        var grown = GivenTown.Youth("Y1") with { BirthDate = new(2009, 1, 11), GatesPassed = [] };
        var young = grown with { BirthDate = new(2009, 1, 12) };

        ProgrammeGates.BeforeMatch(version.Definition).ShouldBe(["parents_involved@summer-start"]);
        ProgrammeGates.PassedBy(version.Definition, grown, Night).ShouldBe(["parents_involved@summer-start"]);
        ProgrammeGates.PassedBy(version.Definition, young, Night).ShouldBeEmpty();
        ProgrammeGates.PassedBy(version.Definition, young with { GatesPassed = ["parents_involved"] }, Night).ShouldBe(["parents_involved@summer-start"]);
        ProgrammeGates.PassedBy(version.Definition, young with { GatesPassed = null }, Night).ShouldBe(["parents_involved@summer-start"]);
    }

    [Fact]
    public void A_talk_that_is_missing_is_an_open_gate()
    {
        var definition = GivenProgramme.Shipped("company-effort-15-29-aarhus").Definition;

        ProgrammeGates.BeforeMatch(definition).ShouldBe(["talk"]);
        ProgrammeGates.PassedBy(definition, GivenTown.Youth("Y1") with { GatesPassed = [] }, Night).ShouldBeEmpty();
    }

    private static string? ShutOut(string id, Youth youth) =>
        EntryRules.ShutOutBy(GivenProgramme.Shipped(id).Definition, youth, GivenProgramme.Shipped(id).Definition.Municipalities.Resolve([]));

    private static string? Broken(string id, Opening opening, Host host) => SupplyRules.BrokenBy(GivenProgramme.Shipped(id).Definition, opening, host);

    private static Opening Mentor() => GivenTown.Opening("O1", "H1") with { Kind = Kind.Mentor };

    private static ProgrammeVersion Read(string json) => ((Definitions.DefinitionOutcome<ProgrammeVersion>.Read)ProgrammeFile.Read(GivenProgramme.File, json)).Value;
}
