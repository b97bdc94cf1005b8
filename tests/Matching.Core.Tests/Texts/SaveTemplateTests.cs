using Matching.Core.Texts;
using Matching.Core.Texts.Templates;
using Matching.Testing.Offers;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Texts;

public sealed class SaveTemplateTests
{
    private const string Fine = "Hej {navn}. Vi ses! {kontakt} {tlf}";
    private readonly ManualClock _clock = ManualClock.OnAnOrdinaryMonday();
    private readonly Shelf _shelf = new();

    [Fact]
    public async Task A_text_that_fits_with_the_longest_names_is_saved_from_its_day_on()
    {
        var outcome = await SaveAsync(new("T8", "da", Fine));

        outcome.ShouldBeOfType<SaveTemplateOutcome.Saved>().Longest.Body.ShouldBe("Hej Christopher. Vi ses! Anne-Sofie- 87870791");
        _shelf.Kept.Single().ValidFrom.ShouldBe(new(2026, 11, 23));
    }

    [Theory]
    [InlineData("T8", "Hej {navn}. Vi ses! {kontakt}", "missing=tlf")]
    [InlineData("T8", "Hej {navn}. Vi ses! {tlf}", "missing=kontakt")]
    [InlineData("T3", "Hej {navn}. {form} hos {virk}. Vil du? {kontakt} {tlf}", "missing=k")]
    [InlineData("T1", "Hej. {kontakt} fra {afs} her. Ring på {tlf}", "missing=STOP")]
    [InlineData("T8", "Hej {navn}. Ring til dit jobcenter. {kontakt} {tlf}", "word=jobcenter")]
    [InlineData("T8", "Se www.viborg.dk {kontakt} {tlf}", "link=www.viborg.dk")]
    [InlineData("T8", "Hej {efternavn}. {kontakt} {tlf}", "unknown=efternavn")]
    [InlineData("T8", "Skriv CANCEL, hvis du fortryder. {kontakt} {tlf}", "suggests=CANCEL")]
    [InlineData("T8", "", "empty")]
    public async Task What_could_break_a_rule_is_refused_when_it_is_saved_and_says_what(string template, string body, string fault)
    {
        var refused = (await SaveAsync(new(template, "da", body))).ShouldBeOfType<SaveTemplateOutcome.Refused>();

        refused.Faults.ShouldContain(fault);
        _shelf.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_offer_that_only_short_names_leave_room_for_is_refused()
    {
        const string body = "Hej {navn}. {form} hos {virk} i {by}: {opgave}, {timer}, {loen}. Vi tror, det er noget for dig. Vil du prøve det? JA {k} / NEJ {k} senest {frist}. {kontakt} {tlf}";

        (await SaveAsync(new("T3", "da", body))).ShouldBeOfType<SaveTemplateOutcome.Refused>().Faults.ShouldBe(["segments=2"]);
    }

    [Fact]
    public async Task The_day_is_today_or_later()
    {
        (await SaveAsync(new("T8", "da", Fine), new(2026, 11, 22))).ShouldBeOfType<SaveTemplateOutcome.Refused>().Faults.ShouldBe(["past"]);
        (await SaveAsync(new("T8", "da", Fine), new(2026, 11, 24))).ShouldBeOfType<SaveTemplateOutcome.Saved>();
    }

    [Fact]
    public async Task Looking_at_it_saves_nothing()
    {
        (await SaveAsync(new("T8", "da", Fine), onlyCheck: true)).ShouldBeOfType<SaveTemplateOutcome.Checked>().Longest.Segments.ShouldBe(1);

        _shelf.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_language_has_the_room_of_its_letters()
    {
        (await SaveAsync(new("T8", "uk", "Дякуємо, {navn}. {kontakt} {tlf}"))).ShouldBeOfType<SaveTemplateOutcome.Saved>().Longest.Segments.ShouldBe(1);
        (await SaveAsync(new("T8", "ukrainian", Fine))).ShouldBeOfType<SaveTemplateOutcome.NotFound>();
        (await SaveAsync(new("T99", "da", Fine))).ShouldBeOfType<SaveTemplateOutcome.NotFound>();
    }

    [Fact]
    public void What_the_product_brings_passes_its_own_judgement()
    {
        var templates = new TextTemplates();

        foreach (var (id, language) in templates.Ids.Where(id => id != "code").SelectMany(id => new[] { (id, "da"), (id, "en") }))
        {
            SaveTemplate.Longest(new(id, language, templates.BuiltIn(id, language))).Faults.ShouldBeEmpty($"{id} {language}");
        }
    }

    private Task<SaveTemplateOutcome> SaveAsync(OwnTemplate words, DateOnly? from = null, bool onlyCheck = false) =>
        new SaveTemplate(new TextTemplates(), _shelf, _clock).HandleAsync("0791", words, from ?? new(2026, 11, 23), "karin", onlyCheck, CancellationToken.None);

    private sealed class Shelf : ITemplateShelf
    {
        public List<KeptTemplate> Kept { get; } = [];

        public Task PutAsync(KeptTemplate template, CancellationToken cancellationToken)
        {
            Kept.Add(template);
            return Task.CompletedTask;
        }
    }
}
