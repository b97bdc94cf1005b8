using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

[Collection(ProductGroup.Name)]
public sealed class DeskTests(Product product)
{
    [Fact]
    public async Task Approving_says_which_text_is_sent_and_takes_the_proposal_off_the_list()
    {
        await using var visitor = await DeskOfAsync("consultant-0661-1", "/desk?warnings=without");
        var card = ThatCanBeApproved(visitor).First;
        var id = await card.GetAttributeAsync("id");

        await visitor.ApproveAsync(card);

        (await visitor.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain("Godkendt. Pladsen er holdt");
        (await visitor.Page.Locator($"article#{id}").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Rejecting_needs_a_reason_and_keeps_it()
    {
        await using var visitor = await DeskOfAsync("consultant-0661-1", "/desk");
        var card = visitor.Page.Locator("article.proposal").Last;
        var id = Guid.Parse((await card.GetAttributeAsync("id"))![2..]);

        await card.Locator("details.reject > summary").ClickAsync();
        await card.Locator("button[value=talk_first]").ClickAsync();

        (await visitor.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain("Afvist");
        (await product.Store.ScalarAsync<string>("select reject_reason from proposal where id = @id", new { id })).ShouldBe("talk_first");
    }

    [Fact]
    public async Task Whoever_decides_second_hears_who_was_first()
    {
        await using var first = await DeskOfAsync("consultant-0661-1", "/desk?warnings=without");
        await using var second = await DeskOfAsync("consultant-0661-2", "/desk?warnings=without");
        var id = await ThatCanBeApproved(first).Nth(2).GetAttributeAsync("id");

        await first.ApproveAsync(first.Page.Locator($"article#{id}"));
        await second.ApproveAsync(second.Page.Locator($"article#{id}"));

        (await second.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain($"allerede godkendt af {await product.Store.ScalarAsync<string>("select name from consultant where sign_in = 'consultant-0661-1'")}");
    }

    [Fact]
    public async Task Approving_all_without_warnings_asks_once_and_leaves_those_with_a_warning()
    {
        await using var visitor = await DeskOfAsync("consultant-0615-1", "/desk?kind=2");
        var warned = await CountAsync("cardinality(warnings) > 0");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Godkend alle uden advarsel" }).ClickAsync();
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe("Godkend alle uden advarsel");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, godkend" }).ClickAsync();

        (await visitor.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain("forslag er godkendt");
        (await CountAsync("cardinality(warnings) > 0")).ShouldBe(warned);
        (await product.Store.ScalarAsync<long>("select count(*) from offer where municipality_code = '0615' and kind = 2")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_filter_shows_only_what_it_names_and_stays_in_the_address()
    {
        await using var visitor = await DeskOfAsync("consultant-0791-1", "/desk");

        await visitor.Page.Locator("#kind").SelectOptionAsync("3");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Vis", Exact = true }).ClickAsync();

        visitor.Page.Url.ShouldContain("kind=3");
        var kinds = await visitor.Page.Locator("article.proposal .badge-info").AllInnerTextsAsync();
        kinds.ShouldNotBeEmpty();
        kinds.ShouldAllBe(kind => kind == "Mentor");
    }

    [Fact]
    public async Task A_text_in_ones_own_words_is_looked_at_corrected_and_sent_and_stands_in_the_conversation()
    {
        var youth = await product.Store.ScalarAsync<string>(
            "select id from youth where municipality_code = '0791' and phone is not null and contact_by = 1 and not sms_stopped and status = 1 and language = 'da' order by id limit 1");
        await using var visitor = await DeskOfAsync("consultant-0791-1", $"/youths/{youth}");
        var text = visitor.Page.Locator("#write-text");

        await text.FillAsync("Ring til dit jobcenter");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send sms" }).ClickAsync();
        (await visitor.Page.Locator(".alert-error").InnerTextAsync()).ShouldContain("Ordet jobcenter må ikke stå i en sms");
        (await text.InputValueAsync()).ShouldBe("Ring til dit jobcenter");

        await text.FillAsync("Kan du komme kl. 15?");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se, hvordan den ser ud" }).ClickAsync();
        (await visitor.Page.Locator(".alert-info").InnerTextAsync()).ShouldContain("Kan du komme kl. 15?");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send sms" }).ClickAsync();
        (await visitor.Page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain("Sms'en er på vej");
        (await visitor.Page.Locator(".chat").InnerTextAsync()).ShouldContain("Kan du komme kl. 15?");
        (await text.InputValueAsync()).ShouldBe("");
    }

    [Fact]
    public async Task A_meeting_says_what_approving_means_and_a_place_in_a_group_that_gathers_waits()
    {
        await using var visitor = await DeskOfAsync("consultant-0661-1", "/desk");
        var cards = ThatCanBeApproved(visitor);
        var (meeting, gathering) = (await cards.Nth(3).GetAttributeAsync("id"), await cards.Nth(4).GetAttributeAsync("id"));
        await product.Store.ExecuteAsync("update proposal set pair_state = 5 where id = @id", new { id = Guid.Parse(meeting![2..]) });
        await product.Store.ExecuteAsync("update proposal set pair_state = 4 where id = @id", new { id = Guid.Parse(gathering![2..]) });

        await visitor.Page.GotoAsync("/desk");
        (await visitor.Page.Locator($"article#{gathering}").InnerTextAsync()).ShouldContain("Pladsen er i en gruppe, som samles endnu.");
        (await visitor.Page.Locator($"article#{gathering} form[action='/desk/approve']").CountAsync()).ShouldBe(0);
        (await visitor.Page.Locator($"article#{meeting}").InnerTextAsync()).ShouldContain("Her vælger begge hinanden.");
        await visitor.Page.Locator($"article#{meeting}").GetByRole(AriaRole.Button, new() { Name = "Godkend mødet" }).ClickAsync();

        (await visitor.Page.Locator(".alert").First.InnerTextAsync()).ShouldContain("Aftal mødet med begge pr. telefon");
        (await product.Store.ScalarAsync<long>("select count(*) from work_item where kind = 'arrange_meeting'")).ShouldBe(1);
        await product.Store.ExecuteAsync("update proposal set pair_state = 1 where id = @id", new { id = Guid.Parse(gathering![2..]) });
    }

    private static ILocator ThatCanBeApproved(Visitor visitor) =>
        visitor.Page.Locator("article.proposal").Filter(new() { Has = visitor.Page.Locator("form[action='/desk/approve']") });

    private Task<long> CountAsync(string which) =>
        product.Store.ScalarAsync<long>($"select count(*) from proposal where municipality_code = '0615' and kind = 2 and state = 1 and {which}");

    private async Task<Visitor> DeskOfAsync(string signIn, string path)
    {
        // Scripts are off: the main path never needs them.
        var visitor = await Visitor.ArriveAsync(product, scripts: false);
        await visitor.SignInAsync(signIn);
        await visitor.Page.GotoAsync(path);
        return visitor;
    }
}
