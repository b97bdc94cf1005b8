using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Nightly;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

public sealed class AskWhatIfTests : IAsyncLifetime
{
    private const string Everything = """
        select (select count(*) from night) || ' ' || (select string_agg(id || ' ' || state || ' ' || version, ',' order by id) from proposal)
               || ' ' || (select count(*) from unplaced) || ' ' || (select count(*) from seat_price)
        """;

    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private NightStand _stand = null!;

    private PostgresKeptNights Kept => new(_database.Store);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        await _stand.ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_latest_night_is_asked_as_it_was_and_nothing_is_stored()
    {
        var night = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night;
        var pair = night.Plan.Pairs[0];
        var before = await _database.ScalarAsync<string>(Everything);
        await _database.ExecuteAsync("update opening set status = 2");

        var answer = (await AskAsync(new WhatIfChange.CloseOpening(pair.Opening))).ShouldBeOfType<WhatIfOutcome.Answered>().Answer;

        answer.Before.Objective.ShouldBe(night.Plan.Objective);
        answer.Wishes.ShouldContain(wish => wish.Youth == pair.Youth && wish.Kind == pair.Kind);
        (await _database.ScalarAsync<string>(Everything)).ShouldBe(before);
    }

    [Fact]
    public async Task Without_a_night_or_its_facts_there_is_no_answer()
    {
        (await AskAsync(new WhatIfChange.CloseHost("H1"))).ShouldBeOfType<WhatIfOutcome.NoNight>();
        (await new ShowSeatPrices(Kept).HandleAsync(new NightChoice.Latest(), default)).ShouldBeOfType<SeatPricesOutcome.NoNight>();
        await _stand.RunAsync();
        await _database.ExecuteAsync("update night set facts = null");

        (await AskAsync(new WhatIfChange.CloseHost("H1"))).ShouldBeOfType<WhatIfOutcome.FactsGone>();
        (await new ShowSeatPrices(Kept).HandleAsync(new NightChoice.Latest(), default)).ShouldBeOfType<SeatPricesOutcome.FactsGone>();
    }

    [Fact]
    public async Task A_nights_seat_prices_are_those_that_it_published()
    {
        var night = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night;

        var shown = (await new ShowSeatPrices(Kept).HandleAsync(new NightChoice.OfDate(GivenTown.Tonight), default)).ShouldBeOfType<SeatPricesOutcome.Shown>();

        shown.Prices.Openings.Select(one => one.Price).ShouldBe(night.Plan.Prices);
        shown.Prices.Openings.ShouldNotBeEmpty();
    }

    private Task<WhatIfOutcome> AskAsync(WhatIfChange change) =>
        new AskWhatIf(Kept).HandleAsync(new NightChoice.Latest(), [change], threads: 1, null, CancellationToken.None);
}
