using System.Globalization;
using Matching.Core.Approvals;
using Matching.Core.Nightly;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Core.People;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

public sealed class ApproveProposalTests : IAsyncLifetime
{
    private const string Exams = "insert into reject_reason (code, text_da, text_en, consequence, pause_days) values ('in_exams', 'Har eksamen', 'Has exams', 'pause_days', 14)";

    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task An_approval_holds_the_seat_and_asks_for_the_greeting_and_the_offer_in_one_transaction()
    {
        var opening = await _town.OpeningAsync();
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);

        var outcome = await _town.ApproveAsync(proposal);

        var approved = outcome.ShouldBeOfType<ApproveOutcome.Approved>();
        approved.ByPhone.ShouldBeFalse();
        (await _town.StateAsync(approved.Offer)).ShouldBe(OfferState.Requested);
        (await _town.HoldsAsync(opening)).ShouldBe(1);
        (await _town.TemplatesAsync("+4523000001")).ShouldBe(["T1", "T3"]);
        (await _town.CountAsync("from outbox where kind = 'text-requested' and published_at is null")).ShouldBe(2);
        (await _town.Store.ScalarAsync<string>("select seen ->> 'shown' from offer")).ShouldBe("true");
    }

    [Fact]
    public async Task The_text_fits_one_segment_and_says_place_task_hours_pay_code_and_who_to_call()
    {
        var opening = await _town.OpeningAsync();

        var approved = (await _town.ApproveAsync(await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening))).ShouldBeOfType<ApproveOutcome.Approved>();

        var code = (await _town.OfferAsync(approved.Offer)).Offer.Code;
        approved.Text.ShouldBe($"Hej Amina. Fritidsjob hos Bageren Laurits i Viborg: butik, 4-8 t, løn. Vil du? JA {code} / NEJ {code} senest tor 26/11. Nej er også et fint svar. Karin 87870001");
    }

    [Fact]
    public async Task A_host_whose_name_holds_a_word_to_avoid_is_offered_once_a_person_has_released_the_name()
    {
        var opening = await _town.OpeningAsync();
        await _town.Store.ExecuteAsync("update host set name = 'Ådal Forvaltning A/S' where id = (select host_id from opening where id = @opening)", new { opening });
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);

        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.TextRefused>().Faults.ShouldBe(["word=forvaltning"]);
        var released = await _town.Get<ReleaseName>().HandleAsync(proposal, "karin", CancellationToken.None);

        released.ShouldBeOfType<ReleaseOutcome.Released>().Names.ShouldBe(["Ådal Forvaltning"]);
        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.Approved>().Text.ShouldContain("hos Ådal Forvaltning i");
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_decided_first()
    {
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), await _town.OpeningAsync());
        await _town.ApproveAsync(proposal, "karin");

        var second = await _town.ApproveAsync(proposal, "bo");

        second.ShouldBeOfType<ApproveOutcome.AlreadyDecided>().By.ShouldBe("karin");
    }

    [Fact]
    public async Task The_last_seat_is_taken_once()
    {
        var opening = await _town.OpeningAsync();
        await _town.ApproveAsync(await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening));

        var second = await _town.ApproveAsync(await _town.ProposalAsync(await _town.YouthAsync("+4523000002"), opening));

        second.ShouldBeOfType<ApproveOutcome.SeatTaken>().OpeningId.ShouldBe(opening);
        (await _town.HoldsAsync(opening)).ShouldBe(1);
        (await _town.TemplatesAsync("+4523000002")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Approvals_at_the_same_instant_fill_the_seats_and_no_more(int seats)
    {
        var opening = await _town.OpeningAsync(seats);
        var proposals = new List<ProposalId>();
        for (var n = 0; n < 20; n++)
        {
            proposals.Add(await _town.ProposalAsync(await _town.YouthAsync($"+45230001{n:00}"), opening));
        }

        var outcomes = await Task.WhenAll(proposals.Select(proposal => Task.Run(() => _town.ApproveAsync(proposal))));

        outcomes.Count(o => o is ApproveOutcome.Approved).ShouldBe(seats);
        outcomes.Count(o => o is ApproveOutcome.SeatTaken).ShouldBe(20 - seats);
        (await _town.HoldsAsync(opening)).ShouldBe(seats);
        (await _town.CountAsync("from offer")).ShouldBe(seats);
    }

    [Fact]
    public async Task One_proposal_approved_by_many_at_once_is_one_offer()
    {
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), await _town.OpeningAsync(5));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => _town.ApproveAsync(proposal, $"c{n}"))));

        outcomes.Count(o => o is ApproveOutcome.Approved).ShouldBe(1);
        outcomes.Count(o => o is ApproveOutcome.AlreadyDecided).ShouldBe(11);
        (await _town.CountAsync("from offer")).ShouldBe(1);
    }

    [Theory]
    [InlineData("+4523000001", ContactBy.Call)]
    [InlineData(null, ContactBy.Sms)]
    public async Task Who_wants_calls_or_has_no_number_gets_a_call_item_and_no_text(string? phone, ContactBy contactBy)
    {
        var opening = await _town.OpeningAsync();
        var proposal = await _town.ProposalAsync(await _town.YouthAsync(phone, contactBy: contactBy), opening);

        var approved = (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.Approved>();

        approved.ByPhone.ShouldBeTrue();
        (await _town.CountAsync("from sms_message")).ShouldBe(0);
        (await _town.WorkAsync()).ShouldBe(["call_offer"]);
        var offer = (await _town.OfferAsync(approved.Offer)).Offer;
        offer.State.ShouldBe(OfferState.Undeliverable);
        offer.DeadlineAt.ShouldBe(ManualClock.At("2026-11-26", "20:00"));
        (await _town.HoldsAsync(opening)).ShouldBe(1);
    }

    [Fact]
    public async Task A_yes_on_the_telephone_is_the_same_yes()
    {
        var youth = await _town.YouthAsync("+4523000001", contactBy: ContactBy.Call);
        var approved = (await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync()))).ShouldBeOfType<ApproveOutcome.Approved>();

        await _town.Get<RecordAnswer>().HandleAsync(approved.Offer, saidYes: true, CancellationToken.None);

        var found = await _town.OfferAsync(approved.Offer);
        found.Offer.State.ShouldBe(OfferState.Accepted);
        found.Offer.CloseReason.ShouldBe("recorded_by_phone");
        found.Placement.ShouldNotBeNull();
        (await _town.TemplatesAsync("+4523000001")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("update youth set status = 2", "youth-active")]
    [InlineData("update host set status = 2", "host-active")]
    [InlineData("update opening set status = 3", "opening-active")]
    public async Task What_has_been_paused_since_the_night_is_not_approved(string change, string rule)
    {
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), await _town.OpeningAsync());
        await _town.Store.ExecuteAsync(change);

        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.RuleBroken>().Rule.ShouldBe(rule);
        (await _town.CountAsync("from offer")).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_open_offer_of_the_same_kind_is_refused()
    {
        var youth = await _town.YouthAsync("+4523000001");
        await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync()));

        (await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync()))).ShouldBeOfType<ApproveOutcome.OfferIsOpen>();
    }

    [Fact]
    public async Task Siblings_on_one_phone_have_codes_of_their_own()
    {
        var codes = new List<string>();
        for (var n = 0; n < 12; n++)
        {
            codes.Add((await _town.OfferAsync(await _town.ApprovedAsync("+4523000001", name: $"Barn{n}"))).Offer.Code.Value);
        }

        codes.Distinct().Count().ShouldBe(12);
        (await _town.TemplatesAsync("+4523000001")).Count(template => template == "T1").ShouldBe(1);
    }

    [Fact]
    public async Task Many_at_once_on_one_phone_never_share_a_code()
    {
        var proposals = new List<ProposalId>();
        for (var n = 0; n < 12; n++)
        {
            proposals.Add(await _town.ProposalAsync(await _town.YouthAsync("+4523000001", $"Barn{n}"), await _town.OpeningAsync()));
        }

        var outcomes = await Task.WhenAll(proposals.Select(proposal => Task.Run(() => _town.ApproveAsync(proposal))));

        outcomes.ShouldAllBe(o => o is ApproveOutcome.Approved);
        (await _town.CountAsync("from (select distinct code from offer) c")).ShouldBe(12);
    }

    [Fact]
    public async Task All_without_warnings_are_approved_and_one_refusal_stops_no_other()
    {
        var opening = await _town.OpeningAsync();
        await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), opening);
        await _town.ProposalAsync(await _town.YouthAsync("+4523000002"), opening);
        await _town.ProposalAsync(await _town.YouthAsync("+4523000003"), await _town.OpeningAsync());
        await _town.ProposalAsync(await _town.YouthAsync("+4523000004"), await _town.OpeningAsync(), "long_travel");

        var outcome = await _town.Get<ApproveAllWithoutWarnings>().HandleAsync("0791", "karin", CancellationToken.None);

        outcome.Outcomes.Count.ShouldBe(3);
        outcome.Approved.ShouldBe(2);
        outcome.Outcomes.Count(o => o.Value is ApproveOutcome.SeatTaken).ShouldBe(1);
    }

    [Theory]
    [InlineData("not_suited", RejectConsequence.NeverThisPair, 1)]
    [InlineData("talk_first", RejectConsequence.None, 0)]
    [InlineData("in_exams", RejectConsequence.PauseDays, 1)]
    public async Task A_rejection_keeps_its_reason_and_rules_the_pair_out_only_when_the_reason_says_so(string reason, RejectConsequence consequence, int ruledOut)
    {
        await _town.Store.ExecuteAsync(Exams);
        var proposal = await _town.ProposalAsync(await _town.YouthAsync("+4523000001"), await _town.OpeningAsync());

        var outcome = await _town.Get<RejectProposal>().HandleAsync(proposal, reason, "karin", CancellationToken.None);

        outcome.ShouldBe(new RejectOutcome.Rejected(consequence, consequence == RejectConsequence.PauseDays ? new DateOnly(2026, 12, 7) : null));
        (await _town.CountAsync("from never_pair")).ShouldBe(ruledOut);
        (await _town.Store.ScalarAsync<string>("select reject_reason from proposal")).ShouldBe(reason);
        (await _town.ApproveAsync(proposal)).ShouldBeOfType<ApproveOutcome.AlreadyDecided>();
    }

    [Theory]
    [InlineData("not_suited", "in_exams", null)]
    [InlineData("in_exams", "not_suited", null)]
    [InlineData("in_exams", "in_exams", "2026-12-08")]
    public async Task A_second_no_to_a_pair_that_rests_counts_from_its_own_day_and_one_for_good_stays(string first, string second, string? until)
    {
        await _town.Store.ExecuteAsync(Exams);
        var (youth, opening) = (await _town.YouthAsync("+4523000001"), await _town.OpeningAsync());
        await _town.Get<RejectProposal>().HandleAsync(await _town.ProposalAsync(youth, opening), first, "karin", CancellationToken.None);
        _town.Clock.Advance(TimeSpan.FromDays(1));

        await _town.Get<RejectProposal>().HandleAsync(await _town.ProposalAsync(youth, opening), second, "karin", CancellationToken.None);

        var board = (await _town.Get<IMatchingBoard>().ReadAsync(CancellationToken.None)).Board;
        board.Resting.Select(pair => pair.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(until is null ? [] : [until]);
        board.Youths.Single().NotHosts.ShouldBe(until is null ? [opening] : []);
    }

    [Fact]
    public async Task A_reason_that_is_not_on_the_list_is_refused() =>
        (await _town.Get<RejectProposal>().HandleAsync(ProposalId.New(TimeProvider.System), "because", "karin", CancellationToken.None)).ShouldBeOfType<RejectOutcome.UnknownReason>();
}
