using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Core.Texts.Templates;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Texts;

public sealed class TextTemplatesTests
{
    private static readonly TextTemplates Templates = new();

    /// <summary>Every placeholder at the length that the design gives it.</summary>
    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["navn"] = 11, ["modtager"] = 11, ["mentor"] = 11, ["barn"] = 11, ["kontakt"] = 11, ["opgave"] = 12, ["afs"] = 14, ["virk"] = 16, ["fag"] = 11, ["hvad"] = 14,
        ["by"] = 12, ["loen"] = 8, ["timer"] = 7, ["frist"] = 9, ["tlf"] = 8, ["mtlf"] = 8, ["k"] = 2, ["form"] = 10, ["koder"] = 41, ["foresat"] = 8, ["prog"] = 30, ["kode"] = 6, ["dato"] = 9,
        ["om"] = 20, ["hvem"] = 16, ["dig"] = 11, ["dine"] = 13, ["er"] = 14,
    };

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var id in Templates.Ids)
        {
            all.Add(id, "da");
            all.Add(id, "en");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_text_fits_with_the_longest_words(string id, string language)
    {
        var values = Lengths.ToDictionary(pair => pair.Key, pair => new string('x', pair.Key == "form" && language == "en" ? 14 : pair.Value));
        var segments = id is "T2" or "T3" ? 1 : 2;

        var draft = Templates.Render(id, language, values, segments);

        draft.Faults.ShouldBeEmpty();
        draft.Segments.ShouldBeLessThanOrEqualTo(segments);
        Gsm7.Fits(draft.Body).ShouldBeTrue();
        draft.Body.ShouldNotContain("[");
        draft.Body.ShouldNotContain("{");
    }

    [Fact]
    public void A_bracket_falls_away_when_its_condition_fails_and_else_from_the_right_until_the_text_fits()
    {
        var values = Lengths.ToDictionary(pair => pair.Key, _ => "a");

        Templates.Render("T2", "da", values, 1).Body.ShouldNotContain("Nej er også");
        values["frivilligt"] = "";
        Templates.Render("T2", "da", values, 1).Body.ShouldContain(". Nej er også et fint svar. a");
        values["fag"] = new('x', 50);
        Templates.Render("T2", "da", values, 1).Body.ShouldEndWith("senest a. a a");
    }

    [Fact]
    public void A_missing_word_and_a_text_that_is_too_long_are_told()
    {
        var values = Lengths.ToDictionary(pair => pair.Key, _ => new string('x', 40));
        values.Remove("tlf");

        Templates.Render("T3", "da", values, 1).Faults.ShouldBe(["placeholder=tlf", "segments=3"]);
    }

    [Theory]
    [InlineData("Søren på Ærø", true, 1)]
    [InlineData("en – to", false, 1)]
    [InlineData("en - to", true, 1)]
    public void A_dash_of_the_wrong_kind_leaves_the_alphabet(string text, bool fits, int segments)
    {
        Gsm7.Fits(text).ShouldBe(fits);
        Gsm7.Segments(text).ShouldBe(segments);
    }

    [Theory]
    [InlineData(160, 'a', 1)]
    [InlineData(161, 'a', 2)]
    [InlineData(306, 'a', 2)]
    [InlineData(307, 'a', 3)]
    [InlineData(80, '€', 1)]
    [InlineData(81, '€', 2)]
    [InlineData(70, 'Ж', 1)]
    [InlineData(71, 'Ж', 2)]
    [InlineData(134, 'Ж', 2)]
    [InlineData(135, 'Ж', 3)]
    public void Segments_are_counted_as_operators_count_them(int count, char letter, int segments) => Gsm7.Segments(new string(letter, count)).ShouldBe(segments);

    [Theory]
    [InlineData("Paweł", "Pawel")]
    [InlineData("Nguyễn", "Nguyen")]
    [InlineData("Ayşe", "Ayse")]
    [InlineData("Søren", "Søren")]
    [InlineData("Zoë", "Zoe")]
    public void A_name_keeps_its_letters_without_the_marks_that_cheap_phones_lack(string name, string folded) => Gsm7.Fold(name).ShouldBe(folded);

    [Theory]
    [InlineData("ring 010203-1234", "ring xxxxxx-xxxx")]
    [InlineData("3112991234", "xxxxxxxxxx")]
    [InlineData("310299-1234", "310299-1234")]
    [InlineData("tlf 23921254", "tlf 23921254")]
    [InlineData("290200 1234", "xxxxxx xxxx")]
    public void A_personal_number_is_masked_and_what_is_no_date_is_not(string text, string masked) => CprNumbers.Mask(text).ShouldBe(masked);
}
