using Matching.Core.Erasures;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Erasures;

public sealed class EraseAfterKeepingTests
{
    [Fact]
    public async Task A_closed_file_is_told_of_thirty_days_before_and_erased_on_its_day()
    {
        await using var town = await OfferTown.CreateAsync();
        var youth = await ClosedAsync(town, "2021-12-24");

        await TurnAsync(town, "2026-11-23");
        (await town.WorkAsync()).ShouldBeEmpty();
        await TurnAsync(town, "2026-11-24");
        (await town.WorkAsync()).ShouldBe(["erasure_due"]);
        (await TurnAsync(town, "2026-12-23")).ShouldBe(0);
        (await town.CountAsync("from youth where id = @youth", new { youth })).ShouldBe(1);

        (await TurnAsync(town, "2026-12-24")).ShouldBe(1);
        (await town.CountAsync("from youth where id = @youth", new { youth })).ShouldBe(0);
        (await town.WorkAsync()).ShouldBeEmpty();
        (await town.CountAsync("from erasure where cause = 2 and erased_by = 'keeping-period'")).ShouldBe(1);
        (await TurnAsync(town, "2026-12-25")).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_was_closed_long_ago_is_told_of_and_given_thirty_days_all_the_same()
    {
        await using var town = await OfferTown.CreateAsync();
        await ClosedAsync(town, "2015-01-01");

        (await TurnAsync(town, "2026-11-24")).ShouldBe(0);
        (await TurnAsync(town, "2026-12-23")).ShouldBe(0);
        (await TurnAsync(town, "2026-12-24")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_opened_again_is_not_erased()
    {
        await using var town = await OfferTown.CreateAsync();
        var youth = await ClosedAsync(town, "2021-12-24");
        await TurnAsync(town, "2026-11-24");
        await town.Store.ExecuteAsync("update youth set status = 1, status_since = '2026-12-01'");

        (await TurnAsync(town, "2027-12-24")).ShouldBe(0);
        (await town.CountAsync("from youth where id = @youth", new { youth })).ShouldBe(1);
    }

    private static async Task<string> ClosedAsync(OfferTown town, string since)
    {
        var youth = await town.YouthAsync();
        await town.Store.ExecuteAsync("update youth set status = 3, status_reason = 'moved', status_since = @since::date where id = @youth", new { youth, since });
        return youth;
    }

    private static Task<int> TurnAsync(OfferTown town, string day)
    {
        town.Clock.MoveTo(day, "04:50");
        return town.Get<EraseAfterKeeping>().HandleAsync(CancellationToken.None);
    }
}
