using Matching.Engine.Facts;
using Matching.Engine.Rules.Admission;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Rules;

public sealed class SwitchedOnTests
{
    [Theory]
    [InlineData(Status.Active, true)]
    [InlineData(Status.Paused, false)]
    [InlineData(Status.Closed, false)]
    public void Only_what_is_active_takes_part(Status status, bool kept)
    {
        RuleCheck.For<SwitchedOn>(Given.Youth() with { Status = status }).Kept.ShouldBe(kept);
        RuleCheck.For<SwitchedOn>(opening: Given.Opening() with { Status = status }).Kept.ShouldBe(kept);
        RuleCheck.For<SwitchedOn>(host: Given.Host() with { Status = status }).Kept.ShouldBe(kept);
        RuleCheck.For<SwitchedOn>(programme: Given.TheProgramme with { Status = status }).Kept.ShouldBe(kept);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_opening_is_on_through_its_last_day(int endedDaysAgo, bool kept) =>
        RuleCheck.For<SwitchedOn>(opening: Given.Opening() with { EndDate = Given.DaysAgo(endedDaysAgo) }).Kept.ShouldBe(kept);

    [Fact]
    public void The_finding_says_who_is_off() =>
        RuleCheck.For<SwitchedOn>(host: Given.Host() with { Status = Status.Paused }).Finding.ToString().ShouldBe("who=host|status=paused");
}

public sealed class ProgrammeTakesThemTests
{
    [Fact]
    public void Somebody_who_is_not_enrolled_is_not_taken() =>
        RuleCheck.For<ProgrammeTakesThem>(Given.Youth() with { EnrolledIn = ["another"] }).Kept.ShouldBeFalse();

    [Theory]
    [InlineData(17, false)]
    [InlineData(18, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Both_ends_of_the_programmes_ages_are_included(int age, bool kept) =>
        RuleCheck.For<ProgrammeTakesThem>(Given.Youth(age: age), programme: Given.TheProgramme with { AgeFrom = 18, AgeTo = 29 }).Kept.ShouldBe(kept);

    [Fact]
    public void Age_is_read_on_the_start_when_that_is_later()
    {
        var turns18NextMonth = Given.Youth() with { Born = new DateOnly(2008, 12, 20) };
        var adults = Given.TheProgramme with { AgeFrom = 18 };

        RuleCheck.For<ProgrammeTakesThem>(turns18NextMonth, Given.Opening() with { StartDate = new DateOnly(2026, 12, 19) }, programme: adults).Kept.ShouldBeFalse();
        RuleCheck.For<ProgrammeTakesThem>(turns18NextMonth, Given.Opening() with { StartDate = new DateOnly(2026, 12, 20) }, programme: adults).Kept.ShouldBeTrue();
    }

    [Fact]
    public void Municipality_and_school_state_are_the_programmes_matter()
    {
        RuleCheck.For<ProgrammeTakesThem>(programme: Given.TheProgramme with { Municipalities = ["0615"] }).Kept.ShouldBeFalse();
        RuleCheck.For<ProgrammeTakesThem>(programme: Given.TheProgramme with { Municipalities = ["0615", "0791"] }).Kept.ShouldBeTrue();
        RuleCheck.For<ProgrammeTakesThem>(programme: Given.TheProgramme with { Schools = [School.Fgu] }).Kept.ShouldBeFalse();
        RuleCheck.For<ProgrammeTakesThem>(programme: Given.TheProgramme with { Schools = [School.None] }).Kept.ShouldBeTrue();
    }
}

public sealed class OldEnoughTests
{
    [Theory]
    [InlineData(15, true)]
    [InlineData(14, false)]
    public void The_minimum_age_itself_is_old_enough(int age, bool kept) =>
        RuleCheck.For<OldEnough>(Given.Youth(age: age), Given.Opening() with { MinAge = 15 }).Kept.ShouldBe(kept);

    [Fact]
    public void Born_on_29_February_she_is_a_year_older_on_1_March()
    {
        var leap = Given.Youth() with { Born = new DateOnly(2008, 2, 29) };

        RuleCheck.For<OldEnough>(leap, Given.Opening() with { MinAge = 19, StartDate = new DateOnly(2027, 2, 28) }).Kept.ShouldBeFalse();
        RuleCheck.For<OldEnough>(leap, Given.Opening() with { MinAge = 19, StartDate = new DateOnly(2027, 3, 1) }).Kept.ShouldBeTrue();
    }

    [Fact]
    public void A_start_in_the_past_is_read_as_tonight() =>
        RuleCheck.For<OldEnough>(Given.Youth() with { Born = new DateOnly(2011, 11, 20) }, Given.Opening() with { MinAge = 15, StartDate = new DateOnly(2026, 1, 1) })
            .Kept.ShouldBeTrue();
}

public sealed class YoungEnoughTests
{
    [Theory]
    [InlineData(17, true)]
    [InlineData(18, false)]
    public void The_maximum_age_itself_is_young_enough(int age, bool kept) =>
        RuleCheck.For<YoungEnough>(Given.Youth(age: age), Given.Opening() with { MaxAge = 17 }).Kept.ShouldBe(kept);
}

public sealed class HostIsClearedTests
{
    [Fact]
    public void A_host_that_is_not_vetted_takes_nobody() =>
        RuleCheck.For<HostIsCleared>(host: Given.Host() with { IsVetted = false }).Kept.ShouldBeFalse();

    [Theory]
    [InlineData(14, true, false, false)]
    [InlineData(14, false, true, false)]
    [InlineData(14, false, false, true)]
    [InlineData(15, true, false, true)]
    public void Under_15_a_mentor_or_municipal_host_needs_a_child_certificate(int age, bool mentor, bool municipal, bool kept) =>
        RuleCheck.For<HostIsCleared>(Given.Youth(age: age), host: Given.Host(mentor: mentor) with { IsMunicipal = municipal }).Kept.ShouldBe(kept);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void The_certificate_is_valid_through_its_last_day(int daysAfterStart, bool kept)
    {
        var start = new DateOnly(2026, 12, 1);
        var host = Given.Host(mentor: true) with { ChildCertificateUntil = start.AddDays(daysAfterStart) };

        RuleCheck.For<HostIsCleared>(Given.Youth(age: 14), Given.Opening() with { StartDate = start }, host).Kept.ShouldBe(kept);
    }

    [Theory]
    [InlineData("youth turns 15 on 3-3-2027, mentor without certificate: start 3-3 kept", "2027-03-03", null, true)]
    [InlineData("start 2-3 broken", "2027-03-02", null, false)]
    [InlineData("certificate until 31-1-2027: start 31-1 kept", "2027-01-31", "2027-01-31", true)]
    [InlineData("start 1-2 broken", "2027-02-01", "2027-01-31", false)]
    public void The_boundary_examples_of_CR02(string sentence, string start, string? until, bool kept)
    {
        var host = Given.Host(mentor: true) with { ChildCertificateUntil = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) };
        var youth = Given.Youth() with { Born = new(2012, 3, 3) };

        RuleCheck.For<HostIsCleared>(youth, Given.Opening() with { StartDate = DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture) }, host).Kept.ShouldBe(kept, sentence);
    }

    [Fact]
    public void A_private_company_is_asked_at_approval()
    {
        RuleCheck.For<HostIsCleared>(Given.Youth(age: 14)).Warnings.ShouldBe(["child_certificate_question"]);
        RuleCheck.For<HostIsCleared>(Given.Youth(age: 15)).Warnings.ShouldBeEmpty();
    }
}

public sealed class BackedTests
{
    private static readonly ProgrammeFacts Asks = Given.TheProgramme with { GuardianBeforeMatch = true };

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public void Under_18_only_a_yes_backs(bool? consent, bool kept) =>
        RuleCheck.For<Backed>(Given.Youth(age: 17) with { GuardianConsent = consent }, programme: Asks).Kept.ShouldBe(kept);

    [Fact]
    public void From_18_nobody_is_asked() =>
        RuleCheck.For<Backed>(Given.Youth(age: 18) with { GuardianConsent = false }, programme: Asks).Kept.ShouldBeTrue();

    [Fact]
    public void A_programme_without_the_gate_asks_nobody() =>
        RuleCheck.For<Backed>(Given.Youth(age: 17) with { GuardianConsent = null }).Kept.ShouldBeTrue();

    [Fact]
    public void The_age_is_tonights_and_not_that_of_the_start() =>
        RuleCheck.For<Backed>(Given.Youth() with { Born = new DateOnly(2008, 11, 21), GuardianConsent = null }, Given.Opening() with { StartDate = new DateOnly(2027, 1, 1) }, programme: Asks)
            .Kept.ShouldBeFalse();
}

public sealed class GatesPassedTests
{
    private static readonly ProgrammeFacts TwoGates = Given.TheProgramme with { GatesBeforeMatch = ["talk", "visit"] };

    [Fact]
    public void Every_gate_must_be_passed_and_the_finding_names_the_first_open_one()
    {
        var half = RuleCheck.For<GatesPassed>(Given.Youth() with { GatesPassed = ["talk"] }, programme: TwoGates);

        half.Kept.ShouldBeFalse();
        half.Finding.Facts[0].ToString().ShouldBe("gate=visit");
    }

    [Theory]
    [InlineData("talk", false)]
    [InlineData("visit", true)]
    public void A_gate_that_is_known_to_be_open_shuts_an_opening_that_asks_for_it_and_no_other(string asked, bool kept)
    {
        var check = RuleCheck.For<GatesPassed>(Given.Youth() with { GatesLeft = [new("talk", 1, 2, "adviser")] }, Given.Opening() with { Gates = [asked] });

        check.Kept.ShouldBe(kept);
        check.Finding.Facts.Any(fact => fact.ToString() is "done=1").ShouldBe(!kept);
    }

    [Fact]
    public void With_all_gates_passed_it_is_kept() =>
        RuleCheck.For<GatesPassed>(Given.Youth() with { GatesPassed = ["visit", "talk"] }, programme: TwoGates).Kept.ShouldBeTrue();
}

public sealed class NoConflictOfInterestTests
{
    [Theory]
    [InlineData("0791", true, false)]
    [InlineData("0615", true, true)]
    [InlineData(null, true, true)]
    [InlineData("0791", false, true)]
    public void A_mentor_does_not_lead_where_her_case_is_decided(string? authorityOf, bool mentor, bool kept) =>
        RuleCheck.For<NoConflictOfInterest>(host: Given.Host(mentor: mentor) with { AuthorityOf = authorityOf }).Kept.ShouldBe(kept);
}
