using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Matching.Engine.Time;
using Shouldly;
using Xunit;
using static Matching.Engine.Tests.Rules.YouthWork.GivenLaw;

namespace Matching.Engine.Tests.Rules.YouthWork;

/// <summary>The boundary examples of the rules of law §2 that one ordinary week can judge.</summary>
public sealed class BoundaryExampleTests
{
    [Theory]
    [InlineData("A", "Tu16:00-18:00", null)]
    [InlineData("A", "Sa10:00-17:30", null)]
    [InlineData("B", "Sa10:00-18:30", null)]
    [InlineData("A", "Tu16:00-18:15", "YW03")]
    [InlineData("A", "Sa10:00-17:45", "YW03")]
    [InlineData("B", "Sa10:00-18:45", "YW03")]
    [InlineData("C", "We09:00-17:30", null)]
    [InlineData("C", "We09:00-17:45", "YW03")]
    [InlineData("B", "Tu16:00-18:00", null)]
    [InlineData("B", "Tu16:00-18:15", "YW03")]
    [InlineData("A2", "Tu09:00-16:30", null)]
    [InlineData("A2", "Tu09:00-16:45", "YW03")]
    public void A_day_has_its_hours_and_not_a_quarter_more(string group, string worked, string? broken) =>
        Judge(group, Fixed(worked)).ShouldBe(broken);

    [Fact]
    public void Two_jobs_of_one_day_are_added_up()
    {
        var breach = Week(YouthWorkGroup.A, "Tu15:30-16:30").FirstBreach(Fixed("Tu17:00-19:00"));

        breach.ShouldNotBeNull().Rule.ShouldBe("YW03");
        breach.Sum.ShouldBe(180);
        GivenLaw.Law.FirstBreach(YouthWorkGroup.A, Worked("Tu15:30-16:30|Tu17:00-18:15"), 135).ShouldBe(new LawBreach("YW03", 135, 120, 1));
    }

    [Theory]
    [InlineData("A", "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00|Sa10:00-14:00", null)]
    [InlineData("A", "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00|Sa10:00-14:15", "YW04")]
    [InlineData("B", "Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00|Sa10:00-14:00", null)]
    [InlineData("A2", "Mo08:00-15:30|Tu08:00-15:30|We08:00-15:30|Th08:00-15:30|Fr08:00-15:30", null)]
    [InlineData("C", "Mo08:00-16:30|Tu08:00-16:30|We08:00-16:30|Th08:00-16:30|Fr08:00-16:30", null)]
    public void A_school_week_has_its_hours_and_not_a_quarter_more(string group, string worked, string? broken) =>
        Judge(group, Fixed(worked)).ShouldBe(broken);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "YW04")]
    public void Two_placements_of_one_week_are_added_up(int hours, string? broken) =>
        (Week(YouthWorkGroup.B, runningHours: 8).FirstBreach(Frame("Sa09:00-17:00", hours))?.Rule).ShouldBe(broken);

    [Theory]
    [InlineData("A", "Sa06:00-13:30", Trade.NotStated, null)]
    [InlineData("A", "Sa05:45-13:15", Trade.NotStated, "YW06")]
    [InlineData("B", "We18:00-20:00", Trade.NotStated, null)]
    [InlineData("B", "We18:15-20:15", Trade.NotStated, "YW06")]
    [InlineData("B", "We18:15-20:15", Trade.Restaurant, "YW06")]
    [InlineData("C", "Fr17:00-22:00", Trade.Shop, null)]
    [InlineData("C", "Fr17:00-22:15", Trade.Shop, "YW06x")]
    [InlineData("C", "Fr17:00-24:00", Trade.Restaurant, null)]
    [InlineData("C", "Sa04:00-08:00", Trade.Bakery, null)]
    [InlineData("C", "Sa03:45-07:45", Trade.Bakery, "YW06x")]
    [InlineData("C", "Sa05:00-08:00", Trade.Newspaper, null)]
    [InlineData("C", "Sa04:45-08:00", Trade.Newspaper, "YW06x")]
    [InlineData("C", "We17:00-20:00", Trade.Other, null)]
    [InlineData("C", "We17:00-20:15", Trade.Other, "YW06x")]
    [InlineData("C", "We17:00-20:15", Trade.NotStated, "YW06x")]
    public void Evening_and_night_end_where_group_and_trade_say(string group, string worked, Trade trade, string? broken) =>
        Judge(group, Fixed(worked, trade)).ShouldBe(broken);

    [Theory]
    [InlineData("Sa09:00-13:30", "", null)]
    [InlineData("Sa09:00-14:00", "Sa11:00-11:30", null)]
    [InlineData("Sa09:00-13:45", "", "YW07")]
    [InlineData("Sa09:00-15:00", "Sa11:00-11:15", "YW07")]
    [InlineData("Sa09:00-14:00", "Sa14:00-14:30", "YW07")]
    public void A_long_day_has_half_an_hour_of_break(string worked, string breaks, string? broken)
    {
        var week = WorkedWeek.WithBreaks(WeeklyHours.Parse(worked), WeeklyHours.Parse(breaks));

        (GivenLaw.Law.FirstBreach(YouthWorkGroup.C, week, week.WorkMinutes)?.Rule).ShouldBe(broken);
    }

    [Theory]
    [InlineData("A", "Sa16:00-20:00|Su10:00-12:00", Trade.NotStated, null)]
    [InlineData("A", "Sa16:00-20:00|Su09:45-12:00", Trade.NotStated, "YW08")]
    [InlineData("C", "Fr18:00-22:00|Sa10:00-14:00", Trade.Shop, null)]
    [InlineData("C", "Fr18:00-22:00|Sa09:45-14:00", Trade.Shop, "YW08")]
    [InlineData("C", "Su18:00-22:00|Mo10:00-14:00", Trade.Shop, null)]
    [InlineData("C", "Su18:00-22:00|Mo09:45-14:00", Trade.Shop, "YW08")]
    [InlineData("A", "Sa08:00-10:00|Sa16:00-18:00", Trade.NotStated, null)]
    [InlineData("A", "Sa07:45-10:00|Sa16:00-18:00", Trade.NotStated, "YW08")]
    public void Rest_is_unbroken_between_days_and_within_one(string group, string worked, Trade trade, string? broken) =>
        Judge(group, Fixed(worked, trade)).ShouldBe(broken);

    [Theory]
    [InlineData("Sa12:00-14:00", true)]
    [InlineData("Sa11:00-14:00", false)]
    public void Rest_is_kept_over_two_jobs(string shop, bool kept) =>
        Week(YouthWorkGroup.C, "Fr18:00-24:00").Allows(Fixed(shop, Trade.Shop)).ShouldBe(kept);

    [Theory]
    [InlineData("Mo16:00-18:00|Tu16:00-18:00|We16:00-18:00|Th16:00-18:00|Fr16:00-18:00", null)]
    [InlineData("Mo16:00-18:00|Tu16:00-18:00|We16:00-18:00|Th16:00-18:00|Sa10:00-12:00|Su10:00-12:00", "YW09")]
    [InlineData("Mo16:00-18:00|Tu16:00-18:00|Th16:00-18:00|Fr16:00-18:00|Sa10:00-12:00", null)]
    public void Two_days_are_off_and_need_not_lie_together(string worked, string? broken) =>
        Judge("A", Fixed(worked)).ShouldBe(broken);

    [Theory]
    [InlineData(Trade.Kiosk, "We15:00-18:00", null)]
    [InlineData(Trade.Kiosk, "We15:00-18:15", "YW10")]
    [InlineData(Trade.Kiosk, "Sa10:00-14:00", null)]
    [InlineData(Trade.Kiosk, "Sa10:00-14:15", "YW10")]
    [InlineData(Trade.GuardedCentre, "We17:00-20:00", null)]
    [InlineData(Trade.GuardedCentre, "We17:00-20:15", "YW10")]
    [InlineData(Trade.GuardedCentre, "Sa17:00-20:00", null)]
    [InlineData(Trade.Bakery, "We05:45-08:00", "YW10")]
    [InlineData(Trade.Office, "We17:00-22:00", null)]
    public void Nobody_is_alone_where_it_is_not_safe(Trade trade, string worked, string? broken) =>
        Judge("C", Fixed(worked, trade, WorkEnvironment.Alone)).ShouldBe(broken);

    [Theory]
    [InlineData("B", Trade.Restaurant, WorkEnvironment.None, "We17:00-19:00", null)]
    [InlineData("B", Trade.Restaurant, WorkEnvironment.ServesAlcohol, "We17:00-19:00", "YW14")]
    [InlineData("C", Trade.Restaurant, WorkEnvironment.ServesAlcohol, "We17:00-22:00", null)]
    [InlineData("C", Trade.Restaurant, WorkEnvironment.ServesAlcohol, "We17:00-22:15", "YW14")]
    [InlineData("C", Trade.Other, WorkEnvironment.ServesAlcohol, "We17:00-20:00", "YW14")]
    [InlineData("C", Trade.NotStated, WorkEnvironment.ServesAlcohol, "We17:00-20:00", "YW14")]
    [InlineData("A", Trade.NotStated, WorkEnvironment.Machines, "We17:00-19:00", "YW15")]
    [InlineData("A2", Trade.NotStated, WorkEnvironment.Machines, "We17:00-19:00", "YW15")]
    [InlineData("B", Trade.NotStated, WorkEnvironment.Machines, "We17:00-19:00", "YW15")]
    [InlineData("C", Trade.NotStated, WorkEnvironment.Machines, "We17:00-19:00", null)]
    [InlineData("A", Trade.NotStated, WorkEnvironment.Lifting, "We17:00-19:00", null)]
    public void Tags_forbid_whom_the_law_forbids(string group, Trade trade, WorkEnvironment environment, string worked, string? broken) =>
        Judge(group, Fixed(worked, trade, environment)).ShouldBe(broken);

    [Theory]
    [InlineData(14, School.Compulsory, YouthWorkGroup.A)]
    [InlineData(14, School.None, YouthWorkGroup.A2)]
    [InlineData(15, School.Compulsory, YouthWorkGroup.B)]
    [InlineData(15, School.Eud, YouthWorkGroup.C)]
    [InlineData(17, School.NotStated, YouthWorkGroup.C)]
    [InlineData(17, School.Compulsory, YouthWorkGroup.B)]
    [InlineData(18, School.Compulsory, null)]
    public void Age_and_school_make_the_group(int age, School school, YouthWorkGroup? group) =>
        YouthWorkGroups.Of(age, school, GivenLaw.Law).ShouldBe(group);

    private static string? Judge(string group, WorkAsked asked)
    {
        var week = Week(Enum.Parse<YouthWorkGroup>(group));
        var breach = week.FirstBreach(asked);
        week.Allows(asked).ShouldBe(breach is null);
        return breach?.Rule;
    }

    private static WorkedWeek Worked(string hours) => WorkedWeek.WithAssumedBreaks(WeeklyHours.Parse(hours), GivenLaw.Law);
}
