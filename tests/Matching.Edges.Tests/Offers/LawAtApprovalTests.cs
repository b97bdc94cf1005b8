using Matching.Core.Approvals;
using Matching.Core.LegalRules.Rechecks;
using Matching.Core.Offers;
using Matching.Testing.Offers;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class LawAtApprovalTests : IAsyncLifetime
{
    private const short Internship = 1;

    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_rule_that_broke_since_the_night_refuses_the_approval_and_says_which()
    {
        var opening = await _town.OpeningAsync();
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);
        await _town.Store.ExecuteAsync("update opening set languages = '{so}' where id = @opening", new { opening });

        var broken = (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.RuleBroken>();

        broken.Rule.ShouldBe("common-language");
        (await _town.HoldsAsync(opening)).ShouldBe(0);
    }

    [Fact]
    public async Task A_rule_that_broke_between_approval_and_sending_takes_the_offer_back_unsaid()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.ApprovedAsync("+4523000001", opening);
        await _town.Store.ExecuteAsync("update youth set birth_date = '2012-01-01', school = 1");

        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Withdrawn);
        (await _town.WorkAsync()).ShouldContain("withdrawn_unsent");
        (await _town.PhoneAsync("+4523000001")).ShouldNotContain(text => text.Contains("JA", StringComparison.Ordinal));
        (await _town.HoldsAsync(opening)).ShouldBe(0);
    }

    [Fact]
    public async Task RA01_two_approvals_at_once_for_the_last_one_is_refused()
    {
        var (first, second) = await TwoAtOneUnitAsync(employees: 9);

        var outcomes = await Task.WhenAll(_town.ApproveAsync(first, "karin"), _town.ApproveAsync(second, "bo"));

        outcomes.OfType<ApproveOutcome.Approved>().Count().ShouldBe(1);
        outcomes.OfType<ApproveOutcome.RuleBroken>().ShouldHaveSingleItem().Rule.ShouldBe("intern-ratio");
    }

    [Fact]
    public async Task RA01_10_employees_have_room_for_two()
    {
        var (first, second) = await TwoAtOneUnitAsync(employees: 10);

        (await _town.ApproveAsync(first)).ShouldBeOfType<ApproveOutcome.Approved>();
        (await _town.ApproveAsync(second)).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task An_override_corrects_the_count_only_when_a_second_person_who_is_not_the_first_confirms_it()
    {
        var opening = await _town.OpeningAsync(kind: Internship);
        await _town.Store.ExecuteAsync("update opening set programme = 'company-internship' where id = @opening; update host set employees = 9, interns_now = 1", new { opening });
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);
        var overrides = _town.Get<OverrideRule>();
        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.RuleBroken>().Rule.ShouldBe("intern-ratio");

        (await overrides.AskAsync(proposal, "RA01", 0, "kort", "karin", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.NotWritten>();
        (await overrides.AskAsync(proposal, "YW04", null, "Hun vil så gerne arbejde mere", "karin", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.NotAllowed>();
        (await overrides.AskAsync(proposal, "RA01", 0, "Per Bager 20-11: praktikanten er stoppet", "karin", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.Asked>();
        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.RuleBroken>();
        (await overrides.ConfirmAsync(proposal, "RA01", "karin", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.SamePerson>();
        (await overrides.ConfirmAsync(proposal, "RA01", "bo", CancellationToken.None)).ShouldBeOfType<OverrideOutcome.Confirmed>();

        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task The_database_refuses_an_override_confirmed_by_who_asked_for_it_and_one_without_a_reason()
    {
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), await _town.OpeningAsync());
        const string insert = "insert into law_override (id, proposal_id, rule, reason, asked_by, asked_at, confirmed_by, confirmed_at) values (gen_random_uuid(), @Id, 'RA01', @reason, 'karin', now(), @second, now())";

        (await Should.ThrowAsync<PostgresException>(() => _town.Store.ExecuteAsync(insert, new { Id = proposal.Value, reason = "Per Bager 20-11", second = "karin" }))).ConstraintName.ShouldBe("law_override_has_two_people");
        (await Should.ThrowAsync<PostgresException>(() => _town.Store.ExecuteAsync(insert, new { Id = proposal.Value, reason = "  kort    ", second = "bo" }))).ConstraintName.ShouldBe("law_override_has_a_reason");
        await _town.Store.ExecuteAsync(insert, new { Id = proposal.Value, reason = "Per Bager 20-11", second = "bo" });
    }

    [Fact]
    public async Task A_recheck_puts_an_item_with_its_words_on_the_work_list_once_and_changes_no_placement()
    {
        var youth = await _town.YouthAsync("+4523000001");
        await _town.Store.ExecuteAsync(
            """
            update youth set birth_date = '2010-06-15', school = 1;
            insert into placement (id, municipality_code, youth_id, kind, state, since, start_date, hours_per_week, schedule, outside_title, source)
            values (gen_random_uuid(), '0791', @youth, 2, 5, '2026-11-02', '2026-11-02', 13, '', 'Aviser', 'import')
            """,
            new { youth });
        var before = await _town.Store.ScalarAsync<string>("select string_agg(p::text, ',') from placement p");

        await _town.Get<RecheckPlacements>().HandleAsync(CancellationToken.None);
        await _town.Get<RecheckPlacements>().HandleAsync(CancellationToken.None);

        (await _town.WorkAsync()).ShouldBe(["law_broken"]);
        (await _town.Store.ScalarAsync<string>("select note_da from work_item")).ShouldNotBeNull().ShouldContain("13 t., højst 12 t.");
        (await _town.Store.ScalarAsync<string>("select string_agg(p::text, ',') from placement p")).ShouldBe(before);
    }

    /// <summary>Two openings of one production unit, each with its proposal for another person.</summary>
    private async Task<(ProposalId First, ProposalId Second)> TwoAtOneUnitAsync(int employees)
    {
        var (one, other) = (await _town.OpeningAsync(kind: Internship), await _town.OpeningAsync(kind: Internship));
        await _town.Store.ExecuteAsync("update opening set programme = 'company-internship', workplace_id = 'P 1'; update host set employees = @employees", new { employees });
        return (
            await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), one),
            await _town.ProposalAsync(await _town.YouthAsync("+4523000002"), other));
    }
}
