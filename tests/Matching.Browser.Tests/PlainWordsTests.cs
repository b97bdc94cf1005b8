using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>The reader of pages is read itself: what it must find, and what it must leave alone.</summary>
public sealed class PlainWordsTests
{
    private static readonly PlainWords Words = new(["Auto og mekanik", "Bo Holm"]);

    [Theory]
    [InlineData("da", "Fra 2026-11-21.", "2026-11-21")]
    [InlineData("da", "Åbent 8:30", "8:30")]
    [InlineData("da", "1,234 kr.", "1,234")]
    [InlineData("da", "grund: no_feasible", "no_feasible")]
    [InlineData("da", "vægt for short-travel", "short-travel")]
    [InlineData("da", "JobConsultant bestemmer", "JobConsultant")]
    [InlineData("en", "1.234 texts", "1.234")]
    [InlineData("en", "Three uger", "uger")]
    public void What_a_machine_or_the_other_language_would_write_is_found(string language, string text, string wrong) =>
        Words.Faults(text, language).ShouldHaveSingleItem().ShouldContain($"…{wrong}…");

    [Theory]
    [InlineData("da", "21. november 2026 kl. 8.30, uge 47, 1.234,5 timer, sms-kode, NExTWORK, Y00001")]
    [InlineData("en", "21 November 2026 at 08:30, week 47, 1,234.5 hours, Auto og mekanik with Bo Holm")]
    public void What_people_write_is_left_alone(string language, string text) => Words.Faults(text, language).ShouldBeEmpty();
}
