using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Calendars;
using Matching.Core.LegalRules.Work;
using Matching.Engine.Rules.YouthWork;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.LegalRules;

public sealed class LegalSentencesTests
{
    private const string NewWeek = """
        [{ "id": "YW04", "title": { "da": "Arbejdstid pr. uge", "en": "Working time per week" }, "validFrom": "2027-01-01", "validTo": null, "supersedes": "YW04 2020-05-25",
          "appliesTo": { "kinds": ["internship", "job"], "ageFrom": 15, "ageBelow": 18, "school": ["compulsory"], "targetGroups": null, "forms": null, "trades": null },
          "mode": "computed", "severity": "block", "values": { "schoolWeekHours": 10, "otherWeekHours": 35 },
          "source": { "text": "En ny lov", "seen": "2026-11-21", "confidence": "L" }, "confirmedBy": null, "text": { "da": "Højst 10 timer.", "en": "At most 10 hours." } }]
        """;

    [Fact]
    public void A_refusal_says_the_text_the_paragraph_and_the_sum_that_broke_it_in_both_languages()
    {
        var said = new LegalSentences(LegalRuleSet.Default).Of(new("YW03", new(2026, 11, 24), 135, 120), YouthWorkGroup.A);

        said.Da.ShouldBe("Du er under 15 og går i skole: højst 2 timer på skoledage, 7 timer på andre dage. (YW03, AML § 61, stk. 1-2: 2,25 t., højst 2 t.; tirsdag 24 november 2026)");
        said.En.ShouldBe("Under 15 and in school: at most 2 hours on school days, 7 on other days. (YW03, AML § 61, stk. 1-2: 2.25 h, at most 2 h; Tuesday 24 November 2026)");
    }

    [Fact]
    public void Every_rule_that_can_be_broken_has_words_in_both_languages()
    {
        var sentences = new LegalSentences(LegalRuleSet.Default);
        foreach (var rule in LegalRuleSet.Default.Rules.Where(rule => rule.Mode == RuleMode.Computed))
        {
            var said = sentences.Of(new LegalBreach(rule.Id, new(2028, 1, 3), 100, 90));

            said.Da.ShouldContain(rule.Id);
            said.En.ShouldContain(rule.Id);
        }
    }

    [Fact]
    public void A_new_version_closes_the_old_one_on_the_day_before_and_both_stay()
    {
        var law = LegalRuleSet.Default.With([("ours.json", NewWeek)]).OrThrow();

        law.Find("YW04", new(2026, 12, 31), 16, Engine.Facts.School.Compulsory)!.ValidTo.ShouldBe(new DateOnly(2026, 12, 31));
        law.Find("YW04", new(2027, 1, 1), 16, Engine.Facts.School.Compulsory)!.Source.Text.ShouldBe("En ny lov");
        law.YouthWork(new(2026, 12, 31)).OlderInSchool.WeekMinutes.ShouldBe(720);
        law.YouthWork(new(2027, 1, 1)).OlderInSchool.WeekMinutes.ShouldBe(600);
        law.YouthWork(new(2027, 1, 1)).YoungInSchool.WeekMinutes.ShouldBe(720);
    }

    [Fact]
    public void Each_week_is_judged_by_the_law_of_its_date()
    {
        var law = LegalRuleSet.Default.With([("ours.json", NewWeek)]).OrThrow();
        var her = new WorkingPerson(new(2010, 6, 15), Engine.Facts.School.Compulsory, "0791");
        var work = new WorkOfHers { Id = "shop", From = new(2026, 12, 1), Schedule = Engine.Time.WeeklyHours.Parse("Sa10:00-14:00|Su10:00-14:00|We16:00-18:00|Th16:00-17:00") };

        var breaches = new YouthWorkJudge(law, SchoolCalendars.Default).FirstBreaches(her, [work], new(2026, 12, 1), new(2027, 2, 1));

        breaches.ShouldHaveSingleItem().ShouldBe(new("YW04", new(2027, 1, 4), 660, 600));
    }

    [Theory]
    [InlineData("\"to\": \"2027-06-25\"", "\"to\": \"2026-06-25\"", "ends on 2026-06-25, before it starts")]
    [InlineData("\"0791\"", "\"791\"", "four digits")]
    [InlineData("\"years\"", "\"year\"", "'years' is missing")]
    [InlineData("2027-02-21", "2027-02-30", "a date that exists")]
    [InlineData("\"from\": \"2027-02-13\", \"to\": \"2027-02-21\"", "\"from\": \"2028-02-13\", \"to\": \"2028-02-21\"", "lies in no school year")]
    public void A_fault_in_a_school_calendar_refuses_it_with_a_sentence(string right, string wrong, string says)
    {
        const string calendar = """
            [{ "municipality": "0791", "sample": true, "source": "test", "years": [{ "from": "2026-08-10", "to": "2027-06-25" }],
               "free": [{ "from": "2027-02-13", "to": "2027-02-21", "name": { "da": "Vinterferie", "en": "Winter break" } }] }]
            """;

        SchoolCalendars.Load([("ours.json", calendar)]).ShouldBeOfType<DefinitionOutcome<SchoolCalendars>.Read>();
        SchoolCalendars.Load([("ours.json", calendar.Replace(right, wrong, StringComparison.Ordinal))])
            .ShouldBeOfType<DefinitionOutcome<SchoolCalendars>.Refused>().Faults.ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2027-02-15", false)]
    [InlineData("2027-03-29", false)]
    [InlineData("2027-03-30", true)]
    [InlineData("2027-05-06", false)]
    [InlineData("2027-07-05", false)]
    [InlineData("2035-05-08", true)]
    public void A_school_day_is_in_the_calendar_or_any_weekday_where_none_is_known(string day, bool isSchoolDay) =>
        SchoolCalendars.Default.Of("0791").IsSchoolDay(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(isSchoolDay);

    [Fact]
    public void What_ships_as_a_calendar_is_marked_as_a_sample() => SchoolCalendars.Default.All.ShouldAllBe(calendar => calendar.IsSample);
}
