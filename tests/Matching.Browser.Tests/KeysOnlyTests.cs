using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>The whole way with keys alone, with scripts and without: from sign-in to an approval, and from the text to the answer.</summary>
[Collection(ProductGroup.Name)]
public sealed class KeysOnlyTests(Product product)
{
    private const int MostTabs = 300;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task From_sign_in_to_an_approval_and_from_the_text_to_the_answer(bool scripts, int width)
    {
        await using var visitor = await Visitor.ArriveAsync(product, width, scripts: scripts);
        var (proposal, youth, phone) = await ChooseAsync();

        await visitor.Page.GotoAsync("/sign-in");
        await TabToAsync(visitor, "form:has(input[value='consultant-0791-3']) button");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/desk");
        await visitor.Page.GotoAsync($"/youths/{youth}");
        await TabToAsync(visitor, $"article#p-{proposal} form[action='/desk/approve'] button");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForLoadStateAsync();
        (await visitor.NoticeAsync()).ShouldContain("Godkendt");

        var code = await product.Store.ScalarAsync<string>("select code from offer where proposal_id = @proposal", new { proposal });
        await Eventually.TrueAsync(() => IsSentAsync(proposal), Deadline, "the offer is on the phone");
        await visitor.Page.GotoAsync($"/phones/{phone}");
        await TabToAsync(visitor, "input[name=text]");
        await visitor.Page.Keyboard.TypeAsync($"JA {code}");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Eventually.TrueAsync(() => IsPlacedAsync(proposal), Deadline, "the yes has become a placement");
        await visitor.PictureAsync($"keys-only-{width}");
    }

    private static async Task TabToAsync(Visitor visitor, string what)
    {
        var focused = visitor.Page.Locator($"{what}:focus");
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await focused.CountAsync() == 1)
            {
                return;
            }
        }

        throw new InvalidOperationException($"{MostTabs} presses of Tab do not reach {what} on {visitor.Page.Url}.");
    }

    private Task<bool> IsSentAsync(Guid proposal) => product.Store.ScalarAsync<bool>("select exists (select from offer where proposal_id = @proposal and state = 3)", new { proposal });

    private Task<bool> IsPlacedAsync(Guid proposal) => product.Store.ScalarAsync<bool>(
        "select exists (select from placement p join offer f on f.id = p.offer_id where f.proposal_id = @proposal and p.state = 4)", new { proposal });

    // Of age and for a job, so that nothing is asked at the approval; reached by text, alone on her phone, without a warning; from the other end than the tour, which takes the first.
    private async Task<(Guid Proposal, string Youth, string Phone)> ChooseAsync() => (await product.Store.QueryAsync<(Guid, string, string)>("""
        select p.id, p.youth_id, y.phone
        from proposal p
        join youth y on y.id = p.youth_id
        where p.municipality_code = '0791' and p.state = 1 and cardinality(p.warnings) = 0 and p.pair_state = 1 and p.kind = 2
          and y.language = 'da' and y.contact_by = 1 and not y.sms_stopped and y.birth_date < '2008-11-01'
          and (select count(*) from youth other where other.phone = y.phone) = 1
          and not exists (select from offer f where f.youth_id = p.youth_id)
        order by p.id desc
        limit 1
        """))[0];
}
