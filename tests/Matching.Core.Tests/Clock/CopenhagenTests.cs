using Matching.Core.Clock;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Clock;

public sealed class CopenhagenTests
{
    [Theory]
    [InlineData("2026-11-20T22:59:59Z", "2026-11-20")]
    [InlineData("2026-11-20T23:00:00Z", "2026-11-21")]
    [InlineData("2026-07-20T21:59:59Z", "2026-07-20")]
    [InlineData("2026-07-20T22:00:00Z", "2026-07-21")]
    public void The_civil_date_changes_at_Danish_midnight(string instant, string date) =>
        Copenhagen.DateAt(DateTimeOffset.Parse(instant, null)).ShouldBe(DateOnly.Parse(date, null));

    [Theory]
    [InlineData("2026-11-20", "01:15", "2026-11-20T00:15:00Z")]
    [InlineData("2026-07-20", "01:15", "2026-07-19T23:15:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    public void A_civil_time_is_one_instant_also_when_the_clock_is_moved(string date, string time, string instant) =>
        Copenhagen.InstantOf(DateOnly.Parse(date, null), TimeOnly.Parse(time, null)).ShouldBe(DateTimeOffset.Parse(instant, null));

    [Fact]
    public void The_products_clock_is_as_far_ahead_as_it_was_set()
    {
        var clock = new OffsetTimeProvider(new StandingClock(), TimeSpan.FromSeconds(-86_400));

        clock.GetUtcNow().ShouldBe(StandingClock.Instant.AddDays(-1));
        clock.LocalTimeZone.ShouldBe(Copenhagen.Zone);
        clock.Today().ShouldBe(new DateOnly(2026, 11, 19));
    }

    private sealed class StandingClock : TimeProvider
    {
        public static DateTimeOffset Instant { get; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Instant;
    }
}
