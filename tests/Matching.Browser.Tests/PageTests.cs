using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>Every page at a desk's width and a small phone's, in both languages: seen by axe, and pictured for people.</summary>
[Collection(SteeringGroup.Name)]
public sealed class PageTests(Product product)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("front", "/"), ("sign-in", "/sign-in"), ("desk", "/desk"), ("approve-all", "/desk/approve-all"), ("youths", "/youths?without=1"),
        ("work", "/work"), ("calls", "/calls"), ("phrases", "/phrases"), ("absences", "/absences"), ("backings", "/backings"), ("templates", "/templates"), ("spending", "/spending"),
        ("nights", "/nights"), ("reports", "/reports"), ("map", "/map"), ("steering", "/steering"), ("weights", "/weights"), ("law", "/law"), ("reasons", "/reasons"), ("switch-offs", "/switch-offs"), ("programmes", "/programmes"), ("what-if", "/what-if"),
        ("handovers", "/handovers?from=consultant-0791-1"), ("own-pair", "/desk/pair?youth=Y00001"), ("features", "/features"),
        ("phones", "/phones"), ("openings-new", "/openings/new"), ("hosts", "/hosts"), ("orders", "/orders"), ("events", "/events"), ("phones-beside", "/phones?show=%2B4520000001,%2B4520000002&show=20000003"), ("import", "/import"),
    ];

    public static TheoryData<int, string> Windows => new() { { 1280, "da" }, { 320, "da" }, { 1280, "en" }, { 320, "en" } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Every_page_is_well_formed_and_fits_the_window(int width, string language)
    {
        await using var visitor = await Visitor.ArriveAsync(product, width, language);
        await visitor.SignInAsync("coordinator-0791");

        var misread = new List<string>();
        foreach (var (name, path) in Pages)
        {
            await visitor.Page.GotoAsync(path);
            await visitor.PictureAsync($"{name}-{width}-{language}");
            (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
            misread.AddRange(await visitor.MisreadAsync());
            // Axe sees both widths and both languages; what may differ in the other two windows is only whether the words fit.
            await (width == 1280 == (language == "da") ? visitor.ShouldFindAllWellAsync() : visitor.ShouldFitAsync());
        }

        misread.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_proposal_and_a_why_not_are_readable_when_opened(int width, string language)
    {
        var unplaced = await product.Store.ScalarAsync<string>("select youth_id from unplaced where municipality_code = '0791' and feasible = 0 order by youth_id limit 1");
        await using var visitor = await Visitor.ArriveAsync(product, width, language);
        await visitor.SignInAsync("coordinator-0791");

        foreach (var (name, path) in new[] { ("desk-open", "/desk"), ("why-not", $"/youths/{unplaced}") })
        {
            await visitor.Page.GotoAsync(path);
            await visitor.Page.EvaluateAsync("[...document.querySelectorAll('details.details')].slice(0, 3).forEach(part => part.open = true)");
            await visitor.PictureAsync($"{name}-{width}-{language}");
            await visitor.ShouldReadWellAsync();
            await visitor.ShouldFindAllWellAsync();
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_Danish()
    {
        await using var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("coordinator-0791");

        var answer = await visitor.Page.GotoAsync("/youths/NOBODY");

        answer!.Status.ShouldBe(404);
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe("Siden findes ikke");
        await visitor.PictureAsync("not-found");
    }
}
