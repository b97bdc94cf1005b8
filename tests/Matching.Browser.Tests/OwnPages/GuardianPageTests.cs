using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.OwnPages;

[Collection(OwnPagesGroup.Name)]
public sealed class GuardianPageTests(Product product)
{
    [Theory]
    [InlineData(1280, "da", "Ja, det må gerne ske")]
    [InlineData(320, "da", "Ja, det må gerne ske")]
    [InlineData(1280, "en", "Yes, that is fine")]
    [InlineData(320, "en", "Yes, that is fine")]
    public async Task A_guardian_says_yes_in_at_most_two_taps(int width, string language, string yes)
    {
        var youth = await ChildAsync();
        await using var guardian = await OwnVisitor.ArriveAsync(product, "guardian", youth, "/guardian", width, language, scripts: width == 1280 || language == "da");
        await guardian.LookAsync($"guardian-{width}-{language}");

        await guardian.TapAsync(yes);

        guardian.Taps.ShouldBeLessThanOrEqualTo(2);
        (await product.Store.ScalarAsync<bool>("select guardian_consent from youth where id = @youth", new { youth })).ShouldBeTrue();
        await guardian.LookAsync($"guardian-yes-{width}-{language}");
    }

    [Fact]
    public async Task A_no_stands_on_the_desk_once_and_can_be_changed()
    {
        var youth = await ChildAsync();
        await using var guardian = await OwnVisitor.ArriveAsync(product, "guardian", youth, "/guardian");

        await guardian.TapAsync(guardian.Page.Locator("button[value=false]"));
        await guardian.TapAsync(guardian.Page.Locator("button[value=false]"));
        (await guardian.NoticeAsync()).ShouldContain("allerede svaret");
        (await product.Store.ScalarAsync<long>("select count(*) from work_item where youth_id = @youth and kind = 'guardian_said_no'", new { youth })).ShouldBe(1);

        await guardian.TapAsync(guardian.Page.Locator("button[value=true]"));
        (await product.Store.ScalarAsync<bool>("select guardian_consent from youth where id = @youth", new { youth })).ShouldBeTrue();
    }

    [Fact]
    public async Task What_she_has_not_said_yes_to_stays_between_her_and_us()
    {
        var youth = (await product.Store.ScalarAsync<string>("""
            select y.id from youth y join proposal p on p.youth_id = y.id where y.birth_date > '2009-01-01' and y.guardian_phone is not null and y.status = 1 order by y.id limit 1
            """))!;
        var titles = await product.Store.QueryAsync<string>("select o.title from proposal p join opening o on o.id = p.opening_id where p.youth_id = @youth", new { youth });
        await using var guardian = await OwnVisitor.ArriveAsync(product, "guardian", youth, "/guardian");

        var text = await guardian.Page.Locator("main").InnerTextAsync();
        titles.ShouldNotBeEmpty();
        foreach (var title in titles)
        {
            text.ShouldNotContain(title);
        }
    }

    // Of those whom nobody has asked about yet.
    private async Task<string> ChildAsync()
    {
        var youth = await product.TakeAsync("select id from youth where birth_date > '2009-01-01' and guardian_phone is not null and status = 1 order by id");
        await product.Store.ExecuteAsync("update youth set guardian_consent = null where id = @youth", new { youth });
        return youth;
    }
}
