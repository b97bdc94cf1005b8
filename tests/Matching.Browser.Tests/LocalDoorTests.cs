using System.Net;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

/// <summary>Who gets in, and what she may reach.</summary>
[Collection(ProductGroup.Name)]
public sealed class LocalDoorTests(Product product)
{
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "matching.example")]
    public async Task The_local_door_does_not_exist_for_anybody_who_comes_from_elsewhere(string header, string value)
    {
        using var http = Http();
        foreach (var path in new[] { "/sign-in", "/phones", "/phones/+4520123456" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, value);

            (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task The_local_door_is_open_at_this_machine()
    {
        using var http = Http();

        (await http.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/phones")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/approve-all")]
    [InlineData("/youths")]
    [InlineData("/youths/Y00001")]
    [InlineData("/work")]
    [InlineData("/import")]
    [InlineData("/nowhere")]
    public async Task Nobody_sees_anything_without_signing_in(string path)
    {
        using var http = Http();

        var answer = await http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/phones/reply")]
    [InlineData("/phones/deliver")]
    [InlineData("/phones/turn")]
    [InlineData("/sign-out")]
    public async Task A_form_from_another_site_is_refused(string path)
    {
        using var http = Http();
        using var form = new FormUrlEncodedContent([new("signIn", "coordinator-0791"), new("number", "+4520123456"), new("text", "JA")]);

        (await http.PostAsync(path, form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_municipalitys_people_do_not_exist()
    {
        var stranger = await product.Store.ScalarAsync<string>("select id from youth where municipality_code = '0615' order by id limit 1");
        await using var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("consultant-0791-1");

        (await visitor.Page.GotoAsync($"/youths/{stranger}"))!.Status.ShouldBe(404);
        await visitor.Page.GotoAsync($"/youths?q={stranger}");

        (await visitor.Page.Locator("tbody tr").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_consultant_who_is_no_coordinator_may_not_import()
    {
        await using var visitor = await Visitor.ArriveAsync(product);
        await visitor.SignInAsync("consultant-0791-1");

        (await visitor.Page.GotoAsync("/import"))!.Status.ShouldBe(403);
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe("Det har du ikke adgang til");
    }

    [Fact]
    public async Task Pages_run_no_script_and_are_kept_by_nobody()
    {
        using var http = Http();

        var answer = await http.GetAsync("/");

        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'self'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task A_way_back_leads_only_to_us(string back)
    {
        using var http = Http();

        var answer = await http.GetAsync("/language/en?back=" + Uri.EscapeDataString(back));

        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    private HttpClient Http() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = product.Web.Address };
}
