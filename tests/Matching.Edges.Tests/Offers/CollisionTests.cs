using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>Two yes that cannot both be: offers and answers, O5.</summary>
public sealed class CollisionTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task The_first_yes_counts_and_a_person_calls_about_the_other()
    {
        var (first, second) = await TwoOpenAsync("Mo16:00-18:00", "Mo17:30-19:00");

        await _town.TypeAsync(Phone, $"ja {await CodeAsync(first)} {await CodeAsync(second)}");

        (await _town.StateAsync(first)).ShouldBe(OfferState.Accepted);
        (await _town.StateAsync(second)).ShouldBe(OfferState.Sent);
        (await _town.OfferAsync(second)).Offer.ClockStoppedAt.ShouldNotBeNull();
        (await _town.WorkAsync()).ShouldContain("yes_collides");
        (await _town.TemplatesAsync(Phone)).ShouldContain("T10");
    }

    [Fact]
    public async Task In_two_texts_it_is_the_same()
    {
        var (first, second) = await TwoOpenAsync("Mo16:00-18:00", "Mo16:00-18:00");

        await _town.TypeAsync(Phone, $"ja {await CodeAsync(second)}");
        await _town.TypeAsync(Phone, $"ja {await CodeAsync(first)}");

        (await _town.StateAsync(second)).ShouldBe(OfferState.Accepted);
        (await _town.StateAsync(first)).ShouldBe(OfferState.Sent);
    }

    [Theory]
    [InlineData("Mo16:00-18:00", "Mo18:00-19:00")]
    [InlineData("Mo16:00-18:00", "")]
    public async Task Hours_that_only_touch_or_are_not_fixed_collide_with_nothing(string one, string other)
    {
        var (first, second) = await TwoOpenAsync(one, other);

        await _town.TypeAsync(Phone, $"ja {await CodeAsync(first)} {await CodeAsync(second)}");

        (await _town.StateAsync(first)).ShouldBe(OfferState.Accepted);
        (await _town.StateAsync(second)).ShouldBe(OfferState.Accepted);
    }

    [Theory]
    [InlineData(AnswerWay.Page)]
    [InlineData(AnswerWay.Telephone)]
    public async Task On_her_page_and_on_the_telephone_it_is_the_same(AnswerWay way)
    {
        var (first, second) = await TwoOpenAsync("Mo16:00-18:00", "Mo17:30-19:00");
        var record = _town.Get<RecordAnswer>();

        (await record.HandleAsync(first, true, way, CancellationToken.None)).ShouldBeOfType<RecordAnswerOutcome.Recorded>();
        (await record.HandleAsync(second, true, way, CancellationToken.None)).ShouldBeOfType<RecordAnswerOutcome.Collides>();

        (await _town.StateAsync(first)).ShouldBe(OfferState.Accepted);
        (await _town.StateAsync(second)).ShouldBe(OfferState.Sent);
        (await _town.OfferAsync(second)).Offer.ClockStoppedAt.ShouldNotBeNull();
        (await _town.WorkAsync()).ShouldContain("yes_collides");
        (await record.HandleAsync(second, false, way, CancellationToken.None)).ShouldBeOfType<RecordAnswerOutcome.Recorded>().State.ShouldBe(OfferState.Declined);
    }

    [Theory]
    [InlineData("Mo16:00-18:00", "Mo18:00-19:00")]
    [InlineData("Mo16:00-18:00", "")]
    public async Task On_her_page_hours_that_only_touch_collide_with_nothing(string one, string other)
    {
        var (first, second) = await TwoOpenAsync(one, other);

        foreach (var offer in new[] { first, second })
        {
            (await _town.Get<RecordAnswer>().HandleAsync(offer, true, AnswerWay.Page, CancellationToken.None)).ShouldBeOfType<RecordAnswerOutcome.Recorded>().State.ShouldBe(OfferState.Accepted);
        }
    }

    private Task<string> CodeAsync(OfferId offer) => _town.Store.ScalarAsync<string>("select code from offer where id = @id", new { id = offer.Value })!;

    /// <summary>Approved while their hours were open; they are fixed afterwards, as companies do.</summary>
    private async Task<(OfferId First, OfferId Second)> TwoOpenAsync(string one, string other)
    {
        var youth = await _town.YouthAsync(Phone);
        var offers = new List<OfferId>();
        foreach (var (kind, hours) in new (short, string)[] { (2, one), (1, other) })
        {
            var opening = await _town.OpeningAsync(kind: kind);
            offers.Add(((Core.Approvals.ApproveOutcome.Approved)await _town.ApproveAsync(await _town.ProposalAsync(youth, opening))).Offer);
            await _town.SendDueAsync();
            _town.Clock.Advance(TimeSpan.FromHours(24));
            await _town.SendDueAsync();
            await _town.Store.ExecuteAsync("update opening set schedule = @hours, schedule_is_fixed = @hours <> '' where id = @opening", new { hours, opening });
        }

        return (offers[0], offers[1]);
    }
}
