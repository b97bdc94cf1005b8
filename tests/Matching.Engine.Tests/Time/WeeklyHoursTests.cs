using FsCheck;
using FsCheck.Fluent;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Time;

public sealed class WeeklyHoursTests
{
    [Theory]
    [InlineData("Mo25:00-26:00")]
    [InlineData("Mo08:00")]
    [InlineData("Mo08:00-08:00")]
    [InlineData("Mo09:00-08:00")]
    [InlineData("Mo08:60-09:00")]
    [InlineData("Mo08:00-24:30")]
    [InlineData("Xx08:00-09:00")]
    [InlineData("mo08:00-09:00")]
    [InlineData("Mo08:00-15:30;We12:00-18:00")]
    [InlineData("Mo+8:00-09:00")]
    [InlineData("Mo08:00–09:000")]
    public void Hours_that_are_none_are_refused_with_the_faulty_part(string text)
    {
        WeeklyHours.TryParse(text, out var hours, out var fault).ShouldBeFalse();

        hours.IsEmpty.ShouldBeTrue();
        fault.ShouldContain($"'{text}'");
        fault.ShouldContain("Mo08:00-15:30");
    }

    [Fact]
    public void The_end_of_a_day_may_be_written_24_00()
    {
        WeeklyHours.Parse("Su23:00-24:00").Bits.Day(6).ShouldBe(0b11UL << 46);
    }

    [Fact]
    public void Only_half_hours_that_lie_wholly_inside_are_in_the_grid()
    {
        var hours = WeeklyHours.Parse("We08:10-09:40");

        hours.Bits.Count.ShouldBe(2);
        hours.Bits[2 * 48 + 17].ShouldBeTrue("08:30 to 09:00 lies inside");
        hours.Bits[2 * 48 + 18].ShouldBeTrue("09:00 to 09:30 lies inside");
        hours.MinutesPerWeek.ShouldBe(90);
    }

    [Fact]
    public void Touching_and_overlapping_stretches_are_one_and_order_means_nothing()
    {
        var hours = WeeklyHours.Parse("Tu10:00-12:00|Mo08:00-09:00|Tu09:00-10:00|Tu11:00-13:00");

        hours.ToString().ShouldBe("Mo08:00-09:00|Tu09:00-13:00");
        hours.ShouldBe(WeeklyHours.Parse("Mo08:00-09:00|Tu09:00-13:00"));
    }

    [Fact]
    public void Empty_text_is_no_hours()
    {
        WeeklyHours.Parse("").ShouldBe(WeeklyHours.None);
    }

    [Fact]
    public void Every_week_survives_its_written_form_and_its_hexadecimal_form()
    {
        var stretch =
            from day in Gen.Choose(0, 6)
            from start in Gen.Choose(0, 1438)
            from end in Gen.Choose(start + 1, 1440)
            select new WeekStretch(day, start, end);
        var weeks = stretch.ListOf().Select(WeeklyHours.Of).ToArbitrary();

        Prop.ForAll(weeks, hours =>
            WeeklyHours.Parse(hours.ToString()).Equals(hours)
            && WeekBits.FromHex(hours.Bits.ToHex()) == hours.Bits
            && Enumerable.Range(0, WeekBits.HalfHours).All(slot => hours.Bits[slot] == LiesInside(hours, slot)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_two_weeks_share_is_in_both_and_what_is_left_is_in_one()
    {
        var a = WeeklyHours.Parse("Mo08:00-12:00|Th20:00-24:00").Bits;
        var b = WeeklyHours.Parse("Mo10:00-14:00|Fr00:00-02:00").Bits;

        (a & b).ShouldBe(WeeklyHours.Parse("Mo10:00-12:00").Bits);
        (a | b).Count.ShouldBe(a.Count + b.Count - 4);
        a.Without(b).ShouldBe(WeeklyHours.Parse("Mo08:00-10:00|Th20:00-24:00").Bits);
    }

    private static bool LiesInside(WeeklyHours hours, int slot)
    {
        var (day, from) = (slot / 48, slot % 48 * 30);
        return hours.Stretches.Any(s => s.Day == day && s.FromMinute <= from && from + 30 <= s.ToMinute);
    }
}
