using Shouldly;
using Xunit;

namespace Matching.Browser.Tests.Steering;

/// <summary>The coordinator steers: sees before she saves, switches off and on, reads figures and the map.</summary>
[Collection(SteeringGroup.Name)]
public sealed class SteeringPagesTests(Product product)
{
    [Fact]
    public async Task Weights_are_seen_beside_tonights_plan_before_they_are_saved()
    {
        await using var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("coordinator-0791");

        await visitor.Page.GotoAsync("/weights");
        await visitor.Page.FillAsync("[name='value.preferenceWeights.mentor.own-wish']", "100");
        await visitor.Page.FillAsync("[name='value.preferenceWeights.mentor.short-travel']", "160");
        await visitor.Page.Locator("form[action='/weights/see'] button[type='submit']").ClickAsync();
        await visitor.Page.Locator("form[action='/runs/save']").WaitForAsync(new() { Timeout = 60_000 });
        await visitor.PictureAsync("weights-seen");
        await visitor.ShouldFindAllWellAsync();
        await visitor.Page.FillAsync("#save-from", "2027-03-01");
        await visitor.Page.Locator("form[action='/runs/save'] button[type='submit']").ClickAsync();

        (await visitor.Page.Locator(".alert-success").First.InnerTextAsync()).ShouldContain("1. marts 2027");
        (await product.Store.ScalarAsync<long>("select count(*) from policy_version where valid_from = '2027-03-01'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_switched_off_is_seen_by_whom_it_concerns_until_it_is_on_again()
    {
        await using var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("coordinator-0791");

        await visitor.Page.GotoAsync("/switch-offs");
        await visitor.Page.FillAsync("#off-find", "8800");
        await visitor.Page.Locator("button[form='find-form']").ClickAsync();
        await visitor.Page.SelectOptionAsync("#off-where", "Area:8800");
        await visitor.Page.FillAsync("#off-reason", "Messe i Viborg hele ugen");
        await visitor.Page.Locator("form[action='/switch-offs/add'] button.button-primary").ClickAsync();
        await visitor.Page.GotoAsync("/desk");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("Messe i Viborg hele ugen");
        await visitor.Page.GotoAsync("/switch-offs");
        await visitor.PictureAsync("switch-offs-off");
        await visitor.ShouldFindAllWellAsync();
        await visitor.Page.Locator("form[action='/switch-offs/end'] button[type='submit']").ClickAsync();

        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Messe i Viborg");
    }
}
