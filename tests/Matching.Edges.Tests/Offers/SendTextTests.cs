using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Templates;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class SendTextTests : IAsyncLifetime
{
    private readonly ScriptedSmsSender _sms = new();
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task The_greeting_goes_first_and_the_deadline_runs_from_when_the_offer_left()
    {
        var offer = await _town.SentAsync("+4523000001");

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3"]);
        var sent = (await _town.OfferAsync(offer)).Offer;
        sent.State.ShouldBe(OfferState.Sent);
        sent.DeadlineAt.ShouldBe(ManualClock.At("2026-11-26", "20:00"));
    }

    [Fact]
    public async Task An_offer_waits_for_its_greeting()
    {
        await _town.ApprovedAsync("+4523000001");
        var offerText = await _town.Store.ScalarAsync<Guid>("select id from sms_message where template = 'T3'");

        var outcome = await _town.Get<SendText>().HandleAsync(new(offerText), CancellationToken.None);

        outcome.ShouldBeOfType<SendTextOutcome.WaitsUntil>().Why.ShouldBe("greeting");
        _sms.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-23", "20:00", "2026-11-24")]
    [InlineData("2026-11-21", "20:30", "2026-11-23")]
    [InlineData("2026-11-22", "10:00", "2026-11-23")]
    public async Task Outside_the_hours_nothing_leaves_until_the_next_opening(string day, string time, string opens)
    {
        _town.Clock.MoveTo(day, time);
        var offer = await _town.SentAsync("+4523000001");
        _sms.Sent.ShouldBeEmpty();

        _town.Clock.MoveTo(opens, "08:20");
        await _town.SendDueAsync();

        _sms.Sent.Count.ShouldBe(2);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task What_waits_can_be_let_go_by_a_person()
    {
        _town.Clock.MoveTo("2026-11-22", "10:00");
        await _town.SentAsync("+4523000001");

        (await _town.Get<DeliverWaiting>().HandleAsync(CancellationToken.None)).ShouldBe(2);
        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3"]);
    }

    [Fact]
    public async Task A_call_that_ended_in_doubt_is_looked_up_and_found_and_nothing_is_sent_twice()
    {
        var offer = await _town.ApprovedAsync("+4523000001");
        _sms.ThenTakeAndThrow();
        await Should.ThrowAsync<TimeoutException>(_town.SendDueAsync);
        (await StateOfGreetingAsync()).ShouldBe(TextState.Sending);

        await _town.SendDueAsync();
        (await StateOfGreetingAsync()).ShouldBe(TextState.Sending);
        _town.Clock.Advance(TimeSpan.FromSeconds(60));
        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3"]);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task Not_found_twice_it_is_sent_once_more_and_then_a_person_is_asked()
    {
        var offer = await _town.SentAsync("+4523000001");
        var second = await _town.ApprovedAsync("+4523000002");
        await SendGreetingAsync("+4523000002");
        _sms.ThenLoseAndThrow(2);

        await Should.ThrowAsync<TimeoutException>(_town.SendDueAsync);
        _town.Clock.Advance(TimeSpan.FromSeconds(61));
        await _town.SendDueAsync();
        _town.Clock.Advance(TimeSpan.FromMinutes(5));
        await Should.ThrowAsync<TimeoutException>(_town.SendDueAsync);
        _town.Clock.Advance(TimeSpan.FromSeconds(61));
        await _town.SendDueAsync();
        _town.Clock.Advance(TimeSpan.FromMinutes(5));
        await _town.SendDueAsync();

        _sms.Calls.ShouldBe(5);
        (await _town.StateAsync(second)).ShouldBe(OfferState.Undeliverable);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await _town.WorkAsync()).ShouldContain("text_unsure");
    }

    [Fact]
    public async Task Of_two_texts_with_the_same_words_neither_is_taken_for_the_other()
    {
        await _town.SentAsync("+4523000001");
        var youth = await _town.Store.ScalarAsync<string>("select id from youth where phone = '+4523000001'") ?? "";
        foreach (var form in new[] { Guid.CreateVersion7(_town.Clock.GetUtcNow()), Guid.CreateVersion7(_town.Clock.GetUtcNow()) })
        {
            (await _town.Get<WriteText>().HandleAsync(form, "0791", youth, "Vi ses i morgen.", onlyCheck: false, CancellationToken.None)).ShouldBeOfType<WriteOutcome.Written>();
        }

        _sms.ThenLoseAndThrow(1);
        await Should.ThrowAsync<TimeoutException>(_town.SendDueAsync);
        await _town.SendDueAsync();
        _town.Clock.Advance(TimeSpan.FromSeconds(61));
        await _town.SendDueAsync();
        _town.Clock.Advance(TimeSpan.FromMinutes(5));
        await _town.SendDueAsync();

        _sms.Sent.Count(text => text.Body.StartsWith("Vi ses i morgen.", StringComparison.Ordinal)).ShouldBe(2);
        (await _town.CountAsync("from sms_message where direction = 1 and state = 3 and body like 'Vi ses i morgen.%'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_number_that_the_supplier_refuses_goes_to_the_call_list_with_its_seat_held()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.ApprovedAsync("+4523000001", opening);
        await SendGreetingAsync("+4523000001");
        _sms.ThenAnswer(new SmsAnswer.Refused("21211"));

        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldContain("undeliverable");
        (await _town.HoldsAsync(opening)).ShouldBe(1);
    }

    [Fact]
    public async Task A_busy_supplier_is_asked_again_later_and_the_text_is_sent_once()
    {
        await _town.ApprovedAsync("+4523000001");
        _sms.ThenAnswer(new SmsAnswer.NotNow(TimeSpan.FromSeconds(5), "20429"));

        await _town.SendDueAsync();
        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3"]);
    }

    [Theory]
    [InlineData("update host set status = 2")]
    [InlineData("update youth set status = 2")]
    [InlineData("update opening set status = 2")]
    public async Task A_pause_between_approval_and_sending_takes_the_offer_back_without_a_text(string pause)
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.ApprovedAsync("+4523000001", opening);
        await _town.Store.ExecuteAsync(pause);

        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1"]);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Withdrawn);
        (await _town.WorkAsync()).ShouldBe(["withdrawn_unsent"]);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
    }

    [Fact]
    public async Task A_stop_between_approval_and_sending_sends_nothing_and_a_person_calls()
    {
        var offer = await _town.ApprovedAsync("+4523000001");
        await _town.TypeAsync("+4523000001", "STOP");

        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T19"]);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldBe(["call_offer"]);
    }

    [Fact]
    public async Task A_yes_while_the_call_is_under_way_is_a_yes_and_the_text_is_still_sent()
    {
        var offer = await _town.ApprovedAsync("+4523000001");
        await SendGreetingAsync("+4523000001");
        _sms.DuringTheNextCall(() => _town.TypeAsync("+4523000001", "JA"));

        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.CountAsync("from sms_message where template = 'T3' and state = 3")).ShouldBe(1);
    }

    [Fact]
    public async Task Delivery_is_heard_in_any_order_and_the_first_final_word_wins()
    {
        var offer = await _town.SentAsync("+4523000001");
        var supplierId = await _town.Store.ScalarAsync<string>("select supplier_id from sms_message where template = 'T3'") ?? "";
        var texts = _town.Get<ITextStore>();
        foreach (var status in new[] { "delivered", "sent", "delivered", "failed" })
        {
            _town.Clock.Advance(TimeSpan.FromSeconds(1));
            await texts.KeepReportAsync(new(supplierId, status, "", _town.Clock.GetUtcNow()), CancellationToken.None);
            await _town.Get<HearDelivery>().HandleAsync(supplierId, CancellationToken.None);
        }

        (await _town.CountAsync("from sms_report")).ShouldBe(3);
        (await _town.CountAsync("from sms_message where template = 'T3' and state = 4")).ShouldBe(1);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task An_offer_that_was_not_delivered_goes_to_the_call_list()
    {
        var offer = await _town.SentAsync("+4523000001");
        var supplierId = await _town.Store.ScalarAsync<string>("select supplier_id from sms_message where template = 'T3'") ?? "";
        await _town.Get<ITextStore>().KeepReportAsync(new(supplierId, "undelivered", "30004", _town.Clock.GetUtcNow()), CancellationToken.None);

        await _town.Get<HearDelivery>().HandleAsync(supplierId, CancellationToken.None);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldBe(["undeliverable"]);
    }

    [Fact]
    public async Task A_report_about_a_text_that_is_not_saved_yet_is_for_later()
    {
        await _town.Get<ITextStore>().KeepReportAsync(new("SM-not-yet", "delivered", "", _town.Clock.GetUtcNow()), CancellationToken.None);

        (await _town.Get<HearDelivery>().HandleAsync("SM-not-yet", CancellationToken.None)).ShouldBe(HearDeliveryOutcome.NotKnownYet);
    }

    private async Task SendGreetingAsync(string phone) =>
        await _town.Get<SendText>().HandleAsync(new(await _town.Store.ScalarAsync<Guid>("select id from sms_message where template = 'T1' and phone = @phone", new { phone })), CancellationToken.None);

    private async Task<TextState> StateOfGreetingAsync() => (TextState)await _town.Store.ScalarAsync<short>("select state from sms_message where template = 'T1'");
}
