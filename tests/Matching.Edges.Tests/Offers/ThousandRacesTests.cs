using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>The two moments at which two people want one seat, a thousand times each, from connections of their own.</summary>
public sealed class ThousandRacesTests : IAsyncLifetime
{
    private const int Times = 1000;
    private const int AtOnce = 10;
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Two_approvals_of_the_last_seat_at_the_same_instant_are_one_hold_and_the_other_is_told()
    {
        await SideBySideAsync(async n =>
        {
            var opening = await _town.OpeningAsync(hostPhone: null);
            var one = await _town.ProposalAsync(await _town.YouthAsync($"+452{n:000}1000"), opening);
            var two = await _town.ProposalAsync(await _town.YouthAsync($"+452{n:000}2000"), opening);

            var outcomes = await Task.WhenAll(Task.Run(() => _town.ApproveAsync(one)), Task.Run(() => _town.ApproveAsync(two, "bo")));

            outcomes.Count(outcome => outcome is ApproveOutcome.Approved).ShouldBe(1, $"race {n}");
            outcomes.Count(outcome => outcome is ApproveOutcome.SeatTaken).ShouldBe(1, $"race {n}");
        });

        (await _town.CountAsync("from seat_hold where released_at is null")).ShouldBe(Times);
        (await _town.CountAsync("from offer")).ShouldBe(Times);
    }

    [Fact]
    public async Task An_expired_offers_late_yes_against_the_next_ones_yes_is_one_placement_and_one_kind_text()
    {
        var openings = new string[Times];
        await SideBySideAsync(async n => await ToldAsync($"+452{n:000}1000", openings[n] = await _town.OpeningAsync(hostPhone: null)));

        _town.Clock.MoveTo("2026-11-26", "20:00");
        for (var expired = 1; expired > 0;)
        {
            expired = await _town.Get<ExpireOffers>().HandleAsync(CancellationToken.None);
        }

        _town.Clock.MoveTo("2026-11-27", "09:00");
        await SideBySideAsync(n => ToldAsync($"+452{n:000}2000", openings[n]));

        await SideBySideAsync(n => Task.WhenAll(Task.Run(() => _town.TypeAsync($"+452{n:000}1000", "ja")), Task.Run(() => _town.TypeAsync($"+452{n:000}2000", "ja"))));

        (await _town.CountAsync("from placement")).ShouldBe(Times);
        (await _town.CountAsync("from (select opening_id from placement group by opening_id having count(*) > 1) o")).ShouldBe(0);
        (await _town.CountAsync("from sms_message where template = 'T12'")).ShouldBe(Times);
        (await _town.CountAsync("from offer where state = 5 and phone like '%2000'")).ShouldBe(Times);
        (await _town.CountAsync("from youth where said_yes_too_late")).ShouldBe(Times);
    }

    private static Task SideBySideAsync(Func<int, Task> one) =>
        Parallel.ForAsync(0, Times, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, _) => await one(n));

    /// <summary>Approved, and told as if the supplier had it: the race is about the answers.</summary>
    private async Task ToldAsync(string phone, string opening)
    {
        await _town.ApprovedAsync(phone, opening);
        await _town.Store.ExecuteAsync(
            "update offer set state = 3, sent_at = @now, deadline_at = @now + interval '3 days' where phone = @phone and state = 1; update sms_message set state = 4, sent_at = @now where phone = @phone and state = 1",
            new { phone, now = _town.Clock.GetUtcNow() });
    }
}
