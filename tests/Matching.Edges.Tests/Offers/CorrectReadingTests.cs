using Matching.Core.Offers;
using Matching.Core.Placements;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>A person reads a text otherwise: the event is played again by the same tables.</summary>
public sealed class CorrectReadingTests : IAsyncLifetime
{
    private const string Amina = "+4523000001";
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task An_unclear_text_read_as_yes_becomes_a_placement_and_she_hears_it()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "måske");

        (await CorrectAsync(Reading.Yes, offer)).ShouldBeOfType<CorrectOutcome.Corrected>();

        (await _town.OfferAsync(offer)).Placement.ShouldNotBeNull().Stage.ShouldBe(PlacementStage.Agreed);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T7");
        (await _town.WorkAsync()).ShouldBeEmpty();
        var row = (await _town.Store.QueryAsync<(string First, string Reading, string By, string Body)>("select read_first, reading, corrected_by, body from sms_message where direction = 2")).Single();
        row.ShouldBe(("unclear", "yes", "karin", "måske"));
    }

    [Fact]
    public async Task A_yes_but_counts_as_yes_when_a_person_says_so()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "ja tak men jeg kan først fra mandag");
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);

        await CorrectAsync(Reading.Yes, offer);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_yes_read_as_no_by_a_person_is_a_no_after_the_yes()
    {
        var opening = await _town.OpeningAsync();
        var offer = await _town.SentAsync(Amina, opening);
        await _town.TypeAsync(Amina, "ja");

        await CorrectAsync(Reading.No, offer);

        (await _town.OfferAsync(offer)).Placement.ShouldNotBeNull().Stage.ShouldBe(PlacementStage.Cancelled);
        (await _town.HoldsAsync(opening)).ShouldBe(0);
        (await _town.WorkAsync()).ShouldContain("no_after_yes");
    }

    [Fact]
    public async Task A_no_read_as_yes_by_a_person_is_a_late_yes()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "nej");

        await CorrectAsync(Reading.Yes, offer);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Declined);
        (await _town.TemplatesAsync(Amina))[^1].ShouldBe("T13");
        (await _town.WorkAsync()).ShouldBe(["late_yes"]);
    }

    [Fact]
    public async Task A_stop_that_was_none_is_taken_back()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "stop");

        await CorrectAsync(Reading.Question, null);

        (await _town.CountAsync("from sms_stop")).ShouldBe(0);
        (await _town.CountAsync("from youth where sms_stopped")).ShouldBe(0);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldContain("question");
    }

    [Fact]
    public async Task A_number_parked_by_mistake_is_released()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "forkert nummer");

        await CorrectAsync(Reading.No, offer);

        (await _town.CountAsync("from phone_parked")).ShouldBe(0);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Declined);
    }

    [Fact]
    public async Task A_text_read_as_stop_by_a_person_stops()
    {
        await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "gider ikke flere sms");

        await CorrectAsync(Reading.Stop, null);

        (await _town.CountAsync("from sms_stop")).ShouldBe(1);
        (await _town.WorkAsync()).ShouldBe(["call_offer"]);
    }

    [Fact]
    public async Task An_answer_from_another_phone_counts_when_a_person_says_whose_it_is()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.YouthAsync("+4523000002", "Bo");
        await _town.TypeAsync("+4523000002", $"JA {(await _town.OfferAsync(offer)).Offer.Code}");
        (await _town.WorkAsync()).ShouldBe(["code_of_another_phone"]);

        await CorrectAsync(Reading.Yes, offer);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_yes_without_an_offer_and_another_municipalitys_text_change_nothing()
    {
        await _town.SentAsync(Amina);
        await _town.TypeAsync(Amina, "måske");

        (await CorrectAsync(Reading.Yes, null)).ShouldBeOfType<CorrectOutcome.NeedsOffer>();
        (await _town.Get<CorrectReading>().HandleAsync("0999", await TextAsync(), Reading.Stop, null, "ida", CancellationToken.None)).ShouldBeOfType<CorrectOutcome.NotFound>();
        (await _town.WorkAsync()).ShouldBe(["read_text"]);
    }

    [Fact]
    public async Task This_is_gives_a_text_of_an_unknown_number_to_its_writer_and_her_yes_counts()
    {
        var offer = await _town.SentAsync(Amina);
        await _town.TypeAsync("+4599999999", "ja tak");
        (await _town.WorkAsync()).ShouldBe(["unknown_number"]);

        var youth = (await _town.OfferAsync(offer)).Offer.YouthId;
        (await _town.Get<NameSender>().HandleAsync("0791", await TextAsync(), youth, isHers: true, "karin", CancellationToken.None)).ShouldBeTrue();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.Store.ScalarAsync<string>("select phone from youth where id = @youth", new { youth })).ShouldBe("+4599999999");
        (await _town.Store.ScalarAsync<string>("select youth_id from sms_message where direction = 2")).ShouldBe(youth);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_named_whom_the_municipality_does_not_know()
    {
        await _town.TypeAsync("+4599999999", "ja tak");

        (await _town.Get<NameSender>().HandleAsync("0791", await TextAsync(), "NOBODY", isHers: false, "karin", CancellationToken.None)).ShouldBeFalse();

        (await _town.WorkAsync()).ShouldBe(["unknown_number"]);
    }

    private Task<Guid> TextAsync() => _town.Store.ScalarAsync<Guid>("select id from sms_message where direction = 2 order by created_at desc limit 1");

    private async Task<CorrectOutcome> CorrectAsync(Reading reading, OfferId? offer) =>
        await _town.Get<CorrectReading>().HandleAsync("0791", await TextAsync(), reading, offer, "karin", CancellationToken.None);
}
