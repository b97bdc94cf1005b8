using Matching.Core.Clock;
using Matching.Storage.Postgres;
using Matching.Testing.Stores;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Postgres;

public sealed class StoreClockTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(-8)]
    public async Task A_machine_that_agrees_with_the_store_may_work(int secondsOff) => (await AskAsync(secondsOff, setAhead: 0)).ShouldBeNull();

    [Theory]
    [InlineData(600, "600 seconds ahead of PostgreSQL's")]
    [InlineData(-600, "600 seconds behind PostgreSQL's")]
    [InlineData(12, "12 seconds ahead of")]
    public async Task A_machine_whose_clock_is_off_is_told_by_how_much(int secondsOff, string sentence) => (await AskAsync(secondsOff, setAhead: 0)).ShouldNotBeNull().ShouldContain(sentence);

    [Fact]
    public async Task A_clock_that_was_set_on_purpose_is_not_off() => (await AskAsync(secondsOff: 86_400, setAhead: 86_400)).ShouldBeNull();

    private Task<string?> AskAsync(int secondsOff, int setAhead) => new StoreClock(
        store.Store, new OffsetTimeProvider(TimeProvider.System, TimeSpan.FromSeconds(secondsOff)), Options.Create(new ClockOptions { Offset = setAhead })).DisagreementAsync(CancellationToken.None);
}
