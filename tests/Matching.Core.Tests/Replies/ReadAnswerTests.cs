using Matching.Core.Offers;
using Matching.Core.Replies;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Replies;

/// <summary>The table of readings, row by row, as it stands and also in capitals and with trailing space.</summary>
public sealed class ReadAnswerTests
{
    private static readonly OfferCode K7 = OfferCode.Parse("K7");
    private static readonly OfferCode M4 = OfferCode.Parse("M4");
    private static readonly OfferCode P3 = OfferCode.Parse("P3");
    private static readonly OfferCode R4 = OfferCode.Parse("R4");
    private static readonly OfferCode F3 = OfferCode.Parse("F3");
    private static readonly AnswerContext One = new([K7], []);
    private static readonly AnswerContext Two = new([K7, M4], []);

    [Theory]
    [InlineData("JA K7")]
    [InlineData("ja k7")]
    [InlineData("Ja.")]
    [InlineData("JA!!!")]
    [InlineData("jaa")]
    [InlineData("ja tak 😊")]
    [InlineData("jatak")]
    [InlineData("\"Ja\"")]
    [InlineData("jep")]
    [InlineData("jo tak")]
    [InlineData("yes")]
    [InlineData("Yes K7")]
    [InlineData("y")]
    [InlineData("J")]
    [InlineData("ok")]
    [InlineData("Det vil jeg gerne")]
    [InlineData("meget gerne")]
    [InlineData("selvfølgelig")]
    [InlineData("👍")]
    [InlineData("jak7")]
    [InlineData("JA K 7")]
    [InlineData("k7 ja")]
    public void A_yes_is_a_yes(string text) => Read(text, One, Reading.Yes, yes: [K7]);

    [Theory]
    [InlineData("ja tak men jeg kan først fra mandag")]
    [InlineData("Ja K7 men ikke om torsdagen")]
    [InlineData("yes in 2 hours")]
    [InlineData("ja hvis min bror må komme med")]
    [InlineData("Ja! Hvornår ringer hun?")]
    public void A_yes_with_more_is_a_yes_but(string text) => Read(text, One, Reading.YesBut, yes: [K7]);

    [Theory]
    [InlineData("NEJ K7")]
    [InlineData("nej")]
    [InlineData("Nej tak")]
    [InlineData("nejtak")]
    [InlineData("næ")]
    [InlineData("nope")]
    [InlineData("No thanks")]
    [InlineData("n")]
    [InlineData("👎")]
    [InlineData("ikke interesseret")]
    [InlineData("jeg vil ikke")]
    [InlineData("det er ikke lige mig")]
    public void A_no_is_a_no(string text) => Read(text, One, Reading.No, no: [K7]);

    [Theory]
    [InlineData("nej tak, men spørg igen til sommer")]
    [InlineData("nej jeg har fået job")]
    [InlineData("No, I moved")]
    public void A_no_with_more_is_a_no_but(string text) => Read(text, One, Reading.NoBut, no: [K7]);

    [Theory]
    [InlineData("RING")]
    [InlineData("ring k7")]
    [InlineData("kan du ringe?")]
    [InlineData("call me")]
    [InlineData("CALL")]
    public void Ring_is_a_wish_for_a_call(string text) => Read(text, One, Reading.CallMe);

    [Fact]
    public void Call_with_the_code_of_a_renewal_is_a_wish_for_a_call() => Read("call R4", new([R4], []), Reading.CallMe);

    [Theory]
    [InlineData("jeg vil ikke leve mere")]
    [InlineData("nej, jeg orker ikke livet")]
    [InlineData("jeg har lyst til at dø")]
    [InlineData("han slår mig")]
    [InlineData("jeg tør ikke gå hjem")]
    [InlineData("I want to kill myself")]
    public void A_cry_for_help_is_never_a_yes_or_a_no(string text) => Read(text, One, Reading.Help);

    [Theory]
    [InlineData("STOP")]
    [InlineData("Stop venligst")]
    [InlineData("STOP 12345")]
    [InlineData("STOPALL")]
    [InlineData("afmeld")]
    [InlineData("frameld")]
    [InlineData("slet mig")]
    [InlineData("unsubscribe")]
    [InlineData("cancel")]
    [InlineData("end")]
    [InlineData("quit")]
    [InlineData("revoke")]
    [InlineData("optout")]
    [InlineData("stop.")]
    public void Stop_is_stop(string text)
    {
        Read(text, One, Reading.Stop);
        Read(text, new([], []), Reading.Stop);
        Read(text, Two, Reading.Stop);
    }

    [Theory]
    [InlineData("ja men stop med alle de beskeder")]
    [InlineData("gider ikke flere sms")]
    [InlineData("kan I ikke stoppe")]
    public void Stop_inside_a_sentence_is_a_perhaps(string text) => Read(text, One, Reading.PerhapsStop);

    [Theory]
    [InlineData("START")]
    [InlineData("start igen")]
    [InlineData("tilmeld")]
    [InlineData("unstop")]
    public void Start_is_start(string text) => Read(text, new([], []), Reading.Start);

    [Theory]
    [InlineData("forkert nummer")]
    [InlineData("det er den forkerte")]
    [InlineData("wrong number")]
    public void A_wrong_number_is_a_wrong_person(string text) => Read(text, One, Reading.WrongPerson);

    [Theory]
    [InlineData("hvem er det?")]
    [InlineData("hvad er lønnen")]
    [InlineData("K7?")]
    [InlineData("K7")]
    public void A_question_is_a_question(string text) => Read(text, One, Reading.Question);

    [Theory]
    [InlineData("måske")]
    [InlineData("det ved jeg ikke")]
    [InlineData("ja nej")]
    [InlineData("nej, jo ja")]
    [InlineData("ja ikke")]
    [InlineData("tak")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("❤️")]
    [InlineData("jeg kan ikke torsdag men ellers ja")]
    [InlineData("det er ikke mig")]
    [InlineData("JA K8")]
    [InlineData("jq k7")]
    public void What_is_not_sure_goes_to_a_person(string text) => Read(text, One, Reading.Unclear);

    [Theory]
    [InlineData("JA")]
    [InlineData("nej tak")]
    [InlineData("👍")]
    [InlineData("K7")]
    [InlineData("K7 M4 ja")]
    [InlineData("ja til den ene")]
    [InlineData("ja k7 eller m4")]
    [InlineData("ja til den anden end k7")]
    public void With_two_open_an_answer_that_does_not_say_which_asks_back(string text) => Read(text, Two, Reading.AskBack);

    [Theory]
    [InlineData("JA K7 NEJ M4", "K7", "M4")]
    [InlineData("ja k7, nej m4", "K7", "M4")]
    [InlineData("K7 ja, M4 nej", "K7", "M4")]
    [InlineData("nej til m4, men ja til den anden", "K7", "M4")]
    [InlineData("ja k7 m4", "K7 M4", "")]
    [InlineData("ja til begge", "K7 M4", "")]
    [InlineData("nej til begge", "", "K7 M4")]
    [InlineData("M4 ja tak", "M4", "")]
    [InlineData("ja til m4", "M4", "")]
    [InlineData("begge tak", "K7 M4", "")]
    [InlineData("ja k7 men ikke m4", "K7", "M4")]
    [InlineData("ja til m4, ikke til k7", "M4", "K7")]
    [InlineData("ingen af delene tak", "", "K7 M4")]
    public void With_two_open_a_word_rules_the_codes_after_it(string text, string yes, string no) =>
        Read(text, Two, yes.Length > 0 ? Reading.Yes : Reading.No, Codes(yes), Codes(no));

    [Fact]
    public void Siblings_on_one_phone_are_told_apart_by_the_code()
    {
        var siblings = new AnswerContext([K7, P3], []);

        Read("JA P3", siblings, Reading.Yes, yes: [P3]);
        Read("JA", siblings, Reading.AskBack);
    }

    [Fact]
    public void An_answer_to_what_has_closed_is_still_an_answer()
    {
        var late = new AnswerContext([], [K7], LateBare: K7);

        Read("JA K7", late, Reading.Yes, yes: [K7]);
        Read("ja", late, Reading.Yes, yes: [K7]);
        Read("nej k7", late, Reading.No, no: [K7]);
        Read("ja", new([], [K7, M4]), Reading.Unclear);
        Read("ja m4", new([], [K7, M4]), Reading.Yes, yes: [M4]);
    }

    [Fact]
    public void A_follow_up_is_answered_by_its_code_and_nothing_open_by_nothing()
    {
        Read("JA F3", new([F3], []), Reading.Yes, yes: [F3]);
        Read("pause R4", new([R4], []), Reading.Unclear);
        Read("JA", new([], []), Reading.Unclear);
    }

    [Fact]
    public void A_yes_beside_another_persons_wish_for_a_talk_stays_a_yes() => Read("ja men min mor vil gerne snakke med jer først", One, Reading.YesBut, yes: [K7]);

    [Theory]
    [InlineData("nej tak, det er jeg for gammel til", Reading.NoBut)]
    [InlineData("det er jeg for pokker", Reading.Yes)]
    public void Too_much_is_no_consent(string text, Reading reading) => ReadAnswer.Of(text, One).Reading.ShouldBe(reading);

    [Theory]
    [InlineData("min telefon er død skriver senere")]
    [InlineData("nej det slår mig ihjel at stå op")]
    [InlineData("nej tak jeg dør hvis jeg skal op så tidligt")]
    public void A_way_of_speaking_is_no_cry_for_help(string text) => ReadAnswer.Of(text, One).Reading.ShouldNotBe(Reading.Help);

    [Fact]
    public void Ok_counts_only_after_an_offer() => Read("ok", One with { LastWasOffer = false }, Reading.Unclear);

    [Fact]
    public void What_is_left_of_an_answer_is_kept_in_her_own_words()
    {
        ReadAnswer.Of("Ja tak, men jeg kan først fra Mandag!", One).Remainder.ShouldBe("men jeg kan først fra Mandag");
        ReadAnswer.Of("ja tak, hilsen Amina", One).Remainder.ShouldBeEmpty();
    }

    [Fact]
    public void A_reading_says_by_which_phrase_at_which_place_under_which_rule_and_how_sure()
    {
        var read = ReadAnswer.Of("Hej, det vil jeg gerne", One);

        read.Why.ShouldBe("consent");
        read.Sure.ShouldBe(Sureness.Phrase);
        read.Found.ShouldContain(found => found.Words == "det vil jeg gerne" && found.At == 5 && !found.IsAdded);
        ReadAnswer.Of("JA", One).Sure.ShouldBe(Sureness.Word);
        ReadAnswer.Of("måske", One).Sure.ShouldBe(Sureness.None);
    }

    [Fact]
    public void A_cry_for_help_that_says_stop_is_both()
    {
        ReadAnswer.Of("STOP jeg vil ikke leve mere", One).ShouldSatisfyAllConditions(read => read.Reading.ShouldBe(Reading.Help), read => read.AlsoStops.ShouldBeTrue());
        ReadAnswer.Of("jeg vil ikke leve mere", One).AlsoStops.ShouldBeFalse();
    }

    [Theory]
    [InlineData("STOP", true)]
    [InlineData(" stop ", true)]
    [InlineData("quit", true)]
    [InlineData("afmeld", false)]
    [InlineData("stop venligst", false)]
    public void The_suppliers_own_stop_words_are_known(string text, bool expected) => ReadAnswer.IsSuppliersOwnStop(text).ShouldBe(expected);

    private static void Read(string text, AnswerContext context, Reading reading, OfferCode[]? yes = null, OfferCode[]? no = null)
    {
        foreach (var written in new[] { text, text.ToUpperInvariant(), text + "  " })
        {
            var read = ReadAnswer.Of(written, context);
            read.Reading.ShouldBe(reading, $"'{written}' was read by {read.Why}");
            read.YesTo.ShouldBe(yes ?? [], written);
            read.NoTo.ShouldBe(no ?? [], written);
        }
    }

    private static OfferCode[] Codes(string codes) => [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OfferCode.Parse)];
}
