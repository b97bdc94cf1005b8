using Matching.Core.Backings;
using Matching.Core.Offers;
using Matching.Core.Offers.Calls;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;
using static Matching.Edges.Tests.Backings.GuardianTown;

namespace Matching.Edges.Tests.Backings;

public sealed class GuardianOfEachOfferTests : IAsyncLifetime
{
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await GuardianTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task At_17_her_yes_on_Monday_and_the_guardians_on_Tuesday_are_Accepted_and_both_sides_hear_it()
    {
        var offer = await _town.ToldAsync();

        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await _town.PhoneAsync(Ali))[^1].ShouldStartWith("Dejligt, Ali! Nu spørger vi din mor. Vi holder pladsen imens, og du hører fra os senest tor 26/11.");
        (await _town.TemplatesAsync(Mother)).ShouldBe(["T1.guardian", "T23.place"]);
        (await _town.PhoneAsync(Mother))[^1].ShouldStartWith("Hej. Ali har sagt ja til butik hos Bageren Laurits. Er det ok med dig? Svar JA ");
        (await _town.PhoneAsync(Mother))[^1].ShouldContain("senest ons 25/11");

        _town.Clock.MoveTo("2026-11-24", "10:00");
        await _town.TypeAsync(Mother, "ja");
        await _town.SendDueAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.TemplatesAsync(Ali))[^1].ShouldBe("T7");
        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T24");
        (await _town.CountAsync("from placement")).ShouldBe(1);
        (await _town.CountAsync("from sms_message where template = 'T28'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_no_stays_between_her_and_us()
    {
        await _town.ToldAsync();

        await _town.TypeAsync(Ali, "nej, jeg skændes med min mor");
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Mother)).ShouldBeEmpty();
        (await _town.CountAsync("from backing where state = 5")).ShouldBe(1);
    }

    [Fact]
    public async Task What_she_wrote_is_never_told_to_the_guardian()
    {
        await _town.ToldAsync();

        await _town.TypeAsync(Ali, "ja! men jeg har det skidt derhjemme");
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        (await _town.PhoneAsync(Mother)).ShouldAllBe(text => !text.Contains("derhjemme"));
        (await _town.CountAsync("from sms_message where phone = @Mother and body ~ 'skidt'", new { Mother })).ShouldBe(0);
    }

    [Fact]
    public async Task The_guardians_answer_may_come_first_and_then_hers_is_enough()
    {
        var offer = await _town.ToldAsync();

        (await _town.Get<RecordBacking>().HandleAsync("0791", await _town.QuestionAsync(), true, "karin", CancellationToken.None)).ShouldBe(RecordBackingOutcome.Backed);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        await _town.TypeAsync(Ali, "ja");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.TemplatesAsync(Mother)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guardians_no_takes_nothing_back_before_the_call_and_then_she_hears_it_from_a_person()
    {
        var offer = await _town.ToldAsync();
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        await _town.TypeAsync(Mother, "nej");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T25");
        (await _town.WorkAsync()).ShouldBe(["guardian_no"]);
        _town.Clock.MoveTo("2026-11-30", "21:00");
        (await _town.Get<ExpireOffers>().HandleAsync(CancellationToken.None)).ShouldBe(0);

        var before = (await _town.TemplatesAsync(Ali)).Count;
        await _town.Get<RecordBacking>().HandleAsync("0791", await _town.QuestionAsync(), false, "karin", CancellationToken.None);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Withdrawn);
        (await _town.WorkAsync()).ShouldBe(["tell_youth"]);
        (await _town.TemplatesAsync(Ali)).Count.ShouldBe(before);
        (await _town.CountAsync("from never_pair where reason = 'guardian_refused'")).ShouldBe(1);
        (await _town.CountAsync("from seat_hold where released_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_guardian_who_is_silent_is_reminded_once_then_called_and_then_the_offer_expires_without_a_text()
    {
        var offer = await _town.ToldAsync();
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        _town.Clock.MoveTo("2026-11-24", "16:00");
        (await WatchAsync()).ShouldBe(1);
        (await WatchAsync()).ShouldBe(0);
        await _town.SendDueAsync();
        (await _town.TemplatesAsync(Mother)).ShouldBe(["T1.guardian", "T23.place", "T23.place"]);
        _town.Clock.MoveTo("2026-11-25", "20:00");
        (await WatchAsync()).ShouldBe(1);
        (await WatchAsync()).ShouldBe(0);
        (await _town.WorkAsync()).ShouldBe(["call_guardian"]);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);

        _town.Clock.MoveTo("2026-11-26", "20:00");
        await _town.Get<ExpireOffers>().HandleAsync(CancellationToken.None);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.TemplatesAsync(Ali)).ShouldNotContain("T14");
        (await _town.WorkAsync()).ShouldContain("call_expired");
    }

    [Fact]
    public async Task Of_two_guardians_one_yes_is_enough_and_the_others_no_goes_to_a_person()
    {
        var offer = await _town.ToldAsync(father: Father);
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();
        (await _town.TemplatesAsync(Father)).ShouldBe(["T1.guardian", "T23.place"]);

        await _town.TypeAsync(Mother, "ja");
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        await _town.TypeAsync(Father, "nej");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.WorkAsync()).ShouldBe(["guardian_no"]);
    }

    [Fact]
    public async Task Of_two_guardians_a_yes_after_the_others_no_waits_for_a_person()
    {
        var offer = await _town.ToldAsync(father: Father);
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        await _town.TypeAsync(Father, "nej");
        await _town.TypeAsync(Mother, "ja");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        (await _town.WorkAsync()).ShouldBe(["guardian_no", "guardian_no"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Ali)]
    public async Task A_guardian_without_a_number_of_their_own_is_called(string? mother)
    {
        var offer = await _town.ToldAsync(mother);

        await _town.TypeAsync(Ali, "ja");

        (await _town.WorkAsync()).ShouldBe(["call_guardian"]);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        await _town.Get<RecordBacking>().HandleAsync("0791", await _town.QuestionAsync(), true, "karin", CancellationToken.None);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guardians_stop_puts_the_question_on_the_call_list_and_her_yes_stays()
    {
        var offer = await _town.ToldAsync();
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        await _town.TypeAsync(Mother, "stop");

        (await _town.WorkAsync()).ShouldBe(["call_guardian"]);
        (await _town.OfferAsync(offer)).Offer.YesAt.ShouldNotBeNull();
        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T19");
    }

    [Fact]
    public async Task On_one_phone_about_two_children_the_code_decides_and_a_bare_yes_asks_back_by_name()
    {
        var ali = await _town.ToldAsync();
        var bo = await _town.ToldAsync(phone: "+4523000002", name: "Bo");
        await _town.TypeAsync(Ali, "ja");
        await _town.TypeAsync("+4523000002", "ja");
        await _town.SendDueAsync();

        await _town.TypeAsync(Mother, "ja");
        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T16.phone");
        (await _town.Store.QueryAsync<string>("select body from sms_message where template = 'T16.phone'")).Single().ShouldContain(" = Bo");
        await _town.TypeAsync(Mother, $"ja {await _town.CodeAsync(Mother)}");

        (await _town.StateAsync(bo)).ShouldBe(OfferState.Accepted);
        (await _town.StateAsync(ali)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task What_a_guardian_asks_is_read_by_a_person_and_holds_the_seat()
    {
        var offer = await _town.ToldAsync();
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        await _town.TypeAsync(Mother, "hvad er lønnen");
        (await _town.WorkAsync()).ShouldBe(["guardian_wrote"]);
        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T17");
        await _town.TypeAsync(Mother, "ja men kun i weekenden");

        (await _town.TemplatesAsync(Mother))[^1].ShouldBe("T25");
        (await _town.OfferAsync(offer)).Offer.ClockStoppedAt.ShouldNotBeNull();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task On_her_18th_birthday_no_guardian_is_needed_and_her_yes_counts()
    {
        var offer = await _town.ToldAsync(born: "2008-11-25");
        await _town.TypeAsync(Ali, "ja");
        await _town.SendDueAsync();

        _town.Clock.MoveTo("2026-11-24", "23:00");
        await WatchAsync();
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
        _town.Clock.MoveTo("2026-11-25", "00:01");
        await WatchAsync();

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.WorkAsync()).ShouldContain("backing_given");
    }

    [Fact]
    public async Task At_18_nobody_is_asked()
    {
        var offer = await _town.ToldAsync(born: "2008-11-23");

        await _town.TypeAsync(Ali, "ja");

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Accepted);
        (await _town.CountAsync("from backing")).ShouldBe(0);
    }

    [Fact]
    public async Task A_yes_recorded_by_telephone_asks_the_guardian_too()
    {
        var offer = await _town.ToldAsync();

        (await _town.Get<RecordAnswer>().HandleAsync(offer, true, CancellationToken.None)).ShouldBeOfType<RecordAnswerOutcome.WaitsForGuardian>();
        await _town.SendDueAsync();

        (await _town.TemplatesAsync(Mother)).ShouldBe(["T1.guardian", "T23.place"]);
        (await _town.TemplatesAsync(Ali)).ShouldNotContain("T26");
    }

    private Task<int> WatchAsync() => _town.Get<WatchBackings>().HandleAsync(CancellationToken.None);
}
