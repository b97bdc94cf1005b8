using System.Net;
using Matching.Core.Approvals;
using Matching.Core.Nightly;
using Matching.Edges.Tests.SignIn;
using Matching.Engine.Facts;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>A consultant's own pair is judged by the night's rules, and lives on as any other proposal.</summary>
public sealed class OwnPairTests : IAsyncLifetime
{
    private const string Phone = "+4523000001";

    private WebTown _web = null!;
    private string _youth = "";
    private string _opening = "";

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        _youth = await _web.Town.YouthAsync(Phone);
        _opening = await _web.Town.OpeningAsync();
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task It_becomes_a_proposal_with_its_points_and_a_warning_and_then_an_offer()
    {
        var proposed = (await ProposeAsync()).ShouldBeOfType<OwnPairOutcome.Proposed>();

        proposed.ToExcept.ShouldBeEmpty();
        var row = (await _web.Town.Store.QueryAsync<(int Score, string[] Warnings, string By, bool HasCard)>(
            "select score, warnings, proposed_by, jsonb_array_length(details -> 'scoreCard') > 0 from proposal where id = @id", new { id = proposed.Id.Value }))[0];
        row.Score.ShouldBeGreaterThan(0);
        row.Warnings.ShouldContain(ProposeOwnPair.Warning);
        row.By.ShouldBe("karin");
        row.HasCard.ShouldBeTrue();
        (await _web.Town.ApproveAsync(proposed.Id)).ShouldBeOfType<ApproveOutcome.Approved>();
        await _web.Town.SendDueAsync();
        await _web.Town.TypeAsync(Phone, "JA");
        (await _web.Town.CountAsync("from placement where youth_id = @youth", new { youth = _youth })).ShouldBe(1);
    }

    [Fact]
    public async Task Every_broken_rule_is_named_and_nothing_is_saved()
    {
        await _web.Town.Store.ExecuteAsync("update opening set languages = '{so}', min_age = 60, max_age = 70 where id = @_opening", new { _opening });

        var refused = (await ProposeAsync()).ShouldBeOfType<OwnPairOutcome.Refused>();

        refused.Broken.Select(broken => broken.Finding.Id).ShouldBe(["common-language", "old-enough"], ignoreOrder: true);
        refused.Broken.ShouldAllBe(broken => !broken.MayBeExcepted);
        (await _web.Town.CountAsync("from proposal")).ShouldBe(0);
    }

    [Fact]
    public async Task The_ratio_alone_is_proposed_and_waits_for_two_people()
    {
        await _web.Town.Store.ExecuteAsync("update opening set kind = 1, programme = 'company-internship' where id = @_opening; update host set employees = 1, interns_now = 1; update youth set wants = '{1}'", new { _opening });

        var proposed = (await ProposeAsync()).ShouldBeOfType<OwnPairOutcome.Proposed>();

        proposed.ToExcept.ShouldHaveSingleItem().Finding.Id.ShouldBe("intern-ratio");
        (await _web.Town.ApproveAsync(proposed.Id)).ShouldBeOfType<ApproveOutcome.RuleBroken>();
        var overrides = _web.Town.Get<OverrideRule>();
        (await overrides.AskAsync(proposed.Id, "RA01", 0, "Talt igen på stedet", "karin", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.Asked>();
        (await overrides.ConfirmAsync(proposed.Id, "RA01", "karin", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.SamePerson>();
        (await overrides.ConfirmAsync(proposed.Id, "RA01", "bo", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.Confirmed>();
        (await _web.Town.ApproveAsync(proposed.Id)).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task A_place_that_is_taken_and_an_offer_that_is_open_are_said()
    {
        await _web.Town.ApprovedAsync("+4523000002", _opening);
        (await ProposeAsync()).ShouldBeOfType<OwnPairOutcome.NoFreeSeat>();

        var other = await _web.Town.OpeningAsync();
        await _web.Town.ApproveAsync(await _web.Town.ProposalAsync(_youth, other));
        (await ProposeAsync(await _web.Town.OpeningAsync())).ShouldBeOfType<OwnPairOutcome.OfferIsOpen>();
    }

    [Fact]
    public async Task Her_undecided_proposal_of_the_kind_gives_way_and_two_at_once_leave_one()
    {
        var night = await _web.Town.ProposalAsync(_youth, await _web.Town.OpeningAsync());
        var other = await _web.Town.OpeningAsync();

        await Task.WhenAll(ProposeAsync(), ProposeAsync(other));

        (await _web.Town.Store.ScalarAsync<short>("select state from proposal where id = @id", new { id = night.Value })).ShouldBe((short)4);
        (await _web.Town.CountAsync("from proposal where state = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task The_board_counts_it_as_decided_so_that_no_night_moves_or_drops_it()
    {
        await ProposeAsync();

        var reading = await _web.Town.Get<IMatchingBoard>().ReadAsync(CancellationToken.None);

        reading.Undecided.ShouldBeEmpty();
        reading.Board.Placements.ShouldHaveSingleItem().State.ShouldBe(PlacementState.Approved);
    }

    [Fact]
    public async Task On_the_page_she_is_judged_before_anything_is_proposed_and_all_without_warnings_leave_it_alone()
    {
        using var karin = await _web.SignedInAsync("staff", "karin");
        (await karin.ReadAsync($"/desk/pair?youth={_youth}")).ShouldContain($"opening={_opening}");
        (await karin.ReadAsync($"/desk/pair?opening={_opening}")).ShouldContain($"youth={_youth}");
        (await karin.ReadAsync($"/desk/pair?youth={_youth}&opening={_opening}")).ShouldContain("Alle regler er holdt");
        (await _web.Town.CountAsync("from proposal")).ShouldBe(0);

        await karin.PostAsync($"/desk/pair?youth={_youth}&opening={_opening}", "/desk/pair", ("youth", _youth), ("opening", _opening));

        (await karin.ReadAsync($"/youths/{_youth}")).ShouldContain("Parret er foreslået");
        var id = await _web.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1");
        await karin.PostAsync("/desk", "/desk/approve-all", ("seen", $"{id}"));
        (await _web.Town.CountAsync("from offer")).ShouldBe(0);
    }

    [Theory]
    [InlineData("?youth=NOBODY")]
    [InlineData("?opening=NOWHERE")]
    [InlineData("")]
    public async Task A_pair_with_nobody_in_it_does_not_exist(string query)
    {
        using var karin = await _web.SignedInAsync("staff", "karin");

        (await karin.GetAsync("/desk/pair" + query)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<OwnPairOutcome> ProposeAsync(string? opening = null) =>
        _web.Town.Get<ProposeOwnPair>().HandleAsync("0791", _youth, opening ?? _opening, "karin", CancellationToken.None);
}
