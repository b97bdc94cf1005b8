using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Steering;

/// <summary>An offer is approved in Viborg while somebody has switched texts off for a part.</summary>
public sealed class SwitchedTextsTests : IAsyncLifetime
{
    private const string Phone = "+4520111213";

    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("municipality", true)]
    [InlineData("programme", true)]
    [InlineData("area", true)]
    [InlineData("host", true)]
    [InlineData("elsewhere", false)]
    public async Task Texts_of_the_part_wait_and_leave_when_it_is_on_again(string part, bool waits)
    {
        await OffAsync(await _town.ApprovedAsync(Phone), part, "texts", until: null);

        await _town.SendDueAsync();

        (await _town.PhoneAsync(Phone)).Any().ShouldBe(!waits);
        await _town.Store.ExecuteAsync("update switched_off set ended_at = now(), ended_by = 'karin'");
        await _town.SendDueAsync();
        (await _town.PhoneAsync(Phone)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public async Task Its_last_day_is_included(int days, bool waits)
    {
        var today = Core.Clock.Copenhagen.DateAt(_town.Clock.GetUtcNow());
        await OffAsync(await _town.ApprovedAsync(Phone), "municipality", "texts", today.AddDays(days));

        await _town.SendDueAsync();

        (await _town.PhoneAsync(Phone)).Any().ShouldBe(!waits);
    }

    [Fact]
    public async Task A_stop_is_confirmed_all_the_same()
    {
        var offer = await _town.SentAsync(Phone);
        await OffAsync(offer, "municipality", "texts", until: null);
        var before = (await _town.PhoneAsync(Phone)).Count;

        await _town.TypeAsync(Phone, "STOP");
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Phone)).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task When_matching_is_off_an_approved_offer_is_not_said()
    {
        await OffAsync(await _town.ApprovedAsync(Phone), "municipality", "matching", until: null);

        await _town.SendDueAsync();

        (await _town.Store.ScalarAsync<short>("select state from offer")).ShouldBe((short)OfferState.Withdrawn);
        (await _town.Store.ScalarAsync<long>("select count(*) from sms_message where template in ('T2', 'T3', 'T4') and state in (3, 4)")).ShouldBe(0);
    }

    private Task<int> OffAsync(OfferId offer, string part, string what, DateOnly? until) => _town.Store.ExecuteAsync(
        """
        insert into switched_off (id, municipality_code, what, part, value, reason, set_by, since, until)
        select gen_random_uuid(), '0791', @what, case @part when 'elsewhere' then 'host' else @part end,
               case @part when 'municipality' then '0791' when 'programme' then f.programme when 'area' then y.postcode when 'host' then f.host_id else 'ANOTHER' end,
               'ferie', 'karin', @now, @until
        from offer f join youth y on y.id = f.youth_id where f.id = @offer
        """,
        new { offer = offer.Value, part, what, until, now = _town.Clock.GetUtcNow() });
}
