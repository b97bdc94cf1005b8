using Matching.Core.Offers;
using Matching.Core.Texts;
using Matching.Core.Texts.Delivering;
using Matching.Core.Texts.Failures;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>An offer that was approved and does not leave, whatever the reason: offers and answers, O1 under its table.</summary>
public sealed class UnsentOfferTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("2026-11-26", "19:59", 0)]
    [InlineData("2026-11-26", "20:00", 1)]
    public async Task Over_three_sending_days_unsent_an_offer_is_a_persons_matter_once(string day, string time, int items)
    {
        _town.Clock.MoveTo("2026-11-23", "09:30");
        var offer = await _town.ApprovedAsync(Amina);
        _town.Clock.MoveTo(day, time);

        await WatchAsync();
        await WatchAsync();

        (await _town.CountAsync("from work_item where kind = 'text_stuck' and offer_id = @Value", new { offer.Value })).ShouldBe(items);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Requested);
    }

    [Fact]
    public async Task Sundays_and_holidays_are_no_sending_days_and_what_has_left_is_nobodys_matter()
    {
        _town.Clock.MoveTo("2027-03-24", "19:00");
        await _town.ApprovedAsync(Amina);
        _town.Clock.MoveTo("2027-03-31", "19:00");
        (await _town.Get<LookForUnsent>().HandleAsync(CancellationToken.None)).ShouldBeEmpty();
        _town.Clock.MoveTo("2027-04-01", "09:00");
        await _town.SendDueAsync();
        _town.Clock.MoveTo("2027-04-10", "09:00");

        (await _town.Get<LookForUnsent>().HandleAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    private async Task WatchAsync()
    {
        foreach (var text in await _town.Get<LookForUnsent>().HandleAsync(CancellationToken.None))
        {
            await _town.Get<ReportStuck>().HandleAsync(text, CancellationToken.None);
        }
    }
}
