using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.People;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.LegalRules;

public sealed class LegalRuleSetTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private const string Rule = """
        { "id": "YW01", "title": { "da": "Alder", "en": "Age" }, "validFrom": "2020-05-25", "validTo": null, "supersedes": null,
          "appliesTo": { "kinds": ["job"], "ageFrom": null, "ageBelow": 13, "school": null, "targetGroups": null, "forms": null, "trades": null },
          "mode": "computed", "severity": "block", "values": { "fromAge": 13 },
          "source": { "text": "AML", "seen": "2026-11-21", "confidence": "H" }, "confirmedBy": null, "text": { "da": "13 år", "en": "13 years" } }
        """;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(49, 9)]
    [InlineData(50, 10)]
    [InlineData(51, 10)]
    [InlineData(59, 10)]
    [InlineData(60, 11)]
    [InlineData(61, 11)]
    [InlineData(100, 15)]
    [InlineData(250, 30)]
    public void Supported_persons_are_one_for_five_up_to_fifty_then_one_for_ten_and_always_one(int employees, int allowed) =>
        LegalRuleSet.Default.AllowedInterns(employees, Today).ShouldBe(allowed);

    [Theory]
    [InlineData(TargetGroups.JobReady, 4)]
    [InlineData(TargetGroups.EducationReady, 4)]
    [InlineData(TargetGroups.ObviouslyEducationReady, 4)]
    [InlineData(TargetGroups.ActivityReady, 13)]
    [InlineData(TargetGroups.Under18, 13)]
    [InlineData(TargetGroups.None, 13)]
    [InlineData("", 13)]
    [InlineData("a-new-group", 13)]
    public void An_internship_lasts_as_long_as_the_group_allows_without_extension(string group, int weeks) =>
        LegalRuleSet.Default.InternshipWeeks(group, Today).ShouldBe(weeks);

    [Theory]
    [InlineData(TargetGroups.JobReady, true)]
    [InlineData(TargetGroups.EducationReady, true)]
    [InlineData(TargetGroups.ObviouslyEducationReady, true)]
    [InlineData(TargetGroups.ActivityReady, false)]
    [InlineData(TargetGroups.Under18, false)]
    [InlineData(TargetGroups.None, false)]
    [InlineData("", false)]
    public void The_last_employer_is_barred_for_those_who_are_ready(string group, bool barred) =>
        LegalRuleSet.Default.BarsLastEmployer(group, Today).ShouldBe(barred);

    [Fact]
    public void The_four_groups_have_the_limits_of_the_law()
    {
        var law = LegalRuleSet.Default.YouthWork(Today);

        var day = new WorkWindow(360, 1200);
        law.YoungInSchool.ShouldBe(new(120, 420, 720, 840, day));
        law.YoungOutOfSchool.ShouldBe(new(420, 420, 2100, 840, day));
        law.OlderInSchool.ShouldBe(new(120, 480, 720, 840, day));
        law.OlderOutOfSchool.ShouldBe(new(480, 480, 2400, 720, day));
        (law.FromAge, law.OlderFromAge, law.BreakAfterMinutes, law.DaysOffPerWeek).ShouldBe((13, 15, 270, 2));
        LegalRuleSet.Default.CertificateBelowAge(Today).ShouldBe(15);
    }

    [Theory]
    [InlineData(Trade.Shop, 360, 1320)]
    [InlineData(Trade.GuardedCentre, 360, 1320)]
    [InlineData(Trade.Restaurant, 360, 1440)]
    [InlineData(Trade.Grill, 360, 1440)]
    [InlineData(Trade.Bakery, 240, 1200)]
    [InlineData(Trade.Stable, 240, 1200)]
    [InlineData(Trade.Newspaper, 300, 1200)]
    public void A_trade_has_its_window(Trade trade, int from, int to) =>
        LegalRuleSet.Default.YouthWork(Today).TradeWindows[trade].ShouldBe(new(from, to));

    [Theory]
    [InlineData(Trade.Other)]
    [InlineData(Trade.NotStated)]
    public void Any_other_trade_has_none(Trade trade) =>
        LegalRuleSet.Default.YouthWork(Today).TradeWindows.Keys.ShouldNotContain(trade);

    [Fact]
    public void Nothing_that_ships_is_confirmed_and_every_rule_speaks_both_languages()
    {
        LegalRuleSet.Default.IsConfirmed.ShouldBeFalse();
        LegalRuleSet.Default.Rules.ShouldAllBe(rule => rule.Text.Da.Length > 0 && rule.Text.En.Length > 0 && rule.ConfirmedBy == null);
        LegalRuleSet.Default.Rules.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            [
                "AD01", "AI01", "CP01", "CP02", "CR01", "CR02", "CR03", "DP01", "DP02", "DP03", "DP04", "DP05", "IN01", "IN02", "IN03", "IN04", "IN05", "IN06",
                "IN07", "IN08", "IN09", "IN10", "IN11", "PA01", "RA01", "RL01", "YW01", "YW02", "YW03", "YW04", "YW05", "YW06", "YW06x", "YW07", "YW08", "YW09",
                "YW10", "YW11", "YW12", "YW13", "YW14", "YW15", "YW16", "YW17", "YW18",
            ]);
    }

    [Fact]
    public void A_day_before_the_first_version_has_no_law_and_says_so() =>
        Should.Throw<InvalidOperationException>(() => LegalRuleSet.Default.YouthWork(new(2020, 5, 24))).Message.ShouldContain("2020-05-24");

    [Theory]
    [InlineData("\"mode\": \"computed\"", "\"mood\": 1, \"mode\": \"computed\"", "'mood' is not known")]
    [InlineData("\"en\": \"13 years\"", "\"en\": \"\"", "$[0].text.en is \"\", but must be a text that is not empty")]
    [InlineData(", \"en\": \"13 years\"", "", "$[0].text: 'en' is missing")]
    [InlineData("\"validTo\": null", "\"validTo\": \"2020-05-24\"", "ends on 2020-05-24, before it starts on 2020-05-25")]
    [InlineData("\"2020-05-25\"", "\"2021-02-29\"", "a date that exists")]
    [InlineData("\"fromAge\": 13", "\"fromAge\": \"13\"", "a whole number from 0 to 18")]
    [InlineData("\"fromAge\": 13", "\"fromAge\": 13, \"toAge\": 14", "'toAge' is not known")]
    [InlineData("\"YW01\"", "\"YW99\"", "no computed rule has the id 'YW99'")]
    [InlineData("\"job\"", "\"jobs\"", "one of internship, job, mentor")]
    [InlineData("\"confidence\": \"H\"", "\"confidence\": \"X\"", "one of H, M, L")]
    public void A_fault_in_a_rule_refuses_the_set_with_a_sentence(string right, string wrong, string says)
    {
        var outcome = LegalRuleSet.Load([("rules.json", $"[{Rule.Replace(right, wrong, StringComparison.Ordinal)}]")]);

        outcome.ShouldBeOfType<DefinitionOutcome<LegalRuleSet>.Refused>().Faults.ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-12-31", "2025-01-01", null)]
    [InlineData("2024-12-31", "2024-12-31", "overlaps")]
    [InlineData("2024-12-31", "2025-01-02", "has no version from 2025-01-01 until 2025-01-02")]
    public void Versions_follow_each_other_without_overlap_or_gap(string lastDay, string firstDay, string? says)
    {
        var old = Rule.Replace("\"validTo\": null", $"\"validTo\": \"{lastDay}\"", StringComparison.Ordinal);
        var later = Rule.Replace("2020-05-25", firstDay, StringComparison.Ordinal);

        var outcome = LegalRuleSet.Load([("rules.json", $"[{later},{old}]")]);

        if (says is null)
        {
            outcome.ShouldBeOfType<DefinitionOutcome<LegalRuleSet>.Read>();
            return;
        }

        outcome.ShouldBeOfType<DefinitionOutcome<LegalRuleSet>.Refused>().Faults.ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public void Text_that_is_not_json_is_refused_with_its_line() =>
        LegalRuleSet.Load([("rules.json", "[\n{,}]")]).ShouldBeOfType<DefinitionOutcome<LegalRuleSet>.Refused>().Faults.ShouldHaveSingleItem().ShouldContain("line 2");
}
