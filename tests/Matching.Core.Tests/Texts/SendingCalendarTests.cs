using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Texts;

public sealed class SendingCalendarTests
{
    private static readonly SendingCalendar Calendar = new(Options.Create(new SendingHoursOptions()));

    [Theory]
    [InlineData("2026-11-23", "07:59", false)]
    [InlineData("2026-11-23", "08:00", true)]
    [InlineData("2026-11-23", "19:59", true)]
    [InlineData("2026-11-23", "20:00", false)]
    [InlineData("2026-11-22", "12:00", false)]
    [InlineData("2026-11-21", "12:00", true)]
    [InlineData("2026-12-24", "12:00", false)]
    [InlineData("2026-12-31", "12:00", false)]
    [InlineData("2027-06-05", "12:00", false)]
    [InlineData("2027-04-23", "12:00", true)]
    public void Texts_leave_from_eight_included_to_twenty_excluded_on_sending_days(string day, string time, bool open) =>
        Calendar.IsOpen(ManualClock.At(day, time)).ShouldBe(open);

    [Theory]
    [InlineData(2023, "2023-04-06 2023-04-07 2023-04-09 2023-04-10 2023-05-05 2023-05-18 2023-05-28 2023-05-29")]
    [InlineData(2024, "2024-03-28 2024-03-29 2024-03-31 2024-04-01 2024-05-09 2024-05-19 2024-05-20")]
    [InlineData(2027, "2027-03-25 2027-03-26 2027-03-28 2027-03-29 2027-05-06 2027-05-16 2027-05-17")]
    [InlineData(2038, "2038-04-22 2038-04-23 2038-04-25 2038-04-26 2038-06-03 2038-06-13 2038-06-14")]
    public void The_movable_holidays_follow_Easter_and_the_prayer_day_ended_in_2023(int year, string days)
    {
        var movable = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => DanishHolidays.IsHoliday(day) && day is not ({ Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 }));

        string.Join(' ', movable.Select(day => day.ToString("yyyy-MM-dd", null))).ShouldBe(days);
    }

    [Fact]
    public void What_was_approved_on_the_evening_before_Easter_leaves_on_Saturday_morning_spread_over_twenty_minutes()
    {
        var approved = ManualClock.At("2027-03-24", "20:30");
        var opens = new DateTimeOffset(2027, 3, 27, 7, 0, 0, TimeSpan.Zero);

        var leaves = Enumerable.Range(0, 300).Select(_ => Calendar.NextOpening(approved, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()))).ToList();

        leaves.ShouldAllBe(at => at >= opens && at < opens.AddMinutes(20));
        leaves.Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Eight_in_the_morning_is_another_instant_after_the_clocks_change()
    {
        var none = Guid.Empty;

        Calendar.NextOpening(ManualClock.At("2027-10-30", "06:00"), none).ShouldBe(new(2027, 10, 30, 6, 0, 0, TimeSpan.Zero));
        Calendar.NextOpening(ManualClock.At("2027-10-30", "20:00"), none).ShouldBe(new(2027, 11, 1, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_same_text_waits_for_the_same_moment_however_often_it_asks()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        Calendar.NextOpening(ManualClock.At("2026-11-22", "10:00"), id).ShouldBe(Calendar.NextOpening(ManualClock.At("2026-11-21", "21:00"), id));
    }

    [Theory]
    [InlineData("2026-11-23", "09:30", "2026-11-26", "2026-11-25")]
    [InlineData("2027-03-27", "09:30", "2027-04-01", "2027-03-31")]
    public void The_deadline_is_at_twenty_on_the_third_sending_day_and_the_reminder_at_sixteen_the_day_before(string day, string time, string deadline, string reminder)
    {
        var left = ManualClock.At(day, time);

        Calendar.Deadline(left, 3).ShouldBe(ManualClock.At(deadline, "20:00"));
        Calendar.ReminderAt(left, Calendar.Deadline(left, 3)).ShouldBe(ManualClock.At(reminder, "16:00"));
    }

    [Theory]
    [InlineData("20:00", true)]
    [InlineData("20:01", false)]
    public void A_reminder_needs_twenty_hours_since_the_offer_left(string time, bool reminded)
    {
        // Left on Monday evening with two sending days: the reminder would be on Tuesday at 16:00.
        var left = ManualClock.At("2026-11-23", time);

        (Calendar.ReminderAt(left, Calendar.Deadline(left, 2)) is not null).ShouldBe(reminded);
    }

    [Fact]
    public void With_one_day_to_answer_the_reminder_is_at_noon_on_the_deadlines_day()
    {
        var left = ManualClock.At("2026-11-23", "19:59");

        Calendar.Deadline(left, 1).ShouldBe(ManualClock.At("2026-11-24", "20:00"));
        Calendar.ReminderAt(left, Calendar.Deadline(left, 1)).ShouldBe(ManualClock.At("2026-11-24", "12:00"));
    }

    [Fact]
    public void Faulty_hours_are_all_listed()
    {
        var options = new SendingHoursOptions { Opens = new(8, 0), Closes = new(8, 0) };
        options.ClosedDays.Add(new() { Month = 13, Day = 1 });

        var result = new SendingHoursValidator().Validate(null, options);

        result.Failures.ShouldNotBeNull().Count().ShouldBe(3);
    }
}
