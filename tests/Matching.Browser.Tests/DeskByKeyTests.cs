using Matching.Testing.Stores;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>The desk with scripts: keys alone are enough, no page is loaded anew, and no proposal takes more than two presses.</summary>
[Collection(ProductGroup.Name)]
public sealed class DeskByKeyTests(Product product)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Keys_move_open_approve_and_reject_without_a_new_page()
    {
        await using var visitor = await DeskAsync(1280);
        var page = visitor.Page;
        await page.EvaluateAsync("window.here = 'still'");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        var first = await FocusedAsync(page);
        first.ShouldBe(await page.Locator("article.proposal").First.GetAttributeAsync("id"));
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator($"#{first} details:not(.reject)").First.GetAttributeAsync("open")).ShouldNotBeNull();

        await page.Keyboard.PressAsync("a");
        await Eventually.TrueAsync(async () => await StateAsync(first) == 2, Deadline, "the first proposal is approved");
        await page.Locator($"#{first}").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await page.Locator("#desk-said").InnerTextAsync()).ShouldContain("Godkendt");

        var second = await FocusedAsync(page);
        await page.Keyboard.PressAsync("r");
        await visitor.PictureAsync("desk-keys-reject");
        await page.Keyboard.PressAsync("1");
        await Eventually.TrueAsync(async () => await StateAsync(second) == 3, Deadline, "the second proposal is rejected");
        await page.Locator($"#{second}").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<string>("window.here")).ShouldBe("still");
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [InlineData(1280, "da")]
    [InlineData(320, "en")]
    public async Task A_question_mark_shows_the_keys(int width, string language)
    {
        await using var visitor = await DeskAsync(width, language);

        await visitor.Page.Keyboard.PressAsync("?");

        (await visitor.Page.Locator("dialog#keys").IsVisibleAsync()).ShouldBeTrue();
        await visitor.PictureAsync($"desk-keys-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        (await visitor.Page.Locator("dialog#keys").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Letters_typed_into_a_field_decide_nothing()
    {
        await using var visitor = await DeskAsync(1280);
        await visitor.Page.Keyboard.PressAsync("j");
        var first = await FocusedAsync(visitor.Page);

        await visitor.Page.Locator("#programme").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("a");
        await visitor.Page.Keyboard.PressAsync("r");

        (await StateAsync(first)).ShouldBe(1);
    }

    [Theory]
    [InlineData(320, "da", true)]
    [InlineData(1280, "en", false)]
    public async Task A_proposal_takes_two_presses_at_most(int width, string language, bool scripts)
    {
        await using var visitor = await DeskAsync(width, language, scripts);
        var presses = 0;
        var approved = visitor.Page.Locator("article.proposal").First;
        var (first, second) = (await approved.GetAttributeAsync("id"), await visitor.Page.Locator("article.proposal").Nth(1).GetAttributeAsync("id"));

        await PressAsync(approved.Locator("form[action='/desk/approve'] button"));
        await Eventually.TrueAsync(async () => await StateAsync(first) == 2, Deadline, "it is approved");
        presses.ShouldBe(1);
        await visitor.Page.Locator($"#{first}").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        var rejected = visitor.Page.Locator($"#{second}");
        await PressAsync(rejected.Locator("details.reject > summary"));
        await PressAsync(rejected.Locator("button[value=talk_first]"));
        await Eventually.TrueAsync(async () => await StateAsync(second) == 3, Deadline, "it is rejected");
        presses.ShouldBe(3);

        Task PressAsync(ILocator what)
        {
            presses++;
            return what.ClickAsync();
        }
    }

    [Fact]
    public async Task Going_back_after_an_approval_approves_nothing_twice()
    {
        await using var visitor = await DeskAsync(1280, scripts: false);
        var id = await visitor.Page.Locator("article.proposal").First.GetAttributeAsync("id");
        await visitor.Page.Locator($"#{id} form[action='/desk/approve'] button").ClickAsync();
        (await StateAsync(id)).ShouldBe(2);

        await visitor.Page.GotoAsync("/work");
        await visitor.Page.GoBackAsync();
        await visitor.Page.GoBackAsync();

        (await visitor.Page.Locator($"#{id}").CountAsync()).ShouldBe(0, "The page that comes back is asked for anew.");
        (await product.Store.ScalarAsync<long>("select count(*) from offer where proposal_id = @id", new { id = Of(id) })).ShouldBe(1);
    }

    [Fact]
    public async Task Approving_all_shows_whom_and_approves_only_those()
    {
        await using var visitor = await DeskAsync(1280, scripts: false, path: "/desk/approve-all?consultant=consultant-0661-4");
        var shown = await visitor.Page.Locator(".approve-list li").CountAsync();
        shown.ShouldBeGreaterThan(1);
        var late = await product.Store.ScalarAsync<Guid>("""
            select p.id from proposal p join youth y on y.id = p.youth_id
            where y.consultant = 'consultant-0661-4' and p.state = 1 and cardinality(p.warnings) = 0 order by p.id limit 1
            """);
        await product.Store.ExecuteAsync("update proposal set warnings = '{small_team_missing}' where id = @late", new { late });
        await visitor.Page.ReloadAsync();
        (await visitor.Page.Locator(".approve-list li").CountAsync()).ShouldBe(shown - 1);
        await product.Store.ExecuteAsync("update proposal set warnings = '{}' where id = @late", new { late });
        await visitor.PictureAsync("approve-all-list");

        await visitor.Page.Locator("form[action='/desk/approve-all'] button").ClickAsync();

        (await visitor.NoticeAsync()).ShouldContain("forslag er godkendt");
        (await product.Store.ScalarAsync<short>("select state from proposal where id = @late", new { late })).ShouldBe((short)1);
    }

    private async Task<Visitor> DeskAsync(int width, string language = "da", bool scripts = true, string path = "/desk?warnings=without&kind=2")
    {
        var visitor = await Visitor.ArriveAsync(product, width, language, scripts);
        await visitor.SignInAsync("consultant-0661-1");
        await WhomTheLawAsksNothingOfComeFirstAsync();
        await visitor.Page.GotoAsync(path);
        return visitor;
    }

    // Of age and not in a group that gathers: such a one is approved by one press.
    private Task<int> WhomTheLawAsksNothingOfComeFirstAsync() => product.Store.ExecuteAsync(
        """
        update proposal p set weight = p.weight + 1000000 from youth y
        where y.id = p.youth_id and p.municipality_code = '0661' and p.kind = 2 and p.pair_state = 1 and y.birth_date < '2008-11-01' and p.weight < 1000000
        """);

    private static async Task<string> FocusedAsync(IPage page) => await page.EvaluateAsync<string>("document.activeElement.id");

    private static Guid Of(string? card) => Guid.Parse(card![2..]);

    private Task<int> StateAsync(string? card) => product.Store.ScalarAsync<int>("select state::int from proposal where id = @id", new { id = Of(card) });
}
