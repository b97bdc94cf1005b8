using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.People;

public sealed class OwnFileTests
{
    private static readonly OwnWishes Good = new([Kind.Job], ["it"], ["garden"], TravelModes.Bike, 30, 10);

    [Fact]
    public void A_week_that_is_drawn_as_it_was_keeps_its_minutes()
    {
        var before = WeeklyHours.Parse("Mo08:10-15:20");

        DrawnWeek.Onto(before, before.Bits).ShouldBe(before);
    }

    [Fact]
    public void Hours_outside_the_drawn_ones_stay_when_the_week_is_drawn_anew()
    {
        var before = WeeklyHours.Parse("Mo04:00-05:00|Tu22:00-23:00|We10:00-12:00");

        DrawnWeek.Onto(before, DrawnWeek.Of([12, 13])).ToString().ShouldBe("Mo04:00-05:00|Mo06:00-07:00|Tu22:00-23:00");
    }

    [Fact]
    public void Numbers_that_are_no_half_hour_of_the_week_are_left_out() => DrawnWeek.Of([-1, 336, 335]).Count.ShouldBe(1);

    [Theory]
    [InlineData(5, 1, SayWishesOutcome.Saved)]
    [InlineData(120, 37, SayWishesOutcome.Saved)]
    [InlineData(4, 1, SayWishesOutcome.OutOfRange)]
    [InlineData(121, 1, SayWishesOutcome.OutOfRange)]
    [InlineData(5, 0, SayWishesOutcome.OutOfRange)]
    [InlineData(5, 38, SayWishesOutcome.OutOfRange)]
    public void Minutes_and_hours_have_bounds_that_count(int minutes, int hours, SayWishesOutcome expected) =>
        SayWishes.Judge(Good with { MaxTravelMinutes = minutes, MaxHoursPerWeek = hours }).ShouldBe(expected);

    [Fact]
    public void Nothing_wished_for_one_field_both_ways_and_an_unknown_field_are_refused()
    {
        SayWishes.Judge(Good with { Wants = [] }).ShouldBe(SayWishesOutcome.WantsNothing);
        SayWishes.Judge(Good with { NotSectors = ["it"] }).ShouldBe(SayWishesOutcome.BothWays);
        SayWishes.Judge(Good with { Interests = ["<script>"] }).ShouldBe(SayWishesOutcome.OutOfRange);
        SayWishes.Judge(Good with { Travel = TravelModes.None }).ShouldBe(SayWishesOutcome.OutOfRange);
    }
}
