using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.Steering;

/// <summary>Behind every picture stands the same in words: a table, or for a week its hours. What is drawn is in it.</summary>
[Collection(SteeringGroup.Name)]
public sealed class PictureTableTests(Product product)
{
    [Fact]
    public async Task Funnel_load_and_every_other_report_have_the_figures_of_their_bars_in_a_table()
    {
        await using var visitor = await OpenAsync("/reports");

        var drawn = new List<string>();
        foreach (var section in await visitor.Page.Locator("section:has(svg[role=img])").AllAsync())
        {
            var name = await section.Locator("h2").InnerTextAsync();
            var cells = await section.Locator("tbody td").AllInnerTextsAsync();
            var rows = await section.Locator("tbody th").AllInnerTextsAsync();
            var texts = (await section.Locator("svg text").AllTextContentsAsync()).Chunk(2).ToList();

            texts.Count.ShouldBeGreaterThan(0, name);
            texts.Where(bar => !cells.Contains(bar[1])).Select(bar => bar[1]).ShouldBeEmpty(name);
            texts.Where(bar => !rows.Any(row => row.StartsWith(bar[0].TrimEnd('…'), StringComparison.Ordinal))).Select(bar => bar[0]).ShouldBeEmpty(name);
            drawn.Add(name);
        }

        // The funnel and the load over mentors are among them.
        (await visitor.Page.Locator("svg[role=img]").CountAsync()).ShouldBe(drawn.Count);
        drawn.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Every_place_that_the_map_names_has_its_row_and_every_drawn_one_is_counted()
    {
        await using var visitor = await OpenAsync("/map");

        var rows = await visitor.Page.Locator("main table tbody th").AllInnerTextsAsync();
        var named = await visitor.Page.Locator("svg .map-text").AllTextContentsAsync();
        var drawn = await visitor.Page.Locator("svg .map-place, svg .map-area").CountAsync();

        named.ShouldNotBeEmpty();
        named.Where(name => !rows.Any(row => row.EndsWith(name, StringComparison.Ordinal))).ShouldBeEmpty();
        rows.Count.ShouldBe(drawn);
    }

    [Fact]
    public async Task Two_weeks_over_each_other_are_said_in_words_hour_by_hour()
    {
        await using var visitor = await OpenAsync("/desk");
        await visitor.Page.EvaluateAsync("[...document.querySelectorAll('details.details')].forEach(part => part.open = true)");

        var grids = await visitor.Page.Locator("figure.week-grid").AllAsync();
        grids.ShouldNotBeEmpty();
        foreach (var grid in grids)
        {
            var words = await grid.Locator("figcaption > span").AllInnerTextsAsync();
            Stretches(words[0]).ShouldBe(await grid.Locator("rect.week-grid-common").CountAsync(), words[0]);
            (await grid.Locator("svg").GetAttributeAsync("aria-label")).ShouldNotBeNull().ShouldContain(words[0]);
            Stretches(words.ElementAtOrDefault(1) ?? "").ShouldBe(await grid.Locator("rect.week-grid-behind").CountAsync(), string.Join(" / ", words));
        }

        static int Stretches(string words) => words.Count(sign => sign == '–');
    }

    private async Task<Visitor> OpenAsync(string path)
    {
        var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("coordinator-0791");
        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return visitor;
    }
}
