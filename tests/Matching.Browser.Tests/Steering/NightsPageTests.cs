using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.Steering;

/// <summary>The coordinator follows runs that she asked for.</summary>
[Collection(SteeringGroup.Name)]
public sealed class NightsPageTests(Product product)
{
    [Theory]
    [InlineData(1280, "da", true)]
    [InlineData(320, "en", false)]
    public async Task A_run_on_trial_is_followed_to_its_figures_with_and_without_a_script(int width, string language, bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(product, width, language, scripts);
        await visitor.SignInAsync("coordinator-0791");

        await visitor.Page.GotoAsync("/nights");
        await visitor.Page.Locator("button[name='kind'][value='Dry']").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/runs/*");
        await visitor.Page.Locator(".alert-success").WaitForAsync(new() { Timeout = 60_000 });

        (await visitor.Page.Locator("[data-steps] tr").CountAsync()).ShouldBeGreaterThan(5);
        await visitor.PictureAsync($"run-dry-{width}-{language}");
        if (scripts)
        {
            await visitor.ShouldFindAllWellAsync();
        }
    }

    [Fact]
    public async Task Three_more_mentors_are_asked_of_the_night_and_the_difference_is_shown()
    {
        await using var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("coordinator-0791");

        await visitor.Page.GotoAsync("/what-if");
        await visitor.Page.FillAsync("#find", "mentor");
        await visitor.Page.Locator("button[form='find-form']").ClickAsync();
        (await visitor.Page.Locator("#seats-opening option").Nth(1).InnerTextAsync()).ShouldContain("plads");
        await visitor.Page.FillAsync("#more-count", "3");
        await visitor.Page.SelectOptionAsync("#more-kind", "Mentor");
        await visitor.Page.Locator("form[action='/what-if'] button.button-primary").ClickAsync();
        await visitor.Page.Locator(".alert-success").WaitForAsync(new() { Timeout = 60_000 });

        (await visitor.Page.Locator("table").First.InnerTextAsync()).ShouldContain("en mentor");
        await visitor.PictureAsync("run-what-if");
        await visitor.ShouldFindAllWellAsync();
        await visitor.Page.SetViewportSizeAsync(320, 900);
        await visitor.PictureAsync("run-what-if-320");
    }

    [Fact]
    public async Task A_past_night_shows_its_figures_and_its_proof()
    {
        var night = await product.Store.ScalarAsync<Guid>("select id from night where state = 2 order by local_date limit 1");
        foreach (var (width, language) in new[] { (1280, "da"), (320, "en") })
        {
            await using var visitor = await Visitor.ArriveAsync(product, width, language);
            await visitor.SignInAsync("coordinator-0791");

            await visitor.Page.GotoAsync($"/nights/{night}");

            (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain(language == "da" ? "Planen er" : "The plan is");
            await visitor.PictureAsync($"night-{width}-{language}");
            await visitor.ShouldFindAllWellAsync();
        }
    }
}
