using Matching.Testing.Stores;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>The tour that README tells: the night has been; approve, read the text on the phone, answer, and see the placement.</summary>
[Collection(ProductGroup.Name)]
public sealed class TourTests(Product product)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_proposal_becomes_a_text_a_yes_and_a_placement(int width)
    {
        await using var visitor = await Visitor.ArriveAsync(product, width);
        var page = visitor.Page;
        await visitor.SignInAsync("consultant-0791-1");
        var (proposal, youth, phone) = await ChooseAsync();

        await page.GotoAsync($"/youths/{youth}");
        await visitor.PictureAsync($"tour-1-file-{width}");
        await visitor.ApproveAsync(page.Locator($"article#p-{proposal}"));
        await visitor.PictureAsync($"tour-2-approved-{width}");
        var code = await product.Store.ScalarAsync<string>("select code from offer where proposal_id = @proposal", new { proposal });

        await ReadOnPhoneAsync(page, phone, $"JA {code}");
        await visitor.PictureAsync($"tour-3-text-{width}");
        await page.Locator("input[name=text]").FillAsync($"JA {code}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Eventually.TrueAsync(() => IsPlacedAsync(proposal), Deadline, "the yes has become a placement");

        await ReadOnPhoneAsync(page, phone, "Dejligt");
        await visitor.PictureAsync($"tour-4-answered-{width}");
        await page.GotoAsync($"/youths/{youth}");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Aftalt");
        await visitor.PictureAsync($"tour-5-placed-{width}");
        await visitor.ShouldFindAllWellAsync();
    }

    [Fact]
    public async Task A_no_by_text_frees_the_seat_and_an_unclear_answer_waits_for_a_person()
    {
        await using var visitor = await Visitor.ArriveAsync(product);
        var page = visitor.Page;
        await visitor.SignInAsync("consultant-0791-2");
        var (proposal, youth, phone) = await ChooseAsync();
        await page.GotoAsync($"/youths/{youth}");
        await visitor.ApproveAsync(page.Locator($"article#p-{proposal}"));
        var code = await product.Store.ScalarAsync<string>("select code from offer where proposal_id = @proposal", new { proposal });
        await ReadOnPhoneAsync(page, phone, $"NEJ {code}");

        await TypeAsync(page, "det ved jeg ikke");
        await page.GotoAsync("/work");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("det ved jeg ikke");
        await visitor.PictureAsync("work-with-a-text");

        await page.GotoAsync($"/phones/{phone}");
        await TypeAsync(page, $"NEJ {code}");
        (await product.Store.ScalarAsync<long>("select count(*) from seat_hold h join offer f on f.id = h.offer_id where f.proposal_id = @proposal and h.released_at is null", new { proposal })).ShouldBe(0);
        (await product.Store.ScalarAsync<int>("select state::int from offer where proposal_id = @proposal", new { proposal })).ShouldBe(6);
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.Locator("input[name=text]").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static Task ReadOnPhoneAsync(IPage page, string phone, string words) => Eventually.TrueAsync(
        async () =>
        {
            await page.GotoAsync($"/phones/{phone}");
            var arrived = page.Locator("li.chat-to", new() { HasText = words });
            return await arrived.CountAsync() > 0 && (await arrived.Last.InnerTextAsync()).Contains("sendt", StringComparison.Ordinal);
        },
        Deadline,
        $"a text with the words '{words[..2]}…' has arrived");

    private Task<bool> IsPlacedAsync(Guid proposal) => product.Store.ScalarAsync<bool>(
        "select exists (select from placement p join offer f on f.id = p.offer_id where f.proposal_id = @proposal and p.state = 4)", new { proposal });

    // Somebody of age, reached by text, alone on her phone, without a warning.
    private async Task<(Guid Proposal, string Youth, string Phone)> ChooseAsync()
    {
        var rows = await product.Store.QueryAsync<(Guid, string, string)>("""
            select p.id, p.youth_id, y.phone
            from proposal p
            join youth y on y.id = p.youth_id
            where p.municipality_code = '0791' and p.state = 1 and cardinality(p.warnings) = 0 and p.pair_state = 1 and p.kind <> 3
              and y.language = 'da' and y.contact_by = 1 and not y.sms_stopped and y.birth_date < '2008-11-01'
              and (select count(*) from youth other where other.phone = y.phone) = 1
              and not exists (select from offer f where f.youth_id = p.youth_id)
            order by p.id
            limit 1
            """);
        return rows[0];
    }
}
