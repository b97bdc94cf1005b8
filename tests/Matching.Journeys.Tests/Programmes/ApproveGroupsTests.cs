using Matching.Core.Approvals;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Approving all at once where two or three go to one company together: all of them or none.</summary>
public sealed class ApproveGroupsTests
{
    private const string Scheme = "small-jobs-aarhus";
    private const short Job = 2;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_small_group_without_warnings_is_approved_as_one(int size)
    {
        await using var town = await ProposedAsync(size);

        var all = await ApproveAllAsync(town);

        (all.Approved, all.Outcomes.Count).ShouldBe((size, size));
        (await town.Town.CountAsync("from offer")).ShouldBe(size);
        (await town.Town.CountAsync("from seat_hold where released_at is null")).ShouldBe(size);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Where_one_of_a_small_group_carries_a_warning_none_of_it_is_approved(int size)
    {
        await using var town = await ProposedAsync(size);
        await town.Town.Store.ExecuteAsync("update proposal set warnings = '{small_team_missing}' where id = (select id from proposal where state = 1 order by id limit 1)");

        var all = await ApproveAllAsync(town);

        all.Approved.ShouldBe(0);
        all.Outcomes.Count.ShouldBe(size - 1);
        all.Outcomes.ShouldAllBe(one => one.Value is ApproveOutcome.GoesTogether);
        (await town.Town.CountAsync("from offer")).ShouldBe(0);
    }

    private static async Task<ApproveAllOutcome> ApproveAllAsync(SchemeTown town)
    {
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        return await town.Town.Get<ApproveAllWithoutWarnings>().HandleAsync(town.Municipality, null, "karin", CancellationToken.None);
    }

    private static async Task<SchemeTown> ProposedAsync(int size)
    {
        var town = await SchemeTown.OpenAsync(Scheme, "0751");
        var opening = await town.OpeningAsync(Job, seats: size);
        await town.Town.Store.ExecuteAsync("update opening set schedule = 'Mo15:00-18:00|Tu15:00-18:00', languages = '{\"da\"}' where id = @opening", new { opening });
        for (var one = 1; one <= size; one++)
        {
            await town.EnrolledAsync($"2003-01-0{one}", Job, "01-11", "activity_ready");
        }

        await town.NightAsync("01-12");
        (await town.ProposedAsync()).Count.ShouldBe(size);
        await town.Town.Store.ExecuteAsync("update proposal set warnings = '{}' where state = 1");
        return town;
    }
}
