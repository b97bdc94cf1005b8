using Matching.Core.Offers;
using Matching.Core.Placements;
using Matching.Core.Replies;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class ReceiveTextTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string Bo = "+4523000002";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_yes_becomes_a_placement_and_both_sides_hear_it()
    {
        var opening = await _town.OpeningAsync(hostPhone: "+4587870099");
        var offer = await _town.SentAsync(Amina, opening);

        var outcome = await _town.TypeAsync(Amina, $"JA {await CodeAsync(offer)}");
        await _town.SendDueAsync();

        outcome.ShouldBeOfType<ReceiveOutcome.Answered>().Offers.Single().To.ShouldBe(OfferState.Accepted);
        var placement = (await _town.OfferAsync(offer)).Placement.ShouldNotBeNull();
        placement.Stage.ShouldBe(PlacementStage.Agreed);
        placement.StartDate.ShouldBe(new(2027, 2, 1));
        (await _town.HoldsAsync(opening)).ShouldBe(1);
        (await _town.PhoneAsync(Amina))[^1].ShouldBe("Dejligt, Amina! Jeg fortæller Bageren Laurits det og ringer senest ons 25/11 om, hvornår I kan hilse på hinanden. Spørg bare løs på 87870001. Karin");
        (await _town.PhoneAsync("+4587870099"))[^1].ShouldBe("Hej Per. Amina har sagt ja til jeres plads (butik). Jeg ringer senest ons 25/11 om, hvornår I kan mødes. Karin, Viborg 87870001");
        (await _town.TemplatesAsync("+4587870099")).ShouldBe(["T1.host", "T28"]);
    }

    [Fact]
    public async Task A_mentors_yes_is_told_with_the_mentors_first_name_only()
    {
        var offer = await _town.SentAsync(Amina, await _town.OpeningAsync(kind: 3), kind: 3);

        await _town.TypeAsync(Amina, "ja tak");
        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.PhoneAsync(Amina))[^1].ShouldBe("Dejligt, Amina! Karin ringer senest ons 25/11 om dit første møde med Per. Spørg bare løs på 87870001.");
    }

    [Fact]
    public async Task A_no_frees_the_seat_and_is_remembered_and_the_next_one_can_have_it()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);

        await _town.TypeAsync(Amina, "nej tak");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Declined);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
        (await _town.CountAsync("from history where outcome = 1")).ShouldBe(1);
        (await _town.CountAsync("from outbox where kind = 'seat-freed'")).ShouldBe(1);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T8");
        (await _town.StateAsync(await _town.SentAsync(Bo, opening))).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task The_same_text_handed_over_twice_counts_once_even_at_the_same_instant()
    {
        var offer = await _town.SentAsync(Amina);
        var text = new IncomingText("SM1", Amina, $"JA {await CodeAsync(offer)}");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _town.Get<ReceiveText>().HandleAsync(text, CancellationToken.None))));

        outcomes.Count(o => o is ReceiveOutcome.Answered).ShouldBe(1);
        outcomes.Count(o => o is ReceiveOutcome.Duplicate).ShouldBe(9);
        (await _town.CountAsync("from placement")).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_given_twice_changes_nothing_the_second_time_and_the_receipt_comes_once_more()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "ja");

        var second = await _town.TypeAsync(Amina, "ja");
        await _town.TypeAsync(Amina, "ja");

        second.ShouldBeOfType<ReceiveOutcome.Answered>().Offers.Single().ChangedNothing.ShouldBeTrue();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.CountAsync("from placement")).ShouldBe(1);
        (await _town.TemplatesAsync(Amina)).Count(t => t == "T7").ShouldBe(2);
    }

    [Fact]
    public async Task A_no_after_the_yes_cancels_what_has_not_begun_and_a_person_tells_the_host()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);
        await _town.TypeAsync(Amina, "ja");

        await _town.TypeAsync(Amina, $"nej {await CodeAsync(offer)}");

        var found = await _town.OfferAsync(offer);
        found.Offer.State.ShouldBe(OfferState.Accepted);
        found.Placement.ShouldNotBeNull().Stage.ShouldBe(PlacementStage.Cancelled);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
        (await _town.WorkAsync()).ShouldContain("no_after_yes");
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T33");
    }

    [Theory]
    [InlineData("JA K8")]
    [InlineData("måske")]
    [InlineData("")]
    [InlineData("'; drop table offer; -- <b>")]
    [InlineData("\0\0")]
    public async Task What_is_not_understood_is_kept_and_shown_and_changes_nothing(string text)
    {
        var offer = await _town.SentAsync(Amina);
        if (text == "JA K8" && await CodeAsync(offer) == "K8")
        {
            text = "JA K9";
        }

        var outcome = await _town.TypeAsync(Amina, text);

        outcome.ShouldBeOfType<ReceiveOutcome.WaitsForPerson>();
        var found = (await _town.OfferAsync(offer)).Offer;
        found.State.ShouldBe(OfferState.Sent);
        found.ClockStoppedAt.ShouldNotBeNull();
        (await _town.WorkAsync()).ShouldBe(["read_text"]);
        (await _town.Store.ScalarAsync<string>("select body from sms_message where direction = 2")).ShouldBe(text.Replace("\0", "", StringComparison.Ordinal));
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T17");
    }

    [Fact]
    public async Task A_personal_number_is_masked_before_it_is_kept()
    {
        await _town.SentAsync(Amina);

        await _town.TypeAsync(Amina, "mit cpr er 010203-1234");

        (await _town.Store.ScalarAsync<string>("select body from sms_message where direction = 2")).ShouldBe("mit cpr er xxxxxx-xxxx");
    }

    [Fact]
    public async Task A_code_of_another_phone_is_not_applied_but_shown_with_the_likely_person()
    {
        var amina = await _town.SentAsync(Amina);
        var bo = await _town.SentAsync(Bo, name: "Bo");
        var code = await CodeAsync(amina);
        if (code == await CodeAsync(bo))
        {
            return;
        }

        var outcome = await _town.TypeAsync(Bo, $"JA {code}");

        outcome.ShouldBeOfType<ReceiveOutcome.WaitsForPerson>().Why.ShouldBe(WaitReason.CodeOfAnotherPhone);
        (await _town.StateAsync(amina)).ShouldBe(OfferState.Sent);
        (await _town.StateAsync(bo)).ShouldBe(OfferState.Sent);
        (await _town.CountAsync("from work_item where kind = 'code_of_another_phone' and offer_id = @Value", new { amina.Value })).ShouldBe(1);
    }

    [Fact]
    public async Task Two_open_offers_and_a_bare_yes_ask_back_once_and_then_a_person_reads()
    {
        var youth = await _town.YouthAsync(Amina);
        var first = (Core.Approvals.ApproveOutcome.Approved)await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync(kind: 2)));
        await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync(kind: 3)));
        await _town.SendDueAsync();

        await _town.TypeAsync(Amina, "JA");
        (await _town.WorkAsync()).ShouldBeEmpty();
        await _town.TypeAsync(Amina, "JA");

        (await _town.TemplatesAsync(Amina)).Count(t => t == "T16").ShouldBe(1);
        (await _town.WorkAsync()).ShouldBe(["read_text"]);
        (await _town.TypeAsync(Amina, $"ja {await CodeAsync(first.Offer)}")).ShouldBeOfType<ReceiveOutcome.Answered>();
    }

    [Fact]
    public async Task Stop_late_in_the_evening_moves_the_open_offer_to_the_call_list_with_one_confirmation()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);
        _town.Clock.MoveTo("2026-11-23", "22:10");

        (await _town.TypeAsync(Amina, "stop")).ShouldBe(new ReceiveOutcome.Stopped(false));
        await _town.SendDueAsync();
        (await _town.TypeAsync(Amina, "STOP")).ShouldBe(new ReceiveOutcome.Stopped(true));
        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.HoldsAsync(opening)).ShouldBe(1);
        (await _town.WorkAsync()).ShouldBe(["call_offer"]);
        (await _town.PhoneAsync(Amina)).Count(text => text.StartsWith("Du får ikke flere sms'er", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task After_start_texts_may_go_again()
    {
        await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "stop");

        await _town.TypeAsync(Amina, "START");

        (await _town.CountAsync("from sms_stop")).ShouldBe(0);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T20");
    }

    [Fact]
    public async Task A_yes_of_one_who_said_stop_counts_and_a_person_tells_her()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "stop");

        await _town.TypeAsync(Amina, $"JA {await CodeAsync(offer)}");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.WorkAsync()).ShouldContain("tell_youth");
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T19");
    }

    [Fact]
    public async Task An_unknown_number_is_answered_once_a_day_and_nothing_is_revealed()
    {
        await _town.SentAsync(Amina);

        (await _town.TypeAsync("+4599999999", "hej")).ShouldBeOfType<ReceiveOutcome.WaitsForPerson>().Why.ShouldBe(WaitReason.UnknownNumber);
        await _town.TypeAsync("+4599999999", "hallo");

        (await _town.TemplatesAsync("+4599999999")).ShouldBe(["T22"]);
        (await _town.WorkAsync()).ShouldBe(["unknown_number", "unknown_number"]);
    }

    [Theory]
    [InlineData("004523000001")]
    [InlineData("23 00 00 01")]
    [InlineData("+45 2300 0001")]
    public async Task A_number_in_another_form_is_the_same_number(string from)
    {
        var offer = await _town.SentAsync(Amina);

        await _town.Get<ReceiveText>().HandleAsync(new("SM1", from, "ja"), CancellationToken.None);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
    }

    [Fact]
    public async Task A_sender_that_is_no_number_is_kept_for_a_person()
    {
        var outcome = await _town.Get<ReceiveText>().HandleAsync(new("SM1", "Netto", "Tilbud!"), CancellationToken.None);

        outcome.ShouldBeOfType<ReceiveOutcome.WaitsForPerson>().Why.ShouldBe(WaitReason.UnknownNumber);
        (await _town.CountAsync("from sms_message where phone = 'Netto'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_item_that_a_person_has_read_sets_the_clock_going_and_leaves_a_whole_day()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "måske");
        _town.Clock.MoveTo("2026-11-26", "15:00");

        var item = await _town.Store.ScalarAsync<Guid>("select id from work_item");
        (await _town.Get<FinishWork>().HandleAsync(item, "karin", CancellationToken.None)).ShouldBeTrue();

        var found = (await _town.OfferAsync(offer)).Offer;
        found.ClockStoppedAt.ShouldBeNull();
        found.DeadlineAt.ShouldBe(ManualClock.At("2026-11-27", "20:00"));
        (await _town.WorkAsync()).ShouldBeEmpty();
        (await _town.Get<FinishWork>().HandleAsync(item, "bo", CancellationToken.None)).ShouldBeFalse();
    }

    private async Task<string> CodeAsync(OfferId offer) => (await _town.OfferAsync(offer)).Offer.Code.Value;
}
