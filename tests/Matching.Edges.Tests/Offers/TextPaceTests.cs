using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Testing.Offers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>How much one person hears: offers and answers, O13.</summary>
public sealed class TextPaceTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";
    private readonly ScriptedSmsSender _sms = new();
    private OfferTown _town = null!;
    private string _youth = null!;

    public async Task InitializeAsync()
    {
        _town = await OfferTown.CreateAsync(services => services.AddSingleton<ISmsSender>(_sms));
        _youth = await _town.YouthAsync(Phone);
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Of_two_offers_approved_together_the_second_leaves_a_day_after_the_first()
    {
        await ApproveAsync(kind: 2);
        var second = await ApproveAsync(kind: 1);
        await _town.SendDueAsync();
        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3"]);

        _town.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await _town.SendDueAsync();
        _sms.Sent.Count.ShouldBe(2);

        _town.Clock.Advance(TimeSpan.FromSeconds(1));
        await _town.SendDueAsync();
        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3", "T3"]);
        (await _town.StateAsync(second)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task An_offer_that_never_arrived_does_not_hold_the_next()
    {
        var first = await ApproveAsync(kind: 2);
        await _town.SendDueAsync();
        await _town.Store.ExecuteAsync("update sms_message set state = 5 where template = 'T3'");
        await _town.Store.ExecuteAsync("update offer set state = 4 where id = @id", new { id = first.Value });

        await ApproveAsync(kind: 1);
        await _town.SendDueAsync();

        _sms.Sent.Select(text => text.Template).ShouldBe(["T1", "T3", "T3"]);
    }

    [Fact]
    public async Task The_fifth_text_that_opens_something_waits_for_the_eighth_day_and_a_receipt_does_not()
    {
        await ApproveAsync(kind: 2);
        await _town.SendDueAsync();
        await _town.Store.ExecuteAsync("""
            insert into sms_message (id, direction, municipality_code, phone, youth_id, template, body, segments, state, marker, created_at, sent_at)
            select gen_random_uuid(), 1, municipality_code, phone, youth_id, 'T29', 'x', 1, 3, 'follow-up ' || n, created_at, sent_at
            from sms_message, generate_series(1, 2) n where template = 'T3'
            """);
        _town.Clock.Advance(TimeSpan.FromHours(25));
        var fifth = await ApproveAsync(kind: 1);
        await _town.SendDueAsync();
        (await _town.StateAsync(fifth)).ShouldBe(OfferState.Requested);

        await _town.TypeAsync(Phone, "JA " + await _town.Store.ScalarAsync<string>("select code from offer where state = 3"));
        await _town.SendDueAsync();
        _sms.Sent.ShouldContain(text => text.Template == "T7");

        _town.Clock.Advance(TimeSpan.FromDays(6));
        await _town.SendDueAsync();
        (await _town.StateAsync(fifth)).ShouldBe(OfferState.Sent);
    }

    private async Task<OfferId> ApproveAsync(short kind) =>
        (await _town.ApproveAsync(await _town.ProposalAsync(_youth, await _town.OpeningAsync(kind: kind)))).ShouldBeOfType<ApproveOutcome.Approved>().Offer;
}
