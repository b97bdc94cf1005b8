using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Questions;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.LegalRules;

/// <summary>What a person is asked before she approves; today is Friday 20 November 2026.</summary>
public sealed class LegalQuestionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly LegalQuestions Questions = new(LegalRuleSet.Default);

    private static AskedPlace Job => new() { Born = new(2010, 1, 1), School = School.Compulsory, Kind = Kind.Job, StartsOn = Today, TimesAreStated = true };

    private static AskedPlace Internship => new()
    {
        Born = new(2003, 1, 1), Kind = Kind.Internship, StartsOn = Today, TimesAreStated = true, TargetGroup = "job_ready", IsLastEmployer = false, Employees = 12, StatedOn = Today,
    };

    [Fact]
    public void A_pupil_in_a_spare_time_job_has_the_questions_of_youth_work() => Keys(Job).ShouldBe(["YW02", "YW05", "YW11", "YW12"]);

    [Fact]
    public void Out_of_compulsory_school_light_work_and_the_parents_are_not_asked_for() => Keys(Job with { School = School.Gymnasium }).ShouldBe(["YW05", "YW11"]);

    [Theory]
    [InlineData("2008-11-20", false)]
    [InlineData("2008-11-21", true)]
    public void From_the_eighteenth_birthday_none_of_it_is_asked(string born, bool asked) =>
        (Keys(Job with { Born = DateOnly.ParseExact(born, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }).Count > 0).ShouldBe(asked);

    [Theory]
    [InlineData("2011-11-20", false)]
    [InlineData("2011-11-21", true)]
    public void Under_fifteen_the_certificate_of_the_contact_is_asked_for(string born, bool asked) =>
        Keys(Job with { Born = DateOnly.ParseExact(born, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }).Contains("CR01").ShouldBe(asked);

    [Theory]
    [InlineData(WorkEnvironment.Lifting, Trade.Shop, "YW13")]
    [InlineData(WorkEnvironment.Machines, Trade.Shop, "YW15")]
    [InlineData(WorkEnvironment.ServesAlcohol, Trade.Restaurant, "YW14")]
    [InlineData(WorkEnvironment.Alone, Trade.NotStated, "YW10")]
    [InlineData(WorkEnvironment.Alone, Trade.Other, "YW10")]
    public void A_tag_raises_its_question(WorkEnvironment tag, Trade trade, string rule)
    {
        Keys(Job with { Environment = tag, Trade = trade }).ShouldContain(rule);
        Keys(Job with { Trade = trade }).ShouldNotContain(rule);
    }

    [Fact]
    public void Alone_in_a_known_trade_is_computed_and_not_asked() => Keys(Job with { Environment = WorkEnvironment.Alone, Trade = Trade.Kiosk }).ShouldNotContain("YW10");

    [Fact]
    public void Without_times_the_persons_own_limits_are_one_question()
    {
        var asked = Questions.Of(Job with { TimesAreStated = false }, Today).Single(question => question.Key == "YW03");

        asked.Text.Da.ShouldStartWith("Kan tiderne holdes inden for dette? Du er under 18 og går i skole: højst 2 timer på skoledage, 8 timer på andre dage.");
        asked.Text.Da.ShouldContain("Mindst 14 timers");
        Keys(Job).ShouldNotContain("YW03");
    }

    [Fact]
    public void A_school_internship_beside_other_work_is_asked_about_and_has_none_of_the_employment_acts_questions()
    {
        var place = Job with { Kind = Kind.Internship, ReplacesSchool = true };

        Keys(place with { HasOtherWork = true }).ShouldBe(["YW02", "YW05", "YW11", "YW12", "YW18"]);
        Keys(place).ShouldNotContain("YW18");
    }

    [Fact]
    public void An_internship_asks_for_purpose_need_of_labour_and_the_written_statement() => Keys(Internship).ShouldBe(["IN05", "IN06", "IN09"]);

    [Fact]
    public void Nobody_is_asked_for_a_net_increase_of_staff() =>
        Questions.Of(Internship, Today).ShouldAllBe(question => !question.Text.Da.Contains("merbeskæftigelse", StringComparison.OrdinalIgnoreCase) && !question.Key.StartsWith("NA", StringComparison.Ordinal));

    [Fact]
    public void The_self_supporting_have_a_question_of_their_weeks() => Keys(Internship with { TargetGroup = "none" }).ShouldBe(["IN02", "IN05", "IN06", "IN09"]);

    [Theory]
    [InlineData(true, AnswerForm.Words)]
    [InlineData(null, AnswerForm.Confirm)]
    public void The_last_employer_is_asked_for_in_words_or_where_nobody_has_said(bool? isLast, AnswerForm form) =>
        Questions.Of(Internship with { IsLastEmployer = isLast }, Today).Single(question => question.Key == "IN04").Form.ShouldBe(form);

    [Theory]
    [InlineData("2026-07-20", false)]
    [InlineData("2026-07-19", true)]
    [InlineData(null, true)]
    public void Figures_of_more_than_four_months_are_warned_of(string? stated, bool warned) =>
        Keys(Internship with { StatedOn = stated is null ? null : DateOnly.ParseExact(stated, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }).Contains("RA01:figures").ShouldBe(warned);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Many_interns_without_a_paid_outcome_are_shown_with_their_number(int many, bool shown) =>
        Keys(Internship with { InternsWithoutPay = many }).Contains("IN06:many").ShouldBe(shown);

    [Fact]
    public void A_place_without_employees_is_warned_of() => Keys(Internship with { Employees = 0 }).ShouldContain("RA01:nobody");

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    public void An_internship_from_2027_carries_the_line_that_the_rules_are_not_confirmed(string start, bool shown) =>
        Keys(Internship with { StartsOn = DateOnly.ParseExact(start, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }).Contains("IN01:new-act").ShouldBe(shown);

    [Theory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", true)]
    public void From_December_2026_a_banner_says_so_until_the_new_rules_are_entered(string today, bool warned) =>
        Questions.WarnsOfNewAct(DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(warned);

    [Fact]
    public void A_mentor_is_neither_work_nor_internship() => Keys(Job with { Kind = Kind.Mentor }).ShouldBeEmpty();

    [Fact]
    public void Every_question_has_its_paragraph_and_both_languages() =>
        Questions.Of(Internship with { TargetGroup = "none", IsLastEmployer = null, Employees = 0, StatedOn = null, InternsWithoutPay = 5, StartsOn = new(2027, 1, 4), Born = new(2012, 1, 1), TimesAreStated = false }, Today)
            .ShouldAllBe(question => question.Source.Length > 0 && question.Text.Da.Length > 0 && question.Text.En.Length > 0);

    [Theory]
    [InlineData("IN05", "", false)]
    [InlineData("IN05", "NotStated", false)]
    [InlineData("IN05", "Training", true)]
    [InlineData("IN09", "ja", false)]
    [InlineData("IN09", "Bo Holm, leder", true)]
    [InlineData("IN06", "no", false)]
    [InlineData("IN06", "yes", true)]
    public void An_answer_counts_when_it_is_in_its_form(string key, string answer, bool counts)
    {
        var questions = Questions.Of(Internship, Today);
        var answers = new LegalAnswers(new Dictionary<string, string> { [key] = answer });

        answers.Open(questions).Any(question => question.Key == key).ShouldBe(!counts);
    }

    private static IReadOnlyList<string> Keys(AskedPlace place) => [.. Questions.Of(place, Today).Select(question => question.Key)];
}
