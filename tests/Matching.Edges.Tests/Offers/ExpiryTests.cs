using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class ExpiryTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string Bo = "+4523000002";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task An_offer_expires_at_its_deadline_and_not_a_second_before()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);

        _town.Clock.MoveTo(ManualClock.At("2026-11-26", "20:00").AddSeconds(-1));
        (await ExpireAsync()).ShouldBe(0);
        _town.Clock.MoveTo("2026-11-26", "20:00");
        (await ExpireAsync()).ShouldBe(1);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
        (await _town.CountAsync("from history where outcome = 7")).ShouldBe(1);
        (await _town.WorkAsync()).ShouldBe(["call_expired"]);
    }

    [Fact]
    public async Task She_hears_of_it_on_the_next_sending_day_from_eight()
    {
        await ExpiredAsync(Amina);
        var before = (await _town.PhoneAsync(Amina)).Count;

        await _town.SendDueAsync();
        (await _town.PhoneAsync(Amina)).Count.ShouldBe(before);
        _town.Clock.MoveTo("2026-11-27", "08:20");
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Amina))[^1].ShouldStartWith("Hej Amina. Vi hørte ikke fra dig");
    }

    [Fact]
    public async Task A_reply_after_expiry_is_kept_but_changes_nothing_and_while_the_seat_is_free_somebody_calls()
    {
        var offer = await ExpiredAsync(Amina);

        var outcome = await _town.TypeAsync(Amina, "ja");

        outcome.ShouldBeOfType<ReceiveOutcome.Answered>().Offers.Single().ChangedNothing.ShouldBeTrue();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T13");
        (await _town.WorkAsync()).ShouldContain("late_yes");
        (await _town.CountAsync("from sms_message where direction = 2 and offer_id = @Value", new { offer.Value })).ShouldBe(1);
    }

    [Fact]
    public async Task A_late_yes_to_a_seat_that_is_gone_gets_a_kind_text_and_goes_first_tonight()
    {
        var opening = await _town.OpeningAsync();
        var offer = await ExpiredAsync(Amina, opening);
        _town.Clock.MoveTo("2026-11-27", "09:00");
        await _town.SentAsync(Bo, opening, "Bo");

        await _town.TypeAsync(Amina, "ja");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T12");
        (await _town.CountAsync("from youth where said_yes_too_late")).ShouldBe(1);
    }

    [Fact]
    public async Task A_late_yes_against_the_next_ones_yes_is_one_placement_and_one_kind_text()
    {
        for (var round = 0; round < 25; round++)
        {
            var (early, late) = ($"+452310{round:0000}", $"+452320{round:0000}");
            var opening = await _town.OpeningAsync();
            _town.Clock.MoveTo("2026-11-23", "09:30");
            await ExpiredAsync(early, opening);
            _town.Clock.MoveTo("2026-11-27", "09:00");
            await _town.SentAsync(late, opening, "Bo");

            await Task.WhenAll(Task.Run(() => _town.TypeAsync(early, "ja")), Task.Run(() => _town.TypeAsync(late, "ja")));

            (await _town.CountAsync("from placement where opening_id = @opening", new { opening })).ShouldBe(1);
            (await _town.TemplatesAsync(early)).Count(t => t == "T12").ShouldBe(1);
            (await _town.HoldsAsync(opening)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_answer_at_the_instant_of_expiry_is_either_and_never_both()
    {
        for (var round = 0; round < 25; round++)
        {
            var phone = $"+452330{round:0000}";
            var opening = await _town.OpeningAsync();
            _town.Clock.MoveTo("2026-11-23", "09:30");
            var offer = await _town.SentAsync(phone, opening);
            _town.Clock.MoveTo("2026-11-26", "20:00");

            await Task.WhenAll(Task.Run(ExpireAsync), Task.Run(() => _town.TypeAsync(phone, "ja")));

            var accepted = await _town.StateAsync(offer) == OfferState.Accepted;
            (await _town.CountAsync("from placement where opening_id = @opening", new { opening })).ShouldBe(accepted ? 1 : 0);
            (await _town.HoldsAsync(opening)).ShouldBe(accepted ? 1 : 0);
        }
    }

    [Fact]
    public async Task Several_watches_at_once_expire_an_offer_once()
    {
        await _town.SentAsync(Amina);
        _town.Clock.MoveTo("2026-11-26", "20:00");

        var expired = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(ExpireAsync)));

        expired.Sum().ShouldBe(1);
        (await _town.TemplatesAsync(Amina)).Count(t => t == "T14").ShouldBe(1);
    }

    [Fact]
    public async Task What_she_wrote_and_nobody_has_read_keeps_the_offer_open()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "hvornår er det?");
        _town.Clock.MoveTo("2026-12-01", "09:00");

        (await ExpireAsync()).ShouldBe(0);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task One_reminder_comes_at_sixteen_the_day_before()
    {
        await _town.SentAsync(Amina);
        var remind = _town.Get<RemindOffers>();

        _town.Clock.MoveTo("2026-11-25", "15:59");
        (await remind.HandleAsync(CancellationToken.None)).ShouldBe(0);
        _town.Clock.MoveTo("2026-11-25", "16:00");
        (await remind.HandleAsync(CancellationToken.None)).ShouldBe(1);
        (await remind.HandleAsync(CancellationToken.None)).ShouldBe(0);
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Amina))[^1].ShouldStartWith("Hej Amina. Vi holder pladsen (butik) til tor 26/11 kl. 20.");
    }

    [Fact]
    public async Task A_freed_seat_that_nobody_new_was_found_for_asks_a_person_once()
    {
        var offer = await ExpiredAsync(Amina);

        await _town.Get<AskForAnother>().HandleAsync(offer, [], CancellationToken.None);
        await _town.Get<AskForAnother>().HandleAsync(offer, [], CancellationToken.None);

        (await _town.WorkAsync()).Count(kind => kind == "find_another").ShouldBe(1);
    }

    private async Task<OfferId> ExpiredAsync(string phone, string? opening = null)
    {
        var offer = await _town.SentAsync(phone, opening);
        _town.Clock.MoveTo("2026-11-26", "20:00");
        await ExpireAsync();
        return offer;
    }

    private Task<int> ExpireAsync() => _town.Get<ExpireOffers>().HandleAsync(CancellationToken.None);
}
