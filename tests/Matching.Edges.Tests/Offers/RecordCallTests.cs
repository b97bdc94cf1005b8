using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>People who are not texted: the same states by telephone.</summary>
public sealed class RecordCallTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData(CallOutcome.Yes, OfferState.Accepted)]
    [InlineData(CallOutcome.No, OfferState.Declined)]
    public async Task An_answer_on_the_telephone_is_the_same_event_as_a_texts(CallOutcome outcome, OfferState state)
    {
        var (offer, item) = await CalledAsync();

        (await RecordAsync(item, outcome)).ShouldBeOfType<RecordCallOutcome.Answered>();

        var found = (await _town.OfferAsync(offer)).Offer;
        found.State.ShouldBe(state);
        found.CloseReason.ShouldBe("recorded_by_phone");
        (await _town.CountAsync("from work_item where kind = 'call_offer' and done_at is null")).ShouldBe(0);
        (await _town.CountAsync("from call_attempt where called_by = 'karin'")).ShouldBe(1);
        (await _town.CountAsync("from sms_message where youth_id is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_was_not_reached_is_called_again_at_another_time_three_times_in_all()
    {
        var (_, item) = await CalledAsync();

        var first = (await RecordAsync(item, CallOutcome.NotReached)).ShouldBeOfType<RecordCallOutcome.Kept>();
        _town.Clock.MoveTo(first.AgainAt.ShouldNotBeNull());
        var second = (await RecordAsync(item, CallOutcome.NotReached)).ShouldBeOfType<RecordCallOutcome.Kept>();
        _town.Clock.MoveTo(second.AgainAt.ShouldNotBeNull());
        var third = (await RecordAsync(item, CallOutcome.NotReached)).ShouldBeOfType<RecordCallOutcome.Kept>();

        first.AgainAt.Value.Date.ShouldBe(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Unspecified));
        second.AgainAt.Value.Hour.ShouldNotBe(first.AgainAt.Value.Hour);
        third.ShouldBe(new RecordCallOutcome.Kept(null, 3));
    }

    [Fact]
    public async Task A_yes_with_a_condition_stops_the_clock_and_stays_on_the_list()
    {
        var (offer, item) = await CalledAsync();

        await RecordAsync(item, CallOutcome.YesBut);

        (await _town.OfferAsync(offer)).Offer.ClockStoppedAt.ShouldNotBeNull();
        (await _town.WorkAsync()).ShouldBe(["call_offer"]);
    }

    [Fact]
    public async Task A_wrong_number_heard_on_the_telephone_is_parked_too()
    {
        var (_, item) = await CalledAsync();

        await RecordAsync(item, CallOutcome.WrongNumber);

        (await _town.CountAsync("from phone_parked where phone = @Amina", new { Amina })).ShouldBe(1);
    }

    [Fact]
    public async Task Another_municipalitys_item_is_not_found()
    {
        var (_, item) = await CalledAsync();

        (await _town.Get<RecordCall>().HandleAsync("0999", item, CallOutcome.Yes, "ida", CancellationToken.None)).ShouldBeOfType<RecordCallOutcome.NotFound>();
    }

    [Fact]
    public async Task While_Karin_is_away_texts_have_the_deputys_name_and_number()
    {
        await _town.Store.ExecuteAsync("""
            insert into consultant (sign_in, name, municipality_code, phone, roles) values ('jens', 'Jens Lund', '0791', '+4587870002', '{"job_consultant"}'), ('vera', 'Vera Holm', '0791', '+4587870003', '{"coordinator"}');
            insert into staff_absence (id, sign_in, first_day, last_day, deputy) values ('00000000-0000-0000-0000-00000000000a', 'karin', '2027-04-12', '2027-04-16', 'jens'),
                ('00000000-0000-0000-0000-00000000000b', 'jens', '2027-04-16', '2027-04-16', null);
            """);
        _town.Clock.MoveTo("2027-04-09", "09:30");
        await _town.SentAsync(Amina);
        _town.Clock.MoveTo("2027-04-13", "10:00");
        await _town.TypeAsync(Amina, "JA");
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Amina))[^1].ShouldEndWith("ringer senest tor 15/4 om, hvornår I kan hilse på hinanden. Spørg bare løs på 87870002. Jens");
        (await _town.Store.ScalarAsync<string>("select acting_for('karin', '2027-04-16')")).ShouldBe("vera");
        (await _town.Store.ScalarAsync<string>("select acting_for('karin', '2027-04-17')")).ShouldBe("karin");
    }

    [Fact]
    public async Task What_did_not_arrive_is_sent_again_by_a_click_and_counts_as_sent()
    {
        var sender = new ScriptedSmsSender();
        await using var town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(sender));
        var offer = await town.ApprovedAsync(Amina);
        sender.ThenAnswer(new SmsAnswer.Accepted("SC0", "queued"));
        sender.ThenAnswer(new SmsAnswer.Refused("30004"));
        await town.SendDueAsync();
        (await town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);

        var item = await town.Store.ScalarAsync<Guid>("select id from work_item where kind = 'undeliverable'");
        (await town.Get<SendAgain>().HandleAsync("0791", item, "karin", CancellationToken.None)).ShouldBe(SendAgainOutcome.OnItsWay);
        await town.SendDueAsync();

        (await town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await town.Get<SendAgain>().HandleAsync("0791", item, "karin", CancellationToken.None)).ShouldBe(SendAgainOutcome.NotFound);
    }

    [Fact]
    public async Task A_text_that_the_queue_gave_up_is_on_the_desk_once_and_goes_again_by_a_click()
    {
        var offer = await _town.ApprovedAsync(Amina);
        var text = new TextId(await _town.Store.ScalarAsync<Guid>("select id from sms_message where offer_id = @Value and template = 'T3'", new { offer.Value }));
        await _town.Get<ReportStuck>().HandleAsync(text, CancellationToken.None);
        await _town.Get<ReportStuck>().HandleAsync(text, CancellationToken.None);
        (await _town.WorkAsync()).ShouldBe(["text_stuck"]);
        var before = await _town.CountAsync("from outbox where kind = 'text-requested'");

        var item = await _town.Store.ScalarAsync<Guid>("select id from work_item");
        (await _town.Get<SendAgain>().HandleAsync("0791", item, "karin", CancellationToken.None)).ShouldBe(SendAgainOutcome.OnItsWay);

        (await _town.CountAsync("from outbox where kind = 'text-requested'")).ShouldBe(before + 1);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    private async Task<(OfferId Offer, Guid Item)> CalledAsync()
    {
        var youth = await _town.YouthAsync(Amina, contactBy: ContactBy.Call);
        var approved = (Core.Approvals.ApproveOutcome.Approved)await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync(hostPhone: null)));
        return (approved.Offer, await _town.Store.ScalarAsync<Guid>("select id from work_item where kind = 'call_offer'"));
    }

    private Task<RecordCallOutcome> RecordAsync(Guid item, CallOutcome outcome) => _town.Get<RecordCall>().HandleAsync("0791", item, outcome, "karin", CancellationToken.None);
}
