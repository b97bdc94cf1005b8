using Matching.Core.Definitions;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Work;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Shouldly;
using Xunit;
using static Matching.Core.Tests.LegalRules.Work.GivenWork;

namespace Matching.Core.Tests.LegalRules.Work;

/// <summary>Every boundary example of the rules of law §2, in civil dates and the sample calendar. A case's first word is the example's sentence.</summary>
public sealed class YouthWorkExampleTests
{
    private const string Week48 = "2026-11-23";
    private const string Week7 = "2027-02-15";
    private const string Week13 = "2027-03-29";

    [Theory]
    [InlineData("YW01: born 1-12-2013, job from Tue 1-12-2026", "2026-12-01", null)]
    [InlineData("YW01: the same, start Mon 30-11-2026", "2026-11-30", "YW01")]
    public void Nobody_works_before_the_thirteenth_birthday(string sentence, string start, string? broken)
    {
        var her = new WorkingPerson(new(2013, 12, 1), School.Compulsory, "0791");
        var work = new WorkOfHers { Id = "shop", From = Day(start), To = new(2026, 12, 6), Schedule = WeeklyHours.Parse("Sa10:00-14:00") };

        (Judge.FirstBreaches(her, [work], Day(start), new(2026, 12, 6)).SingleOrDefault()?.Rule).ShouldBe(broken, sentence);
    }

    [Theory]
    [InlineData("YW02: A, opening tagged light: shelf filling", "A", WorkEnvironment.None, WorkAnswers.None, null)]
    [InlineData("YW02: A, tag machines and no harmless answer", "A", WorkEnvironment.Machines, WorkAnswers.None, "YW15")]
    [InlineData("YW02: A, tag machines and the answer harmless", "A", WorkEnvironment.Machines, WorkAnswers.HarmlessMachines, null)]
    public void Machines_need_the_answer_that_they_are_harmless(string sentence, string group, WorkEnvironment environment, WorkAnswers answers, string? broken) =>
        Broken(group, Week48, InWeek(Week48, "Sa10:00-14:00") with { Environment = environment, Answers = answers }).ShouldBe(broken, sentence);

    [Theory]
    [InlineData("YW03: A Tue 24 Nov 16:00–18:00 (2 h)", "A", Week48, "Tu16:00-18:00", null, null)]
    [InlineData("YW03: A Sat 28 Nov 10:00–17:30 with ½ h break (7 h)", "A", Week48, "Sa10:00-17:30", "Sa12:00-12:30", null)]
    [InlineData("YW03: B Sat 10:00–18:30 with ½ h (8 h)", "B", Week48, "Sa10:00-18:30", "Sa12:00-12:30", null)]
    [InlineData("YW03: A Tue 16:00–18:15", "A", Week48, "Tu16:00-18:15", null, "YW03")]
    [InlineData("YW03: A Sat 10:00–17:45 with ½ h (7¼ h)", "A", Week48, "Sa10:00-17:45", "Sa12:00-12:30", "YW03")]
    [InlineData("YW03: C Wed 8 h", "C", Week48, "We09:00-17:30", "We12:00-12:30", null)]
    [InlineData("YW03: C Wed 8¼ h", "C", Week48, "We09:00-17:45", "We12:00-12:30", "YW03")]
    [InlineData("YW03: a school day of a free week is an other day: A Tue 7 h in week 7", "A", Week7, "Tu10:00-17:30", "Tu12:00-12:30", null)]
    [InlineData("YW04: A week 48: 4 × 2 h + Sat 4 h = 12", "A", Week48, "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00|Sa10:00-14:00", null, null)]
    [InlineData("YW04: A week 48: 12¼", "A", Week48, "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00|Sa10:00-14:15", null, "YW04")]
    [InlineData("YW07: A week 7: 5 × 7 = 35 without a break", "A", Week7, "Mo08:00-15:00|Tu08:00-15:00|We08:00-15:00|Th08:00-15:00|Fr08:00-15:00", "", "YW07")]
    [InlineData("YW04: A week 7: 5 × 7 = 35, each with its break", "A", Week7, "Mo08:00-15:30|Tu08:00-15:30|We08:00-15:30|Th08:00-15:30|Fr08:00-15:30", null, null)]
    [InlineData("YW04: B week 7: 5 × 8 = 40", "B", Week7, "Mo08:00-16:30|Tu08:00-16:30|We08:00-16:30|Th08:00-16:30|Fr08:00-16:30", null, null)]
    [InlineData("YW04: A2 35 in any week", "A2", Week48, "Mo08:00-15:30|Tu08:00-15:30|We08:00-15:30|Th08:00-15:30|Fr08:00-15:30", null, null)]
    [InlineData("YW04: B week 13/2027 (Mon 29 Mar holiday, school Tue–Fri): 12½", "B", Week13, "Mo09:00-15:00|Tu15:00-17:00|We15:00-17:00|Sa10:00-13:00", null, "YW04")]
    [InlineData("YW04: B week 13/2027: 12", "B", Week13, "Mo09:00-15:00|Tu15:00-17:00|We15:00-17:00|Sa10:00-12:30", null, null)]
    public void Hours_are_counted_by_school_day_and_week(string sentence, string group, string monday, string schedule, string? breaks, string? broken) =>
        Broken(group, monday, InWeek(monday, schedule, breaks)).ShouldBe(broken, sentence);

    [Fact]
    public void YW03_two_jobs_A_Tue_shop_1530_to_1630_and_papers_1700_to_1815_are_two_and_a_quarter_hours()
    {
        var breach = Judge.FirstBreaches(Of("A"), [InWeek(Week48, "Tu15:30-16:30", id: "shop"), InWeek(Week48, "Tu17:00-18:15", id: "papers")], Day(Week48), Day(Week48).AddDays(6)).ShouldHaveSingleItem();

        breach.ShouldBe(new("YW03", new(2026, 11, 24), 135, 120));
    }

    [Theory]
    [InlineData("YW04: two placements: B 8 h shop + 4 h care home = 12", 240, null)]
    [InlineData("YW04: two placements: B 8 h shop + 4½ h care home = 12½", 270, "YW04")]
    public void Two_placements_of_one_week_are_summed(string sentence, int minutes, string? broken)
    {
        var care = WeeklyHours.Of([new(6, 600, 600 + minutes)]);

        Broken("B", Week48, InWeek(Week48, "Sa09:00-17:30", id: "shop"), InWeek(Week48, "") with { Id = "care home", Schedule = care }).ShouldBe(broken, sentence);
    }

    [Fact]
    public void YW04_A_week_7_35_and_a_half_hours_are_broken()
    {
        var work = InWeek(Week7, "Mo08:00-15:30|Tu08:00-15:30|We08:00-15:30|Th08:00-15:30|Fr08:00-15:30|Sa10:00-10:30");

        Judge.FirstBreaches(Of("A"), [work], Day(Week7), Day(Week7).AddDays(6)).ShouldContain(new LegalBreach("YW04", Day(Week7), 2130, 2100));
    }

    [Theory]
    [InlineData("YW06: A Sat 06:00–13:30 with ½ h break (7 h)", "A", "Sa06:00-13:30", Trade.NotStated, false, null)]
    [InlineData("YW06: B Wed 18:00–20:00", "B", "We18:00-20:00", Trade.NotStated, false, null)]
    [InlineData("YW06: A Sat 05:45–…", "A", "Sa05:45-10:00", Trade.NotStated, false, "YW06")]
    [InlineData("YW06: B Wed 18:15–20:15", "B", "We18:15-20:15", Trade.NotStated, false, "YW06")]
    [InlineData("YW06x: C shop Fri 27 Nov to 22:00", "C", "Fr17:00-22:00", Trade.Shop, false, null)]
    [InlineData("YW06x: C restaurant without alcohol to 24:00", "C", "Fr17:00-24:00", Trade.Restaurant, false, null)]
    [InlineData("YW06x: C restaurant with alcohol to 22:00", "C", "Fr17:00-22:00", Trade.Restaurant, true, null)]
    [InlineData("YW06x: C bakery Sat from 04:00", "C", "Sa04:00-08:00", Trade.Bakery, false, null)]
    [InlineData("YW06x: C shop to 22:15", "C", "Fr17:00-22:15", Trade.Shop, false, "YW06x")]
    [InlineData("YW06x: C restaurant with alcohol to 22:15", "C", "Fr17:00-22:15", Trade.Restaurant, true, "YW14")]
    [InlineData("YW06x: C other trade to 20:15", "C", "Fr17:00-20:15", Trade.Other, false, "YW06x")]
    [InlineData("YW06x: C empty trade to 20:15", "C", "Fr17:00-20:15", Trade.NotStated, false, "YW06x")]
    [InlineData("YW06x: C bakery from 03:45", "C", "Sa03:45-08:00", Trade.Bakery, false, "YW06x")]
    [InlineData("YW06x: B restaurant to 20:15", "B", "We18:15-20:15", Trade.Restaurant, false, "YW06")]
    public void Early_and_late_hours_end_where_group_and_trade_say(string sentence, string group, string schedule, Trade trade, bool alcohol, string? broken) =>
        Broken(group, Week48, InWeek(Week48, schedule) with { Trade = trade, Environment = alcohol ? WorkEnvironment.ServesAlcohol : WorkEnvironment.None }).ShouldBe(broken, sentence);

    [Theory]
    [InlineData("YW07: 09:00–13:30 no break", "Sa09:00-13:30", "", null)]
    [InlineData("YW07: 09:00–14:00 with ½ h", "Sa09:00-14:00", "Sa11:00-11:30", null)]
    [InlineData("YW07: 09:00–13:45 no break", "Sa09:00-13:45", "", "YW07")]
    [InlineData("YW07: 09:00–15:00 with ¼ h", "Sa09:00-15:00", "Sa11:00-11:15", "YW07")]
    public void A_day_over_four_and_a_half_hours_has_half_an_hour_of_break(string sentence, string schedule, string breaks, string? broken) =>
        Broken("C", Week48, InWeek(Week48, schedule, breaks)).ShouldBe(broken, sentence);

    [Theory]
    [InlineData("YW08: A Sat ends 20:00, Sun starts 10:00", "A", "Sa16:00-20:00", "Su10:00-12:00", Trade.Other, Trade.Other, null)]
    [InlineData("YW08: C Fri ends 22:00, Sat 10:00", "C", "Fr18:00-22:00", "Sa10:00-14:00", Trade.Shop, Trade.Shop, null)]
    [InlineData("YW08: A Sun starts 09:45", "A", "Sa16:00-20:00", "Su09:45-12:00", Trade.Other, Trade.Other, "YW08")]
    [InlineData("YW08: C Sat starts 09:45", "C", "Fr18:00-22:00", "Sa09:45-14:00", Trade.Shop, Trade.Shop, "YW08")]
    [InlineData("YW08: over two jobs: C restaurant (no alcohol) to 24:00, shop 11:00", "C", "Fr18:00-24:00", "Sa11:00-14:00", Trade.Restaurant, Trade.Shop, "YW08")]
    [InlineData("YW08: over two jobs: C restaurant (no alcohol) to 24:00, shop 12:00", "C", "Fr18:00-24:00", "Sa12:00-14:00", Trade.Restaurant, Trade.Shop, null)]
    public void Rest_is_unbroken(string sentence, string group, string first, string second, Trade firstTrade, Trade secondTrade, string? broken) =>
        Broken(group, Week48, InWeek(Week48, first) with { Trade = firstTrade }, InWeek(Week48, second, id: "other") with { Trade = secondTrade }).ShouldBe(broken, sentence);

    [Theory]
    [InlineData("YW09: week 48 work Mon–Fri, free Sat + Sun", "Mo16:00-18:00|Tu16:00-18:00|We16:00-18:00|Th16:00-18:00|Fr16:00-18:00", null, false)]
    [InlineData("YW09: work Mon–Thu, Sat, Sun: one day off", "Mo16:00-18:00|Tu16:00-18:00|We16:00-18:00|Th16:00-18:00|Sa10:00-12:00|Su10:00-12:00", "YW09", false)]
    [InlineData("YW09: free Wed and Sun only → question, not block", "Mo16:00-18:00|Tu16:00-18:00|Th16:00-18:00|Fr16:00-18:00|Sa10:00-12:00", null, true)]
    public void Two_days_of_seven_are_off(string sentence, string schedule, string? broken, bool question)
    {
        Broken("A", Week48, InWeek(Week48, schedule)).ShouldBe(broken, sentence);
        Questions("A", Week48, InWeek(Week48, schedule)).Contains("YW09").ShouldBe(question, sentence);
    }

    [Theory]
    [InlineData("YW10: C kiosk alone Wed 25 Nov 15:00–18:00", Trade.Kiosk, Week48, "We15:00-18:00", null)]
    [InlineData("YW10: Sat 10:00–14:00", Trade.Kiosk, Week48, "Sa10:00-14:00", null)]
    [InlineData("YW10: centre with guards Wed to 20:00", Trade.GuardedCentre, Week48, "We17:00-20:00", null)]
    [InlineData("YW10: C kiosk alone Wed to 18:15", Trade.Kiosk, Week48, "We15:00-18:15", "YW10")]
    [InlineData("YW10: Sat to 14:15", Trade.Kiosk, Week48, "Sa10:00-14:15", "YW10")]
    [InlineData("YW10: public holiday Thu 6 May 2027 15:00–16:00", Trade.Kiosk, "2027-05-03", "Th15:00-16:00", "YW10")]
    [InlineData("YW10: another Thursday 15:00–16:00", Trade.Kiosk, "2027-05-10", "Th15:00-16:00", null)]
    public void Nobody_is_alone_where_and_when_it_is_not_safe(string sentence, Trade trade, string monday, string schedule, string? broken) =>
        Broken("C", monday, InWeek(monday, schedule) with { Trade = trade, Environment = WorkEnvironment.Alone }).ShouldBe(broken, sentence);

    [Theory]
    [InlineData("YW14: B kitchen help, no serving, serves_alcohol no", "B", Trade.Restaurant, false, "We17:00-19:00", WorkAnswers.None, null)]
    [InlineData("YW14: C restaurant with alcohol 17:00–22:00, food and supervision answered", "C", Trade.Restaurant, true, "We17:00-22:00", WorkAnswers.FoodAndSupervision, null)]
    [InlineData("YW14: waiter apprentice to 24:00", "C", Trade.Restaurant, true, "We17:00-24:00", WorkAnswers.Waiter, null)]
    [InlineData("YW14: B waiter, serves_alcohol yes", "B", Trade.Restaurant, true, "We17:00-19:00", WorkAnswers.Waiter, "YW14")]
    [InlineData("YW14: B its cloakroom", "B", Trade.Restaurant, true, "We17:00-18:00", WorkAnswers.None, "YW14")]
    [InlineData("YW14: C bar (not food) 17:00–20:00", "C", Trade.Other, true, "We17:00-20:00", WorkAnswers.FoodAndSupervision, "YW14")]
    [InlineData("YW14: C restaurant with alcohol to 22:15, not a waiter", "C", Trade.Restaurant, true, "We17:00-22:15", WorkAnswers.FoodAndSupervision, "YW14")]
    public void Alcohol_is_served_by_few_under_18(string sentence, string group, Trade trade, bool alcohol, string schedule, WorkAnswers answers, string? broken) =>
        Broken(group, Week48, InWeek(Week48, schedule) with { Trade = trade, Environment = alcohol ? WorkEnvironment.ServesAlcohol : WorkEnvironment.None, Answers = answers }).ShouldBe(broken, sentence);

    [Theory]
    [InlineData("YW18: A, school internship Mon 8 – Fri 12 Mar 2027: 5 × 6 h = 30", "A", "08:00-14:30", null)]
    [InlineData("YW18: A 5 × 7 h", "A", "08:00-15:30", null)]
    [InlineData("YW18: B: 5 × 8 = 40", "B", "08:00-16:30", null)]
    [InlineData("YW18: A 5 × 7¼ h (day and week: 36¼)", "A", "08:00-15:45", "YW18")]
    [InlineData("YW18: B 5 × 8¼", "B", "08:00-16:45", "YW18")]
    public void A_school_internship_has_its_own_limits_on_school_days(string sentence, string group, string hours, string? broken)
    {
        var week = string.Join('|', new[] { "Mo", "Tu", "We", "Th", "Fr" }.Select(day => day + hours));
        var breaks = string.Join('|', new[] { "Mo", "Tu", "We", "Th", "Fr" }.Select(day => $"{day}12:00-12:30"));

        Broken(group, "2027-03-08", InWeek("2027-03-08", week, breaks) with { IsSchoolInternship = true }).ShouldBe(broken, sentence);
    }

    [Fact]
    public void YW18_A_36_and_a_quarter_hours_break_the_day_and_the_week_and_other_work_in_the_same_week_is_a_question()
    {
        var internship = InWeek("2027-03-08", "Mo08:00-15:45|Tu08:00-15:45|We08:00-15:45|Th08:00-15:45|Fr08:00-15:45") with { IsSchoolInternship = true };

        Judge.Judge(Of("A"), [internship], new(2027, 3, 8), new(2027, 3, 14)).ShouldContain(new LegalBreach("YW18", new(2027, 3, 8), 2175, 2100));
        Questions("A", "2027-03-08", internship with { Schedule = WeeklyHours.Parse("Mo08:00-12:00") }, InWeek("2027-03-08", "Sa10:00-12:00", id: "shop")).ShouldContain("YW18");
    }

    [Fact]
    public void A_turns_15_on_Wed_3_3_2027_in_school_Sat_27_Feb_has_the_limit_of_7_h_and_Sat_6_Mar_of_8_h()
    {
        var her = new WorkingPerson(new(2012, 3, 3), School.Compulsory, "0791");
        var work = new WorkOfHers { Id = "shop", From = new(2027, 2, 20), Schedule = WeeklyHours.Parse("Sa09:00-17:30"), Breaks = WeeklyHours.Parse("Sa12:00-12:30") };

        var broken = Judge.Judge(her, [work], new(2027, 2, 20), new(2027, 3, 31)).Select(breach => (breach.Rule, breach.Day));

        broken.ShouldBe([("YW03", new(2027, 2, 20)), ("YW03", new(2027, 2, 27))]);
    }

    [Fact]
    public void Placement_of_seven_and_a_half_hour_Saturdays_agreed_from_20_Feb_is_broken_until_2_Mar_and_kept_from_6_Mar()
    {
        var her = new WorkingPerson(new(2012, 3, 3), School.Compulsory, "0791");
        var work = new WorkOfHers { Id = "shop", From = new(2027, 2, 20), Schedule = WeeklyHours.Parse("Sa09:00-17:00"), Breaks = WeeklyHours.Parse("Sa12:00-12:30") };

        Judge.Judge(her, [work], new(2027, 2, 20), new(2027, 3, 2)).ShouldContain(breach => breach.Rule == "YW03");
        Judge.Judge(her, [work], new(2027, 3, 6), new(2027, 6, 6)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("18: born 10-8-2009: from Tue 10-8-2027 none applies", "2027-08-10", false)]
    [InlineData("18: Mon 9-8-2027 still C", "2027-08-09", true)]
    public void From_the_eighteenth_birthday_none_applies(string sentence, string day, bool broken)
    {
        var her = new WorkingPerson(new(2009, 8, 10), School.Eud, "0791");
        var work = new WorkOfHers { Id = "bar", From = new(2027, 8, 1), Schedule = WeeklyHours.Parse("Mo17:00-23:00|Tu17:00-23:00"), Trade = Trade.Other };

        (Judge.Judge(her, [work], Day(day), Day(day)).Count > 0).ShouldBe(broken, sentence);
    }

    [Fact]
    public void A_municipalitys_own_calendar_says_which_days_and_weeks_are_of_school()
    {
        var own = LawInForce.With([("viborg.json", """
            [{"municipality": "0791", "sample": false, "source": "Viborg Kommune", "years": [{"from": "2026-08-10", "to": "2027-06-25"}],
              "free": [{"from": "2026-11-23", "to": "2026-11-29", "name": {"da": "Emneuge", "en": "Project week"}}]}]
            """)]).OrThrow();
        var judge = new YouthWorkJudge(own.Rules, own.Calendars);
        var (freeAtHome, freeBefore) = (InWeek("2026-11-23", "Tu09:00-13:00|We09:00-13:00|Th09:00-13:00|Fr09:00-13:00"), InWeek("2027-02-15", "Tu09:00-13:00"));

        // Four hours on a Tuesday and sixteen a week: kept where there is no school, broken where the sample has a school day or the municipality has.
        judge.FirstBreaches(Of("A"), [freeAtHome], Day("2026-11-23"), Day("2026-11-29")).ShouldBeEmpty();
        Broken("A", "2026-11-23", freeAtHome).ShouldBe("YW04");
        judge.FirstBreaches(Of("A"), [freeBefore], Day("2027-02-15"), Day("2027-02-21"))[0].Rule.ShouldBe("YW03");
        Broken("A", "2027-02-15", freeBefore).ShouldBeNull();
        own.Calendars.Of("0791").IsSample.ShouldBeFalse();
        own.Calendars.Of("0615").IsSample.ShouldBeTrue();
    }
}
