using Matching.Core.Approvals;
using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Replies.Numbers;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Offers;

/// <summary>The table of readings through the live path: the text comes in at the phone, and what is stored, told and put on the desk is looked at.</summary>
public sealed class LiveAnswersTests : IAsyncLifetime
{
    private OfferTown _town = null!;
    private int _phones;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Every_yes_of_the_table_becomes_a_placement() => await EachAsync(
        ["JA {K}", "ja {k}", "Ja.", "JA!!!", "jaa", "ja tak 😊", "jatak", "\"Ja\"", "jep", "jo tak", "yes", "Yes {K}", "y", "J", "ok", "Det vil jeg gerne", "meget gerne", "selvfølgelig", "👍", "ja{k}", "{k} ja"],
        OfferState.Accepted, "yes", "T7", work: null, isWaited: false);

    [Fact]
    public async Task Every_yes_with_more_waits_for_a_person_while_the_seat_is_held() => await EachAsync(
        ["ja tak men jeg kan først fra mandag", "Ja {K} men ikke om torsdagen", "yes in 2 hours", "ja hvis min bror må komme med", "Ja! Hvornår ringer hun?"],
        OfferState.Sent, "yes_but", "T10", "yes_but", isWaited: true);

    [Fact]
    public async Task Every_no_of_the_table_frees_the_seat() => await EachAsync(
        ["NEJ {K}", "nej", "Nej tak", "nejtak", "næ", "nope", "No thanks", "n", "👎", "ikke interesseret", "jeg vil ikke", "det er ikke lige mig"],
        OfferState.Declined, "no", "T8", work: null, isWaited: false);

    [Fact]
    public async Task Every_no_with_more_counts_and_a_person_reads_the_rest() => await EachAsync(
        ["nej tak, men spørg igen til sommer", "nej jeg har fået job", "No, I moved"], OfferState.Declined, "no_but", "T8", "no_but", isWaited: false);

    [Fact]
    public async Task Every_wish_for_a_call_is_told_and_put_on_the_desk() => await EachAsync(
        ["RING", "ring {k}", "kan du ringe?", "call me", "CALL"], OfferState.Sent, "call_me", "T11", "call_me", isWaited: true);

    [Fact]
    public async Task Every_cry_for_help_goes_to_the_desk_and_she_hears_where_help_is() => await EachAsync(
        ["jeg vil ikke leve mere", "nej, jeg orker ikke livet", "jeg har lyst til at dø", "han slår mig", "jeg tør ikke gå hjem", "I want to kill myself"],
        OfferState.Sent, "help", "T32.adult", "help", isWaited: true);

    [Fact]
    public async Task Every_stop_of_the_table_stops_and_the_offer_goes_to_the_call_list() => await EachAsync(
        ["STOP", "Stop venligst", "STOP 12345", "STOPALL", "afmeld", "frameld", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"],
        OfferState.Undeliverable, "stop", "T19", "call_offer", isWaited: false);

    [Fact]
    public async Task Delete_me_is_a_stop_and_an_item_for_a_person()
    {
        var offer = await _town.SentAsync("+4523000001");

        (await _town.TypeAsync("+4523000001", "slet mig")).ShouldBe(new ReceiveOutcome.Stopped(false));

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
        (await _town.WorkAsync()).ShouldBe(["erase_asked", "call_offer"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_perhaps_stop_waits_for_a_person_without_a_word() => await EachAsync(
        ["ja men stop med alle de beskeder", "gider ikke flere sms", "kan I ikke stoppe"], OfferState.Sent, "perhaps_stop", lastText: null, "perhaps_stop", isWaited: true);

    [Fact]
    public async Task Every_wrong_number_is_parked_at_once_and_hears_nobodys_name()
    {
        await EachAsync(["forkert nummer", "det er den forkerte", "wrong number"], OfferState.Undeliverable, "wrong_person", "T21", "wrong_person", isWaited: false);

        (await _town.CountAsync("from phone_parked")).ShouldBe(3);
        (await _town.Store.QueryAsync<string>("select body from sms_message where template = 'T21'")).ShouldAllBe(body => !body.Contains("Amina", StringComparison.Ordinal) && !body.Contains("Karin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_question_goes_to_a_person_and_she_hears_how_to_answer() => await EachAsync(
        ["hvem er det?", "hvad er lønnen", "{K}?", "{K}"], OfferState.Sent, "question", "T17", "question", isWaited: true);

    [Fact]
    public async Task What_is_unclear_goes_to_a_person_and_she_hears_how_to_answer() => await EachAsync(
        ["måske", "det ved jeg ikke", "ja nej", "nej, jo ja", "ja ikke", "tak", "?", "", "❤️", "jeg kan ikke torsdag men ellers ja", "det er ikke mig", "jq {k}"],
        OfferState.Sent, "unclear", "T17", "read_text", isWaited: true);

    [Theory]
    [InlineData("START")]
    [InlineData("start igen")]
    [InlineData("tilmeld")]
    [InlineData("unstop")]
    public async Task Start_lets_texts_go_again(string text)
    {
        await _town.SentAsync("+4523000001");
        await _town.TypeAsync("+4523000001", "afmeld");

        (await _town.TypeAsync("+4523000001", text)).ShouldBeOfType<ReceiveOutcome.Started>();

        (await _town.CountAsync("from phone_silent")).ShouldBe(0);
        (await _town.TemplatesAsync("+4523000001"))[^1].ShouldBe("T20");
    }

    [Theory]
    [InlineData("JA")]
    [InlineData("nej tak")]
    [InlineData("👍")]
    [InlineData("{0}")]
    [InlineData("{0} {1} ja")]
    public async Task With_two_open_what_does_not_say_which_asks_back(string text)
    {
        var (mentor, job) = await TwoAsync();

        var outcome = await TypeAsync(text, mentor, job);

        outcome.ShouldBe(new ReceiveOutcome.WaitsForPerson(Reading.AskBack, WaitReason.SeveralOffersOpen));
        (await StatesAsync(mentor, job)).ShouldBe([OfferState.Sent, OfferState.Sent], ignoreOrder: false);
        (await _town.TemplatesAsync("+4523000001"))[^1].ShouldBe("T16");
        (await _town.WorkAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("JA {0} NEJ {1}", OfferState.Accepted, OfferState.Declined)]
    [InlineData("ja {0} {1}", OfferState.Accepted, OfferState.Accepted)]
    [InlineData("ja til begge", OfferState.Accepted, OfferState.Accepted)]
    [InlineData("nej til begge", OfferState.Declined, OfferState.Declined)]
    [InlineData("{1} ja tak", OfferState.Sent, OfferState.Accepted)]
    public async Task With_two_open_a_word_rules_its_codes(string text, OfferState mentorIs, OfferState jobIs)
    {
        var (mentor, job) = await TwoAsync();

        (await TypeAsync(text, mentor, job)).ShouldBeOfType<ReceiveOutcome.Answered>();

        (await StatesAsync(mentor, job)).ShouldBe([mentorIs, jobIs]);
    }

    [Fact]
    public async Task Siblings_on_one_phone_are_told_apart_by_the_code_and_the_receipt_names_who_it_is()
    {
        var ali = await _town.SentAsync("+4523000001", name: "Ali");
        var bo = await _town.SentAsync("+4523000001", name: "Bo");

        (await TypeAsync("JA", ali, bo)).ShouldBe(new ReceiveOutcome.WaitsForPerson(Reading.AskBack, WaitReason.SeveralOffersOpen));
        (await TypeAsync("JA {1}", ali, bo)).ShouldBeOfType<ReceiveOutcome.Answered>();
        await _town.SendDueAsync();

        (await StatesAsync(ali, bo)).ShouldBe([OfferState.Sent, OfferState.Accepted]);
        (await _town.TemplatesAsync("+4523000001")).ShouldContain("T16.phone");
        (await _town.PhoneAsync("+4523000001"))[^1].ShouldStartWith("Dejligt, Bo!");
    }

    [Theory]
    [InlineData("JA {K}", "T13")]
    [InlineData("ja", "T13")]
    [InlineData("nej {k}", "T8")]
    public async Task An_answer_after_expiry_gets_the_kind_text(string text, string template)
    {
        var offer = await _town.SentAsync("+4523000001");
        _town.Clock.MoveTo("2026-11-26", "20:00");
        await _town.Get<ExpireOffers>().HandleAsync(CancellationToken.None);

        await TypeAsync(text, offer, offer);

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Expired);
        (await _town.TemplatesAsync("+4523000001"))[^1].ShouldBe(template);
    }

    [Fact]
    public async Task With_nothing_open_a_yes_is_seen_by_a_person()
    {
        await _town.YouthAsync("+4523000001");

        (await _town.TypeAsync("+4523000001", "JA")).ShouldBe(new ReceiveOutcome.WaitsForPerson(Reading.Unclear, WaitReason.NothingOpen));

        (await _town.TemplatesAsync("+4523000001")).ShouldBe(["T18"]);
        (await _town.WorkAsync()).ShouldBe(["read_text"]);
    }

    [Fact]
    public async Task A_code_that_is_nobodys_goes_to_a_person()
    {
        var offer = await _town.SentAsync("+4523000001");
        var own = OfferCode.Parse(await CodeAsync(offer));
        var other = OfferCode.All.First(code => code != own);

        (await _town.TypeAsync("+4523000001", $"JA {other}")).ShouldBe(new ReceiveOutcome.WaitsForPerson(Reading.Unclear, WaitReason.UnknownCode));

        (await _town.StateAsync(offer)).ShouldBe(OfferState.Sent);
    }

    [Fact]
    public async Task A_cry_for_help_at_night_is_answered_at_once_and_not_after_stop()
    {
        await _town.SentAsync("+4523000001");
        _town.Clock.MoveTo("2026-11-24", "02:30");

        await _town.TypeAsync("+4523000001", "jeg vil ikke leve mere");
        _town.Clock.Advance(TimeSpan.FromHours(1));
        await _town.SendDueAsync();

        (await _town.PhoneAsync("+4523000001"))[^1].ShouldStartWith("Det lyder svært, Amina. Jeg ringer, så snart jeg kan. Er det akut, så ring 112.");
        await _town.TypeAsync("+4523000001", "stop");
        await _town.TypeAsync("+4523000001", "jeg vil ikke leve mere");
        (await _town.TemplatesAsync("+4523000001")).Count(template => template.StartsWith("T32", StringComparison.Ordinal)).ShouldBe(1);
        (await _town.WorkAsync()).Count(kind => kind == "help").ShouldBe(2);
    }

    [Fact]
    public async Task A_cry_for_help_that_says_stop_does_both()
    {
        var offer = await _town.SentAsync("+4523000001");

        await _town.TypeAsync("+4523000001", "STOP jeg vil ikke leve mere");

        (await _town.WorkAsync()).ShouldBe(["help", "call_offer"], ignoreOrder: true);
        (await _town.CountAsync("from sms_stop")).ShouldBe(1);
        (await _town.StateAsync(offer)).ShouldBe(OfferState.Undeliverable);
    }

    [Fact]
    public async Task After_a_perhaps_stop_texts_wait_until_a_person_has_looked()
    {
        await _town.SentAsync("+4523000001");
        await _town.TypeAsync("+4523000001", "gider ikke flere sms");
        await _town.TypeAsync("+4523000001", "hvad er lønnen");
        await _town.SendDueAsync();
        (await _town.CountAsync("from sms_message where template = 'T17' and state = 1")).ShouldBe(1);

        var item = await _town.Store.ScalarAsync<Guid>("select id from work_item where kind = 'perhaps_stop'");
        await _town.Get<FinishWork>().HandleAsync(item, "karin", CancellationToken.None);
        await _town.SendDueAsync();

        (await _town.CountAsync("from sms_message where template = 'T17' and state = 1")).ShouldBe(0);
    }

    [Fact]
    public async Task A_parked_number_gets_no_text_until_a_person_releases_it()
    {
        await _town.SentAsync("+4523000001");
        await _town.TypeAsync("+4523000001", "forkert nummer");
        await _town.SendDueAsync();
        (await _town.PhoneAsync("+4523000001"))[^1].ShouldStartWith("Undskyld, hvis det ikke var til dig.");

        await _town.TypeAsync("+4523000001", "START");

        (await _town.CountAsync("from phone_silent")).ShouldBe(1);
        (await _town.Get<ReleaseNumber>().HandleAsync("0791", "+4523000001", CancellationToken.None)).ShouldBeTrue();
        (await _town.CountAsync("from phone_silent")).ShouldBe(0);
    }

    [Fact]
    public async Task How_a_text_was_read_is_kept_with_it()
    {
        await _town.SentAsync("+4523000001");

        await _town.TypeAsync("+4523000001", "Ja tak, men jeg kan først fra mandag");

        var row = (await _town.Store.QueryAsync<(string Reading, string Why, int Sure, string Remainder, string[] Yes)>(
            "select reading, reading_why, reading_sure::int, remainder, yes_to from sms_message where direction = 2")).Single();
        row.Reading.ShouldBe("yes_but");
        row.Why.ShouldNotBeEmpty();
        row.Sure.ShouldBe((int)Sureness.Word);
        row.Remainder.ShouldBe("men jeg kan først fra mandag");
        row.Yes.Length.ShouldBe(1);
    }

    /// <summary>Each text on a phone of its own, also in capitals and with a space behind it.</summary>
    private async Task EachAsync(IReadOnlyList<string> answers, OfferState state, string reading, string? lastText, string? work, bool isWaited)
    {
        foreach (var answer in answers)
        {
            var phone = $"+452300{++_phones:0000}";
            var offer = await _town.SentAsync(phone);
            var before = (await _town.TemplatesAsync(phone))[^1];
            var code = await CodeAsync(offer);
            var text = answer.Replace("{K}", code, StringComparison.Ordinal).Replace("{k}", code.ToLowerInvariant(), StringComparison.Ordinal);
            text = (_phones % 3) switch { 0 => text.ToUpperInvariant(), 1 => text, _ => text + " " };

            await _town.TypeAsync(phone, text);

            var found = (await _town.OfferAsync(offer)).Offer;
            found.State.ShouldBe(state, text);
            (found.ClockStoppedAt is not null).ShouldBe(isWaited, text);
            (await _town.Store.ScalarAsync<string>("select reading from sms_message where direction = 2 and phone = @phone", new { phone })).ShouldBe(reading, text);
            (await _town.TemplatesAsync(phone))[^1].ShouldBe(lastText ?? before, text);
            var items = await _town.Store.QueryAsync<string>(
                "select w.kind from work_item w left join sms_message m on m.id = w.message_id where w.done_at is null and (m.phone = @phone or w.offer_id = @offer) order by w.id", new { phone, offer = offer.Value });
            (work is null ? items.Count == 0 : items.Contains(work)).ShouldBeTrue($"'{text}' gave {string.Join(", ", items)}");
            (await _town.Store.ScalarAsync<string>("select body from sms_message where direction = 2 and phone = @phone", new { phone })).ShouldBe(text);
        }
    }

    private async Task<(OfferId Mentor, OfferId Job)> TwoAsync()
    {
        var youth = await _town.YouthAsync("+4523000001");
        var mentor = (ApproveOutcome.Approved)await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync(kind: 3)));
        await _town.SendDueAsync();
        _town.Clock.Advance(TimeSpan.FromHours(25));
        var job = (ApproveOutcome.Approved)await _town.ApproveAsync(await _town.ProposalAsync(youth, await _town.OpeningAsync(kind: 2)));
        await _town.SendDueAsync();
        return (mentor.Offer, job.Offer);
    }

    private async Task<ReceiveOutcome> TypeAsync(string text, OfferId first, OfferId second)
    {
        var (one, two) = (await CodeAsync(first), await CodeAsync(second));
        return await _town.TypeAsync("+4523000001", text.Replace("{0}", one, StringComparison.Ordinal).Replace("{1}", two, StringComparison.Ordinal)
            .Replace("{K}", one, StringComparison.Ordinal).Replace("{k}", one.ToLowerInvariant(), StringComparison.Ordinal));
    }

    private async Task<OfferState[]> StatesAsync(OfferId first, OfferId second) => [await _town.StateAsync(first), await _town.StateAsync(second)];

    private async Task<string> CodeAsync(OfferId offer) => (await _town.OfferAsync(offer)).Offer.Code.Value;
}
