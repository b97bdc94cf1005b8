using Matching.Core.Messages;
using Matching.Core.Nightly;
using Matching.Core.Watching;
using Matching.Testing.Offers;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Watching;

public sealed class LookForAlarmsTests
{
    // An ordinary Monday in winter: Copenhagen is an hour ahead of UTC.
    private static readonly DateOnly Monday = new(2027, 1, 11);

    [Theory]
    [InlineData("03:59:59", false)]
    [InlineData("04:00:00", true)]
    public async Task A_night_is_late_from_five_in_the_morning_in_Denmark(string utc, bool late) =>
        (await LookAsync(utc, new Town(HasDate: false))).NightLate.ShouldBe(late ? Monday : null);

    [Fact]
    public async Task A_published_night_is_never_late() => (await LookAsync("23:00:00", new Town(HasDate: true))).NightLate.ShouldBeNull();

    [Fact]
    public async Task Where_nobody_is_known_no_night_is_missed() =>
        (await LookAsync("12:00:00", new Town(HasDate: false) { Area = [] })).NightLate.ShouldBeNull();

    [Theory]
    [InlineData("06:29:59", false)]
    [InlineData("06:30:00", true)]
    public async Task A_night_that_is_due_after_five_is_late_an_hour_after_it_is_due(string utc, bool late)
    {
        var reading = await LookAsync(utc, new Town(HasDate: false), dueAt: new(6, 30));

        reading.NightsDueBy.ShouldBe(new(7, 30));
        reading.NightLate.ShouldBe(late ? Monday : null);
    }

    [Fact]
    public async Task What_stood_still_is_asked_for_from_ten_minutes_before_and_is_not_quiet()
    {
        var town = new Town(HasDate: true) { Overdue = 3 };

        var reading = await LookAsync("12:00:00", town);

        town.AskedSince!.Value.UtcDateTime.ShouldBe(new(2027, 1, 11, 11, 50, 0, DateTimeKind.Utc), TimeSpan.FromSeconds(1));
        reading.Overdue.ShouldBe(3);
        reading.IsQuiet.ShouldBeFalse();
        (await LookAsync("12:00:00", new Town(HasDate: true))).IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task Dead_letters_are_not_quiet() => (await LookAsync("12:00:00", new Town(HasDate: true) { Dead = 1 })).IsQuiet.ShouldBeFalse();

    private static Task<AlarmReading> LookAsync(string utc, Town town, TimeOnly? dueAt = null)
    {
        var clock = new ManualClock(new(Monday, TimeOnly.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero));
        var nights = new NightOptions { DueAt = dueAt ?? new(1, 15) };
        return new LookForAlarms(town, town, town, Options.Create(new AlarmOptions()), Options.Create(nights), clock).HandleAsync(CancellationToken.None);
    }

    private sealed record Town(bool HasDate) : INightCalendar, IStandstill, IQueueGauge
    {
        public IReadOnlyList<string> Area { get; init; } = ["791"];

        public long Overdue { get; init; }

        public long Dead { get; init; }

        public DateTimeOffset? AskedSince { get; private set; }

        public Task<NightsKnown> ReadAsync(DateOnly date, CancellationToken stopping) => Task.FromResult(new NightsKnown(Area, HasDate && date == Monday, true));

        public Task<long> CountAsync(DateTimeOffset since, CancellationToken cancellationToken)
        {
            AskedSince = since;
            return Task.FromResult(Overdue);
        }

        public Task<QueueLevel> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new QueueLevel("postgres", 0, 0, Dead));
    }
}
