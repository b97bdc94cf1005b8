using System.Text.Json.Nodes;
using Matching.Core.Offers;
using Matching.Edges.Tests.Backings;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>What a no means where it is not hers alone to say, and who is told of a cry for help.</summary>
public sealed class DutyTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private const string OnDuty = "+4523000099";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("job_ready", "T9", "duty_no", 0)]
    [InlineData("none", "T8", null, 1)]
    [InlineData("under18", "T8", null, 1)]
    public async Task A_statutory_no_changes_nothing_by_itself_and_no_host_is_told(string group, string receipt, string? item, int remembered)
    {
        var youth = await _town.YouthAsync(Amina);
        await _town.Store.ExecuteAsync("update youth set target_group = @group, wants = '{1}' where id = @youth", new { group, youth });
        var offer = (await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync(kind: 1)))).ShouldBeOfType<Core.Approvals.ApproveOutcome.Approved>().Offer;
        await _town.SendDueAsync();

        await _town.TypeAsync(Amina, "nej");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Declined);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe(receipt);
        (await _town.WorkAsync()).ShouldBe(item is null ? [] : [item]);
        (await _town.CountAsync("from history")).ShouldBe(remembered);
        (await _town.CountAsync("from sms_message where youth_id is null and direction = 1")).ShouldBe(0);
        (await _town.CountAsync("from seat_hold where released_at is null")).ShouldBe(0);
    }

    [Theory]
    [InlineData(3, new[] { "call_expired", "duty_silence" })]
    [InlineData(2, new[] { "call_expired" })]
    [InlineData(1, new[] { "call_expired" })]
    public async Task Silence_on_a_duty_at_school_is_an_item_for_the_adviser_too(short duty, string[] items)
    {
        var offer = await _town.SentAsync(Amina);
        await _town.Store.ExecuteAsync("update offer set duty = @duty", new { duty });
        _town.Clock.MoveTo("2026-11-26", "20:00");

        await _town.Get<Core.Offers.ExpireOffers>().HandleAsync(CancellationToken.None);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.WorkAsync()).ShouldBe(items, ignoreOrder: true);
    }

    [Fact]
    public async Task A_schemes_own_days_to_answer_set_the_deadline()
    {
        await _town.LoadAsync(scheme => scheme["tracks"]![0]!["offer"] = new JsonObject { ["answerDays"] = 5 });

        var offer = await _town.SentAsync(Amina);

        (await _town.PhoneAsync(Amina))[1].ShouldContain("senest lør 28/11");
        (await _town.OfferAsync(offer)).Offer.DeadlineAt.ShouldBe(ManualClock.At("2026-11-28", "20:00"));
    }

    [Fact]
    public async Task A_voluntary_offer_says_that_no_is_fine_and_a_duty_does_not()
    {
        await _town.SentAsync(Amina);

        (await _town.PhoneAsync(Amina))[1].ShouldContain("Nej er også et fint svar");
    }

    [Fact]
    public async Task A_cry_for_help_is_told_to_who_is_on_duty_at_any_hour_without_a_name_or_a_word()
    {
        await _town.Store.ExecuteAsync("insert into duty_phone (municipality_code, phone, set_by, set_at) values ('0791', @OnDuty, 'karin', now())", new { OnDuty });
        await _town.SentAsync(Amina);
        _town.Clock.MoveTo("2026-11-23", "23:30");

        await _town.TypeAsync(Amina, "jeg vil ikke leve mere");
        await _town.SendDueAsync();

        (await _town.PhoneAsync(OnDuty)).ShouldBe(["Viborg: et råb om hjælp venter på skrivebordet. Ring op med det samme. Karin 87870001"]);
    }

    [Fact]
    public async Task Without_a_duty_phone_the_desk_alone_is_told()
    {
        await _town.SentAsync(Amina);

        await _town.TypeAsync(Amina, "jeg vil ikke leve mere");

        (await _town.WorkAsync()).ShouldBe(["help"]);
        (await _town.CountAsync("from sms_message where template = 'T32.duty'")).ShouldBe(0);
    }
}
