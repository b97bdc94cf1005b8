using Matching.Testing.Stores;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>Somebody is erased: told what goes and what stays, asked once, and gone from the lists.</summary>
[Collection(SchemesGroup.Name)]
public sealed class ErasePageTests(Product product)
{
    [Theory]
    [InlineData(1280, "da", "for altid", "er slettet")]
    [InlineData(320, "en", "for good", "is erased")]
    public async Task Somebody_is_erased_after_being_told_what_goes_and_what_stays(int width, string language, string button, string said)
    {
        var youth = await product.TakeAsync("""
            select id from youth y where municipality_code = '0791' and status = 1 and not exists (select from placement p where p.youth_id = y.id) and not exists (select from offer o where o.youth_id = y.id) order by id desc
            """);
        await using var visitor = await Visitor.ArriveAsync(product, width, language);
        await visitor.SignInAsync("consultant-0791-1");

        await visitor.Page.GotoAsync($"/youths/{youth}");
        await visitor.Page.Locator($"a[href='/youths/{youth}/erase']").ClickAsync();
        await visitor.PictureAsync($"erase-{width}-{language}");
        await visitor.ShouldFindAllWellAsync();
        await Eventually.TrueAsync(() => PressAsync(visitor.Page, button, said), TimeSpan.FromSeconds(60), "no round is under way any more");

        (await product.Store.ScalarAsync<long>("select count(*) from youth where id = @youth", new { youth })).ShouldBe(0);
        (await visitor.Page.GotoAsync($"/youths/{youth}"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Whoever_has_a_place_that_runs_hears_what_to_end_first()
    {
        var youth = await product.TakeAsync("select youth_id from placement where municipality_code = '0791' and state = 5 order by youth_id desc");
        await using var visitor = await Visitor.ArriveAsync(product, 320);
        await visitor.SignInAsync("consultant-0791-1");

        await visitor.Page.GotoAsync($"/youths/{youth}/erase");

        (await visitor.Page.Locator("main .alert-warning").InnerTextAsync()).ShouldContain("Afslut dem først");
        (await visitor.Page.Locator("form[action='/youths/erase']").CountAsync()).ShouldBe(0);
        await visitor.PictureAsync("erase-under-way-320");
        await visitor.ShouldFindAllWellAsync();
    }

    [Theory]
    [InlineData(320, "en", "Erase the mentor", "for good", "is erased", "kind = 2")]
    [InlineData(1280, "da", "Slet kontakten", "for altid", "er slettet", "kind = 1 and contact_name <> ''")]
    public async Task A_mentor_and_a_companys_contact_are_erased_from_the_list_of_them(int width, string language, string link, string button, string said, string who)
    {
        var host = await product.TakeAsync($"""
            select id from host h where municipality_code = '0791' and status = 1 and {who}
              and not exists (select from offer f where f.host_id = h.id) and not exists (select from host_pledge p where p.host_id = h.id)
              and not exists (select from opening o left join placement p on p.opening_id = o.id left join host_order r on r.opening_id = o.id where o.host_id = h.id and (p.id is not null or r.id is not null))
            order by id desc
            """);
        await using var visitor = await Visitor.ArriveAsync(product, width, language);
        await visitor.SignInAsync("consultant-0791-1");

        await visitor.Page.GotoAsync($"/hosts?q={host}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await visitor.PictureAsync($"erase-host-{width}-{language}");
        await visitor.ShouldReadWellAsync();
        await visitor.ShouldFindAllWellAsync();
        await Eventually.TrueAsync(() => PressAsync(visitor.Page, button, said), TimeSpan.FromSeconds(60), "no round is under way any more");

        (await product.Store.ScalarAsync<long>("select count(*) from host where id = @host and kind = 2 or id = @host and contact_name <> ''", new { host })).ShouldBe(0);
        (await product.Store.ScalarAsync<long>("select count(*) from host_erasure where erased_by = 'consultant-0791-1'")).ShouldBeGreaterThan(0);
    }

    // A night or a round may just be running: then the page says so, and the button is pressed again.
    private static async Task<bool> PressAsync(IPage page, string button, string said)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        return (await page.Locator("main .alert").First.InnerTextAsync()).Contains(said, StringComparison.Ordinal);
    }
}
