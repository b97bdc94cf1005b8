using Matching.Core.Intake;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class RedateTests
{
    [Theory]
    [InlineData("2026-11-20", 0)]
    [InlineData("2026-11-26", 0)]
    [InlineData("2026-11-27", 7)]
    [InlineData("2026-11-19", -7)]
    [InlineData("2026-11-13", -7)]
    [InlineData("2026-11-12", -14)]
    [InlineData("2028-02-29", 462)]
    public void The_demos_day_falls_within_the_last_seven_days(string today, int days)
    {
        var date = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);

        Redate.Days(date).ShouldBe(days);
        (date.DayNumber - Redate.DemoDate.AddDays(days).DayNumber).ShouldBeInRange(0, 6);
    }

    [Fact]
    public void Every_date_moves_and_every_weekday_stays()
    {
        var folder = GivenFolder.WithEverythingRight().Read().Folder.ShouldNotBeNull();

        var moved = Redate.ByWholeWeeks(folder, new(2028, 2, 29));

        moved.Youths[0].BirthDate.ShouldBe(new(2009, 8, 10));
        moved.Youths[0].WaitingSince.ShouldBe(new(2028, 1, 6));
        moved.Hosts[0].LastAnswer.ShouldBe(new DateOnly(2028, 2, 6));
        moved.Openings[0].StartDate.ShouldBe(new DateOnly(2028, 3, 7));
        moved.Openings[0].EndDate.ShouldBe(new DateOnly(2028, 6, 5));
        moved.Placements[0].Since.ShouldBe(new(2028, 2, 24));
        moved.History[0].Date.ShouldBe(new(2027, 4, 8));
        moved.Youths[0].BirthDate.DayOfWeek.ShouldBe(folder.Youths[0].BirthDate.DayOfWeek);
    }
}
