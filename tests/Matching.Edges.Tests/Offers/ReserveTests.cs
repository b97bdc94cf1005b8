using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class ReserveTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string Bo = "+4523000002";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_reserve_is_offered_the_seat_at_once_when_it_comes_free_and_once()
    {
        var (offer, bo) = await NamedAsync();

        await _town.TypeAsync(Amina, "nej");
        (await TakeAsync(offer)).ShouldBeTrue();
        (await TakeAsync(offer)).ShouldBeFalse();
        await _town.SendDueAsync();

        (await _town.Store.ScalarAsync<string>("select youth_id from offer where state = 3")).ShouldBe(bo);
        (await _town.TemplatesAsync(Bo)).ShouldBe(["T1", "T3"]);
        (await _town.CountAsync("from seat_hold where released_at is null")).ShouldBe(1);
    }

    [Fact]
    public async Task In_the_evening_the_reserves_text_waits_for_the_morning()
    {
        var (offer, _) = await NamedAsync();
        await _town.TypeAsync(Amina, "nej");
        _town.Clock.MoveTo("2026-11-23", "20:30");

        (await TakeAsync(offer)).ShouldBeTrue();
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Bo)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_rule_is_read_again_before_a_reserve_is_offered_anything()
    {
        var (offer, bo) = await NamedAsync();
        await _town.Store.ExecuteAsync("update youth set status = 2 where id = @bo", new { bo });
        await _town.TypeAsync(Amina, "nej");

        (await TakeAsync(offer)).ShouldBeFalse();

        (await _town.CountAsync("from offer")).ShouldBe(1);
    }

    [Fact]
    public async Task A_seat_that_became_a_placement_is_nobodys_reserve_any_more()
    {
        var (offer, _) = await NamedAsync();
        await _town.TypeAsync(Amina, "ja");

        (await TakeAsync(offer)).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_late_yes_one_click_offers_the_place_again()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);
        (await AgainAsync(offer)).ShouldBeOfType<OfferAgainOutcome.NotEnded>();
        _town.Clock.MoveTo("2026-11-26", "20:00");
        await _town.Get<ExpireOffers>().HandleAsync(CancellationToken.None);
        _town.Clock.MoveTo("2026-11-27", "10:00");
        await _town.TypeAsync(Amina, "ja");
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T13");

        var again = (await AgainAsync(offer)).ShouldBeOfType<OfferAgainOutcome.Decided>().Approval.ShouldBeOfType<ApproveOutcome.Approved>();
        await _town.SendDueAsync();
        await _town.TypeAsync(Amina, $"ja {(await _town.OfferAsync(again.Offer)).Offer.Code}");

        (await _town.StateAsync(again.Offer)).ShouldBe(OfferState.Accepted);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.HoldsAsync(opening)).ShouldBe(1);
    }

    [Fact]
    public async Task A_place_that_is_gone_is_not_offered_again()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);
        await _town.TypeAsync(Amina, "nej");
        await _town.SentAsync(Bo, opening, "Bo");

        (await AgainAsync(offer)).ShouldBeOfType<OfferAgainOutcome.Decided>().Approval.ShouldBeOfType<ApproveOutcome.SeatTaken>();
        (await _town.Get<OfferAgain>().HandleAsync("0615", offer, "x", CancellationToken.None)).ShouldBeOfType<OfferAgainOutcome.NotFound>();
    }

    private async Task<(OfferId Offer, string Bo)> NamedAsync()
    {
        var offer = await _town.SentAsync(Amina);
        var bo = await _town.YouthAsync(Bo, "Bo");
        (await _town.Get<NameReserve>().HandleAsync("0791", offer, bo, "karin", CancellationToken.None)).ShouldBeTrue();
        return (offer, bo);
    }

    private Task<bool> TakeAsync(OfferId offer) => _town.Get<OfferToReserve>().HandleAsync(offer, CancellationToken.None);

    private Task<OfferAgainOutcome> AgainAsync(OfferId offer) => _town.Get<OfferAgain>().HandleAsync("0791", offer, "karin", CancellationToken.None);
}
