using Matching.Core.Texts.Limits;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class SpendingTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string Bo = "+4523000002";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task At_80_percent_a_person_is_told_once_and_over_100_offers_wait_and_receipts_do_not()
    {
        await SetAsync("", SpendingPeriod.Month, 5);
        await _town.SentAsync(Amina);
        (await _town.WorkAsync()).ShouldBeEmpty();
        await _town.SentAsync(Bo, name: "Bo");
        (await _town.WorkAsync()).ShouldBe(["spending_limit"]);
        (await SentAsync(Bo)).ShouldBe(2);

        await _town.SentAsync("+4523000003", name: "Cid");
        await _town.SentAsync("+4523000004", name: "Dan");
        (await SentAsync("+4523000004")).ShouldBe(0);
        (await _town.WorkAsync()).ShouldBe(["spending_limit", "spending_limit"]);
        (await _town.Store.QueryAsync<string>("select note_da from work_item order by id")).ShouldBe(
            ["0791: 3 af 5 sms-dele i denne måned.", "0791: 5 af 5 sms-dele i denne måned. Tilbud venter, til grænsen er hævet."]);
        await _town.TypeAsync(Amina, "ja");
        await _town.SendDueAsync();

        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T7");
        (await SentAsync(Amina)).ShouldBe(3);
    }

    [Fact]
    public async Task A_raised_limit_lets_what_waits_leave()
    {
        await SetAsync("", SpendingPeriod.Day, 1);
        await _town.SentAsync(Amina);
        (await SentAsync(Amina)).ShouldBe(1);

        await SetAsync("", SpendingPeriod.Day, null);
        await _town.SendDueAsync();

        (await SentAsync(Amina)).ShouldBe(2);
    }

    [Fact]
    public async Task A_new_day_and_another_scheme_count_afresh()
    {
        await SetAsync("spare-time-job", SpendingPeriod.Day, 2);
        await SetAsync("business-mentors", SpendingPeriod.Day, 1);
        await _town.SentAsync(Amina);
        await _town.SentAsync(Bo, name: "Bo");
        (await SentAsync(Bo)).ShouldBe(0);

        _town.Clock.MoveTo("2026-11-24", "09:00");
        await _town.SendDueAsync();

        (await SentAsync(Bo)).ShouldBe(2);
    }

    [Fact]
    public async Task A_limit_is_a_number_above_none()
    {
        (await _town.Get<SetLimit>().HandleAsync("0791", "", SpendingPeriod.Day, 0, "karin", CancellationToken.None)).ShouldBeFalse();
        (await _town.CountAsync("from text_limit")).ShouldBe(0);
    }

    private async Task SetAsync(string programme, SpendingPeriod per, int? segments) =>
        (await _town.Get<SetLimit>().HandleAsync("0791", programme, per, segments, "karin", CancellationToken.None)).ShouldBeTrue();

    private Task<int> SentAsync(string phone) => _town.CountAsync("from sms_message where phone = @phone and direction = 1 and sent_at is not null", new { phone });
}
