using FsCheck;
using FsCheck.Fluent;
using Matching.Core.Offers;
using Matching.Core.Replies;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Replies;

/// <summary>What holds for every text.</summary>
public sealed class ReadAnswerLawTests
{
    private static readonly OfferCode K7 = OfferCode.Parse("K7");
    private static readonly OfferCode M4 = OfferCode.Parse("M4");
    private static readonly AnswerContext One = new([K7], []);
    private static readonly AnswerContext Two = new([K7, M4], []);
    private static readonly string[] Noise = ["", " ", "  ", "!", "!!!", ".", "...", "😊", "❤️", " 😂", "🙏🏽", "\n", " :)", "\"", ",", " <3"];
    private static readonly string[] Answers = ["ja", "nej", "ja tak", "nej tak", "yes", "nope", "det vil jeg gerne", "jeg kan ikke", "ja k7", "nej k7", "jep", "gider ikke", "selvfølgelig", "ikke interesseret", "det er ikke noget for mig", "jeg er frisk"];

    private static readonly string[] Cries = ["min stedfar banker min mor", "livet er jeg træt af", "jeg har mest lyst til at forsvinde", "min eks truer mig hele tiden", "skadet mig selv igen", "jeg tør altså ikke tage hjem"];

    private static readonly (string Wish, string Refused)[] Wishes =
    [
        ("jeg vil altså stadig gerne have den plads", "jeg vil altså stadig ikke gerne have den plads"),
        ("pladsen er jeg bestemt interesseret i", "pladsen er jeg bestemt ikke interesseret i"),
        ("lyst har jeg helt sikkert til det", "lyst har jeg helt sikkert ikke til det"),
        ("vi modtager meget gerne tilbuddet", "vi modtager ikke tilbuddet"),
    ];

    [Fact]
    public void It_never_throws_and_never_answers_a_code_that_is_not_on_the_phone() =>
        Prop.ForAll<string>(text =>
        {
            var read = ReadAnswer.Of(text ?? "", Two);
            return read.YesTo.Concat(read.NoTo).All(code => code == K7 || code == M4);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_a_yes_or_a_no_answers_a_code() =>
        Prop.ForAll(Mixed().ToArbitrary(), text =>
        {
            var read = ReadAnswer.Of(text, Two);
            return read.Reading is Reading.Yes or Reading.YesBut or Reading.No or Reading.NoBut || read.YesTo.Count + read.NoTo.Count == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_signs_and_pictures_around_an_answer_never_turn_it_around() =>
        Prop.ForAll(Dressed().ToArbitrary(), dressed => IsYes(dressed.Plain) == IsYes(dressed.Written) && IsNo(dressed.Plain) == IsNo(dressed.Written))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_letter_held_down_never_turns_an_answer_around() =>
        Prop.ForAll(Stretched().ToArbitrary(), dressed =>
            !(IsYes(dressed.Plain) && IsNo(dressed.Written)) && !(IsNo(dressed.Plain) && IsYes(dressed.Written)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("na tak")]
    [InlineData("na")]
    [InlineData("ka")]
    [InlineData("ha tak")]
    public void A_yes_beside_its_key_is_no_no(string slipped) => IsNo(slipped).ShouldBeFalse();

    [Fact]
    public void One_slip_of_the_finger_never_turns_an_answer_around() =>
        Slipped().Where(slip => (IsYes(slip.Plain) && IsNo(slip.Written)) || (IsNo(slip.Plain) && !slip.Plain.Contains(' ', StringComparison.Ordinal) && IsYes(slip.Written)))
            .Select(slip => $"{slip.Plain} → {slip.Written}")
            .Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void Politeness_greetings_and_names_around_an_answer_never_turn_it_around() =>
        Prop.ForAll(Polite().ToArbitrary(), dressed => IsYes(dressed.Plain) == IsYes(dressed.Written) && IsNo(dressed.Plain) == IsNo(dressed.Written))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_no_beside_a_word_of_wishing_never_leaves_a_yes() =>
        Prop.ForAll(Refused().ToArbitrary(), text => !IsYes(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wish_without_any_listed_phrase_is_a_yes_and_with_a_no_in_it_none() =>
        Wishes.ShouldAllBe(wish => IsYes(wish.Wish) && !IsYes(wish.Refused));

    [Fact]
    public void A_cry_for_help_is_heard_in_any_order_of_its_words() =>
        Prop.ForAll((from cry in Gen.Elements(Cries) from words in Gen.Shuffle(cry.Split(' ')) select string.Join(' ', words)).ToArbitrary(), text => ReadAnswer.Of(text, One).Reading == Reading.Help)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("s t o p")]
    [InlineData("S T O P")]
    [InlineData("stoop")]
    [InlineData("STOPPP")]
    [InlineData("stop!!!")]
    [InlineData("  stop  ")]
    [InlineData("stpo")]
    [InlineData("Stop Karin")]
    [InlineData("ok stop")]
    [InlineData("nej stop")]
    [InlineData("hej stop tak")]
    public void Stop_is_stop_in_every_spelling(string text) => ReadAnswer.Of(text, One).Reading.ShouldBe(Reading.Stop);

    [Fact]
    public void Stop_alone_is_stop_whatever_is_open_and_however_it_is_dressed() =>
        Prop.ForAll(DressedOf("stop", "STOP", "Stop tak", "afmeld", "stop venligst").ToArbitrary(), dressed =>
            ReadAnswer.Of(dressed.Written, One).Reading == Reading.Stop && ReadAnswer.Of(dressed.Written, Two).Reading == Reading.Stop)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_that_begins_with_stop_is_never_an_answer() =>
        Prop.ForAll(Mixed().ToArbitrary(), text => ReadAnswer.Of("Stop " + text, One).Reading is Reading.Stop or Reading.PerhapsStop or Reading.Help)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_cry_for_help_is_heard_beside_anything() =>
        Prop.ForAll(Mixed().ToArbitrary(), text =>
            ReadAnswer.Of(text + ". jeg vil ikke leve mere", One).Reading == Reading.Help && ReadAnswer.Of("jeg vil ikke leve mere. " + text, One).Reading == Reading.Help)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_plain_yes_and_a_plain_no_in_one_text_without_codes_never_answer() =>
        Prop.ForAll(Gen.Elements("ja {0} nej", "nej {0} ja", "yes {0} nope", "jep {0} nej").SelectMany(form => Gen.Elements("", ",", ".", "\n", "men", "😊").Select(between => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, between))).ToArbitrary(), text =>
            ReadAnswer.Of(text, One) is { YesTo.Count: 0, NoTo.Count: 0 })
            .QuickCheckThrowOnFailure();

    private static bool IsYes(string text) => ReadAnswer.Of(text, One).YesTo.Count > 0;

    private static bool IsNo(string text) => ReadAnswer.Of(text, One).NoTo.Count > 0;

    private static Gen<string> Mixed() =>
        from words in Gen.ListOf(Gen.Elements("ja", "nej", "ikke", "k7", "m4", "tak", "men", "torsdag", "gerne", "vil", "jeg", "kan", "det", "hvornår", "ring", "👍", "?", ",", "måske", "begge", "hej", "Amina"))
        select string.Join(' ', words);

    private static Gen<(string Plain, string Written)> Dressed() => DressedOf(Answers);

    private static Gen<(string Plain, string Written)> DressedOf(params string[] answers) =>
        from answer in Gen.Elements(answers)
        from before in Gen.Elements(Noise)
        from after in Gen.Elements(Noise)
        from capitals in Gen.Elements(true, false)
        select (answer, before + (capitals ? answer.ToUpperInvariant() : answer) + after);

    private static Gen<(string Plain, string Written)> Polite() =>
        from answer in Gen.Elements(Answers)
        from before in Gen.Elements("", "hej ", "Hej Karin. ", "hejsa, ", "altså ", "øh ", "Kære Karin\n", "godmorgen ", "undskyld det sene svar, ")
        from after in Gen.Elements("", " mvh Sofie", " hilsen Ali", ", hilsen Yusuf", " 😊", "!!!", " på forhånd tak", ". Hav en god dag", ". Mange hilsner Ida")
        select (answer, before + answer + after);

    private static Gen<string> Refused() =>
        from subject in Gen.Elements("jeg", "vi", "")
        from wish in Gen.Elements("vil {0} gerne", "vil {0}", "har {0} lyst", "har {0} lyst til det", "er {0} interesseret", "er {0} frisk på det", "kunne {0} tænke mig det", "ønsker {0} pladsen", "gider {0} det her", "tager {0} imod tilbuddet", "accepterer {0}")
        from no in Gen.Elements("ikke", "ik", "aldrig", "slet ikke", "overhovedet ikke", "desværre ikke", "altså ikke", "ikke rigtig")
        select $"{subject} {string.Format(System.Globalization.CultureInfo.InvariantCulture, wish, no)}".Trim();

    private static Gen<(string Plain, string Written)> Stretched() =>
        from answer in Gen.Elements(Answers)
        from at in Gen.Choose(0, answer.Length - 1)
        from times in Gen.Choose(2, 8)
        where char.IsLetter(answer[at])
        select (answer, answer[..at] + new string(answer[at], times) + answer[(at + 1)..]);

    /// <summary>Each answer with each of its letters left out, exchanged for any other, or with any other put before it.</summary>
    private static IEnumerable<(string Plain, string Written)> Slipped() =>
        from answer in Answers
        from at in Enumerable.Range(0, answer.Length)
        from letter in "abcdefghijklmnopqrstuvwxyzæøå "
        from written in (string[])[answer[..at] + letter + answer[(at + 1)..], answer.Remove(at, 1), answer.Insert(at, letter.ToString())]
        select (answer, written);
}
