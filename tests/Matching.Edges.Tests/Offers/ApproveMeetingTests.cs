using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class ApproveMeetingTests : IAsyncLifetime
{
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_meeting_that_is_approved_holds_no_seat_and_sends_no_text_and_is_to_be_arranged()
    {
        var opening = await _town.OpeningAsync();
        var meeting = await ProposalAsync(opening, pairState: 5);

        (await _town.ApproveAsync(meeting)).ShouldBeOfType<ApproveOutcome.MeetingToArrange>();

        (await _town.WorkAsync()).ShouldBe(["arrange_meeting"]);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
        (await _town.CountAsync("from offer")).ShouldBe(0);
        (await _town.ApproveAsync(meeting, "anna")).ShouldBeOfType<ApproveOutcome.AlreadyDecided>().By.ShouldBe("karin");
    }

    [Fact]
    public async Task A_place_in_a_group_that_still_gathers_waits()
    {
        var opening = await _town.OpeningAsync();
        var gathering = await ProposalAsync(opening, pairState: 4);

        (await _town.ApproveAsync(gathering)).ShouldBeOfType<ApproveOutcome.StillGathers>();

        (await _town.CountAsync("from proposal where state = 1")).ShouldBe(1);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
    }

    private async Task<ProposalId> ProposalAsync(string opening, short pairState)
    {
        var id = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);
        await _town.Store.ExecuteAsync("update proposal set pair_state = @pairState where id = @Id", new { pairState, Id = id.Value });
        return id;
    }
}
