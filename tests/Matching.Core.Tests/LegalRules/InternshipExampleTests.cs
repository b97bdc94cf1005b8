using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.LegalRules.Internships;
using Matching.Core.People;
using Matching.Core.Programmes.Steps;
using Shouldly;
using Xunit;
using static Matching.Core.Tests.LegalRules.Work.GivenWork;

namespace Matching.Core.Tests.LegalRules;

/// <summary>The boundary examples of the rules of law §3, §4 and §6. A case's first word is the example's sentence.</summary>
public sealed class InternshipExampleTests
{
    private static readonly DateOnly Agreed = new(2026, 12, 15);
    private static readonly Extension Reasoned = new("Hun er på vej og mangler det sidste.");
    private static readonly Extension Special = new("Hun er på vej.", "Et ganske særligt behov, skrevet ned.");

    [Theory]
    [InlineData("job_ready Mon 4-1-2027 – Sun 31-1-2027 (28 days) kept", TargetGroups.JobReady, "2027-01-31", 0, 0, false)]
    [InlineData("job_ready – Mon 1-2-2027 broken", TargetGroups.JobReady, "2027-02-01", 0, 0, true)]
    [InlineData("job_ready – Mon 1-2-2027 broken with an extension too", TargetGroups.JobReady, "2027-02-01", 1, 0, true)]
    [InlineData("activity_ready 4-1 – Sun 4-4-2027 (91 days) kept", TargetGroups.ActivityReady, "2027-04-04", 0, 0, false)]
    [InlineData("activity_ready – Mon 5-4 broken without extension", TargetGroups.ActivityReady, "2027-04-05", 0, 0, true)]
    [InlineData("activity_ready – Sun 4-7-2027 (182) kept with reason", TargetGroups.ActivityReady, "2027-07-04", 1, 0, false)]
    [InlineData("activity_ready – Mon 5-7 broken without special need", TargetGroups.ActivityReady, "2027-07-05", 1, 0, true)]
    [InlineData("activity_ready +13 to Sun 3-10-2027 kept with it", TargetGroups.ActivityReady, "2027-10-03", 1, 1, false)]
    [InlineData("activity_ready – Mon 4-10-2027 broken: each +13 anew", TargetGroups.ActivityReady, "2027-10-04", 1, 1, true)]
    [InlineData("under18 4-1 – Sun 4-4-2027 kept", TargetGroups.Under18, "2027-04-04", 0, 0, false)]
    [InlineData("under18 – Mon 5-4 broken", TargetGroups.Under18, "2027-04-05", 0, 0, true)]
    public void Weeks_are_counted_by_group_and_decision(string sentence, string group, string lastDay, int reasoned, int special, bool broken)
    {
        var agreement = Agreement(group) with
        {
            Days = new(new(2027, 1, 4), Day(lastDay)),
            Extensions = [.. Enumerable.Repeat(Reasoned, reasoned), .. Enumerable.Repeat(Special, special)],
        };

        agreement.Breaches(LegalRuleSet.Default).Select(breach => breach.Rule).ShouldBe(broken ? ["IN01"] : [], sentence);
    }

    [Theory]
    [InlineData("education_ready, last employer P 1 → block at P 1", TargetGroups.EducationReady, "P 1", "", true)]
    [InlineData("education_ready, kept at P 2", TargetGroups.EducationReady, "P 2", "", false)]
    [InlineData("activity_ready at P 1 without the new function written", TargetGroups.ActivityReady, "P 1", "", true)]
    [InlineData("activity_ready at P 1 kept only with the new function written", TargetGroups.ActivityReady, "P 1", "Lager i stedet for butik", false)]
    public void The_last_employer_is_barred_or_needs_a_new_function(string sentence, string group, string workplace, string function, bool broken) =>
        (Agreement(group) with { Workplace = workplace, LastEmployer = "P 1", NewFunction = function }).Breaches(LegalRuleSet.Default)
            .Select(breach => breach.Rule).ShouldBe(broken ? ["IN04"] : [], sentence);

    [Fact]
    public void Purpose_empty_cannot_be_approved() =>
        (Agreement(TargetGroups.JobReady) with { Purpose = InternshipPurpose.NotStated }).Breaches(LegalRuleSet.Default).ShouldHaveSingleItem().Rule.ShouldBe("IN05");

    [Theory]
    [InlineData(37, false)]
    [InlineData(38, true)]
    public void An_internship_is_at_most_full_time(int hours, bool broken) =>
        (Agreement(TargetGroups.JobReady) with { HoursPerWeek = hours }).Breaches(LegalRuleSet.Default).Select(breach => breach.Rule).ShouldBe(broken ? ["IN07"] : []);

    [Theory]
    [InlineData("2027-02-07", 6)]
    [InlineData("2027-02-08", 1)]
    public void A_break_of_28_days_begins_a_new_offer_and_one_of_27_does_not(string secondBegins, int weeks) =>
        InternshipWeeks.Of([new(new(2027, 1, 4), new(2027, 1, 10)), new(Day(secondBegins), Day(secondBegins).AddDays(6))]).ShouldBe(weeks);

    [Theory]
    [InlineData("9 employees, 0 now → 1st kept", 9, 0, false)]
    [InlineData("9 employees: 2nd broken", 9, 1, true)]
    [InlineData("10 employees, 1 now → kept", 10, 1, false)]
    [InlineData("10 employees, 2 now → broken", 10, 2, true)]
    [InlineData("59 with 10 now → broken", 59, 10, true)]
    [InlineData("60 with 10 now → kept", 60, 10, false)]
    public void Supported_persons_stand_in_a_ratio_to_ordinary_employees(string sentence, int employees, int now, bool broken) =>
        (InternRatio.WithOneMore(LegalRuleSet.Default, employees, now, [], new(new(2027, 1, 4), new(2027, 1, 31), 30), Agreed) is not null).ShouldBe(broken, sentence);

    [Fact]
    public void Fte_9_employees_two_interns_of_eighteen_and_a_half_hours_are_kept()
    {
        // The hours of a week are whole in the product: eighteen each.
        var half = new SupportedPerson(new(2027, 1, 4), new(2027, 1, 31), 18);

        InternRatio.WithOneMore(LegalRuleSet.Default, 9, 0, [half], half, Agreed, RatioCounts.FullTimeEquivalents).ShouldBeNull();
        InternRatio.WithOneMore(LegalRuleSet.Default, 9, 0, [half], half, Agreed).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2027-01-03", false)]
    [InlineData("2027-01-04", true)]
    public void Only_placements_that_overlap_by_date_count(string otherEnds, bool broken) =>
        (InternRatio.WithOneMore(LegalRuleSet.Default, 9, 0, [new(new(2026, 12, 1), Day(otherEnds), 30)], new(new(2027, 1, 4), new(2027, 1, 31), 30), Agreed) is not null).ShouldBe(broken);

    [Theory]
    [InlineData("under18 turning 18 on 1-3-2027 → item Fri 29-1-2027 (30 days before is a Saturday)", "2027-03-01", "2027-01-29")]
    [InlineData("born 10-8-2009 → item Fri 9-7-2027 (30 days before is a Sunday)", "2027-08-10", "2027-07-09")]
    public void A_birthday_is_looked_at_thirty_days_before_on_a_working_day(string sentence, string birthday, string due) =>
        WorkingDays.LastBy(Day(birthday).AddDays(-30)).ShouldBe(Day(due), sentence);

    private static InternshipAgreement Agreement(string group) =>
        new(group, "P 2", Agreed, new(new(2027, 1, 4), new(2027, 1, 31)), InternshipPurpose.Training, 30);
}
