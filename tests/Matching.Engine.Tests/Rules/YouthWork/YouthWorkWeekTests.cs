using Matching.Engine.Facts;
using Matching.Engine.Rules.YouthWork;
using Shouldly;
using Xunit;
using static Matching.Engine.Tests.Rules.YouthWork.GivenLaw;

namespace Matching.Engine.Tests.Rules.YouthWork;

public sealed class YouthWorkWeekTests
{
    private const string Evenings = "Mo15:00-19:00|Tu15:00-19:00|We15:00-19:00|Th15:00-19:00|Fr15:00-19:00";

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "YW03")]
    public void Two_hours_on_each_of_five_school_days_are_ten(int hours, string? broken) =>
        (Week(YouthWorkGroup.B).FirstBreach(Frame(Evenings, hours))?.Rule).ShouldBe(broken);

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "YW03")]
    public void A_weekend_frame_holds_a_days_limit(int hours, string? broken) =>
        (Week(YouthWorkGroup.A).FirstBreach(Frame("Sa08:00-18:00", hours))?.Rule).ShouldBe(broken);

    [Theory]
    [InlineData("Sa10:00-16:30", null)]
    [InlineData("Sa10:00-16:00", "YW07")]
    [InlineData("Sa10:00-15:30", LawBreach.TooLittleTime)]
    public void The_break_of_a_long_day_is_not_work(string frame, string? broken) =>
        (Week(YouthWorkGroup.C).FirstBreach(Frame(frame, 6))?.Rule).ShouldBe(broken);

    [Fact]
    public void What_is_left_after_the_window_is_cut_must_still_be_two_hours()
    {
        Week(YouthWorkGroup.B).Allows(Frame("We18:00-22:00", 2)).ShouldBeTrue();
        Week(YouthWorkGroup.B).FirstBreach(Frame("We18:30-22:00", 2)).ShouldBe(new LawBreach("YW06", 120, 0));
    }

    [Fact]
    public void Days_off_leave_five_days() =>
        Week(YouthWorkGroup.C).FirstBreach(Frame("Mo15:00-17:00|Tu15:00-17:00|We15:00-17:00|Th15:00-17:00|Fr15:00-17:00|Sa15:00-17:00", 12))
            .ShouldBe(new LawBreach("YW09", 720, 600));

    [Theory]
    [InlineData("Su06:00-08:00|Mo06:00-08:00", 4, null)]
    [InlineData("Su18:00-20:00|Mo06:00-08:00", 2, null)]
    [InlineData("Su18:00-20:00|Mo06:00-08:00", 4, "YW08")]
    [InlineData("Fr18:00-20:00|Sa06:00-08:00", 4, "YW08")]
    public void Rest_goes_over_midnight_and_from_sunday_to_monday(string frame, int hours, string? broken) =>
        (Week(YouthWorkGroup.A).FirstBreach(Frame(frame, hours))?.Rule).ShouldBe(broken);

    [Fact]
    public void Work_without_times_counts_for_the_week_only()
    {
        Week(YouthWorkGroup.B, runningHours: 8).Allows(Frame("Sa08:00-12:00", 4)).ShouldBeTrue();
        Week(YouthWorkGroup.B, runningHours: 9).FirstBreach(Frame("Sa08:00-12:00", 4)).ShouldBe(new LawBreach("YW04", 780, 720));
    }

    [Fact]
    public void Half_hours_that_are_worked_already_cannot_be_chosen() =>
        Week(YouthWorkGroup.C, "Sa10:00-12:00").FirstBreach(Frame("Sa09:00-13:00", 2)).ShouldBe(new LawBreach(LawBreach.TimeIsTaken, 120, 0));

    [Fact]
    public void Work_that_breaks_the_law_by_itself_lets_nothing_be_added()
    {
        var breach = Week(YouthWorkGroup.B, "Tu16:00-19:00").FirstBreach(Frame("Sa10:00-14:00", 2));

        breach.ShouldBe(new LawBreach("YW03", 180, 120, 1, RunsAlready: true));
        string.Join('|', breach!.Facts()).ShouldBe("rule=YW03|sum=180|limit=120|day=Tu|runs_already=yes");
    }

    [Fact]
    public void Without_times_the_week_and_the_tags_are_judged_and_the_rest_is_a_question()
    {
        Week(YouthWorkGroup.A).Allows(Frame("", 12)).ShouldBeTrue();
        Week(YouthWorkGroup.A).FirstBreach(Frame("", 13)).ShouldBe(new LawBreach("YW04", 780, 720));
        Week(YouthWorkGroup.A).FirstBreach(Frame("", 4, environment: WorkEnvironment.Machines)).ShouldBe(new LawBreach("YW15", 1, 0));
    }

    [Fact]
    public void A_fixed_schedule_is_worked_whole_and_she_must_be_free_for_all_of_it()
    {
        Week(YouthWorkGroup.B).Allows(Fixed("Sa10:00-14:00", available: "Sa10:00-14:00")).ShouldBeTrue();
        Week(YouthWorkGroup.B).FirstBreach(Fixed("Sa10:00-14:00", available: "Sa10:00-13:45"))!.Rule.ShouldBe(LawBreach.TooLittleTime);
        Week(YouthWorkGroup.B).FirstBreach(Fixed("Sa10:00-14:00|Su10:00-11:30"))!.Rule.ShouldBe(LawBreach.ShortStretch);
        Week(YouthWorkGroup.B, "Sa13:00-16:00").FirstBreach(Fixed("Sa10:00-14:00"))!.Rule.ShouldBe(LawBreach.TimeIsTaken);
        Week(YouthWorkGroup.C).FirstBreach(Fixed("Sa10:00-16:00") with { HoursPerWeekMin = 6 }).ShouldBe(new LawBreach("YW07", 360, 330));
        Week(YouthWorkGroup.C).Allows(Fixed("Sa10:00-16:30") with { HoursPerWeekMin = 6 }).ShouldBeTrue();
    }
}
