using FsCheck;
using FsCheck.Fluent;
using Matching.Core.Offers;
using Matching.Core.Replies;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Replies;

public sealed class ReadAnswerTests
{
    private static readonly OfferCode K7 = OfferCode.Parse("K7");
    private static readonly OfferCode M4 = OfferCode.Parse("M4");
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
    public void A_yes_is_a_yes_in_capitals_and_with_trailing_space_too(string text)
    {
        foreach (var written in new[] { text, text.ToUpperInvariant(), text + "  " })
        {
            ReadAnswer.Of(written, One).YesTo.ShouldBe([K7], written);
        }
    }

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
    public void A_no_is_a_no(string text)
    {
        foreach (var written in new[] { text, text.ToUpperInvariant(), text + "  " })
        {
            ReadAnswer.Of(written, One).NoTo.ShouldBe([K7], written);
        }
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("stop.")]
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
    public void Stop_comes_before_all_else(string text) => ReadAnswer.Of(text, One).Reading.ShouldBe(Reading.Stop);

    [Theory]
    [InlineData("START")]
    [InlineData("start igen")]
    [InlineData("tilmeld")]
    [InlineData("unstop")]
    public void Start_is_start(string text) => ReadAnswer.Of(text, One).Reading.ShouldBe(Reading.Start);

    [Theory]
    [InlineData("RING")]
    [InlineData("ring k7")]
    [InlineData("kan du ringe?")]
    [InlineData("call me")]
    [InlineData("CALL")]
    public void Ring_is_a_wish_for_a_call(string text) => ReadAnswer.Of(text, One).Reading.ShouldBe(Reading.CallMe);

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
    [InlineData("hvem er det?")]
    [InlineData("K7?")]
    [InlineData("ja men stop med alle de beskeder")]
    [InlineData("jeg vil ikke leve mere")]
    [InlineData("nej, jeg orker ikke livet")]
    [InlineData("ja tak men jeg kan først fra mandag")]
    [InlineData("nej tak, men spørg igen til sommer")]
    public void What_is_not_sure_goes_to_a_person(string text)
    {
        var read = ReadAnswer.Of(text, One);

        read.Reading.ShouldBe(Reading.Unclear);
        read.YesTo.ShouldBeEmpty();
        read.NoTo.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("JA")]
    [InlineData("nej tak")]
    [InlineData("👍")]
    public void With_two_open_a_word_without_a_code_asks_back(string text) => ReadAnswer.Of(text, Two).Reading.ShouldBe(Reading.AskBack);

    [Theory]
    [InlineData("JA K7 NEJ M4", "K7", "M4")]
    [InlineData("ja k7 m4", "K7 M4", "")]
    [InlineData("ja til begge", "K7 M4", "")]
    [InlineData("nej til begge", "", "K7 M4")]
    [InlineData("M4 ja tak", "M4", "")]
    [InlineData("ja k7, nej m4", "K7", "M4")]
    public void With_two_open_a_word_rules_the_codes_after_it(string text, string yes, string no)
    {
        var read = ReadAnswer.Of(text, Two);

        string.Join(' ', read.YesTo).ShouldBe(yes);
        string.Join(' ', read.NoTo).ShouldBe(no);
    }

    [Fact]
    public void Ok_counts_only_after_an_offer() => ReadAnswer.Of("ok", One with { LastWasOffer = false }).Reading.ShouldBe(Reading.Unclear);

    [Fact]
    public void With_nothing_open_a_bare_word_means_the_one_that_closed_lately_and_else_nothing()
    {
        ReadAnswer.Of("ja", new([], [K7], LateBare: K7)).YesTo.ShouldBe([K7]);
        ReadAnswer.Of("ja", new([], [K7, M4])).Reading.ShouldBe(Reading.Unclear);
        ReadAnswer.Of("ja m4", new([], [K7, M4])).YesTo.ShouldBe([M4]);
    }

    [Fact]
    public void It_never_throws_and_never_answers_a_code_that_is_not_on_the_phone() =>
        Prop.ForAll<string>(text =>
        {
            var read = ReadAnswer.Of(text ?? "", Two);
            return read.YesTo.Concat(read.NoTo).All(code => code == K7 || code == M4);
        }).QuickCheckThrowOnFailure();
}
