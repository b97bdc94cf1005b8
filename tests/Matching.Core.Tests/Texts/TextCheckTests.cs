using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Texts;

public sealed class TextCheckTests
{
    [Theory]
    [InlineData("Ring til dit jobcenter", "word=jobcenter")]
    [InlineData("RING TIL DIT JOBCENTER!", "word=jobcenter")]
    [InlineData("Tal med din sagsbehandler, tak", "word=sagsbehandler")]
    [InlineData("Praktik hos Lægehuset Søndergade", "word=lægehuset")]
    [InlineData("Call your job centre today", "word=job centre")]
    [InlineData("Se mere på viborg.dk/mentor", "link=viborg.dk/mentor")]
    [InlineData("Se http://x.y", "link=http://x.y")]
    [InlineData("Dit nummer er 010203-1234", "cpr")]
    [InlineData("Dit nummer er 0102031234", "cpr")]
    public void What_must_not_stand_in_a_text_is_named(string text, string fault)
    {
        TextCheck.Faults(text, []).ShouldBe([fault]);
    }

    [Theory]
    [InlineData("Fritidsjob hos dyrlæge i Viborg")]
    [InlineData("Vi kan forpligte os til fem timer")]
    [InlineData("Ring på 87870001. Karin, Viborg")]
    [InlineData("Hej Asta.Vi ses kl. 8.30")]
    [InlineData("Dit nummer er 320203-1234")]
    public void A_word_inside_another_word_a_telephone_number_and_a_clock_are_no_faults(string text)
    {
        TextCheck.Faults(text, []).ShouldBeEmpty();
    }

    [Fact]
    public void A_released_name_may_hold_the_word_and_the_word_alone_may_not()
    {
        TextCheck.Faults("Praktik hos Gudenå Forvaltning i Horsens", ["gudenå forvaltning"]).ShouldBeEmpty();
        TextCheck.Faults("Forvaltning: hos Gudenå Forvaltning i Horsens", ["gudenå forvaltning"]).ShouldBe(["word=forvaltning"]);
    }

    [Fact]
    public void Every_fault_of_a_text_is_named()
    {
        TextCheck.Faults("Dit jobcenter siger: angst, se a.dk, 0102031234", []).ShouldBe(["cpr", "link=a.dk", "word=jobcenter", "word=angst"]);
    }
}
