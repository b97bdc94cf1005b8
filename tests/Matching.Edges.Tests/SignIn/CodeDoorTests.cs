using System.Net;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.SignIn;

/// <summary>Number, text, code, page: with a browser's cookies.</summary>
public sealed class CodeDoorTests
{
    private const string Phone = "+4520111213";

    [Fact]
    public async Task A_number_and_its_code_lead_to_her_page()
    {
        await using var web = await WebTown.CreateAsync();
        await web.Town.YouthAsync(Phone);
        using var visitor = web.Visitor();

        var asked = await visitor.PostAsync("/code", "/code", ("number", "20 11 12 13"));
        await web.WorkAsync();
        var entered = await visitor.PostAsync("/code/enter", "/code/enter", ("code", await web.CodeOnAsync(Phone)));

        asked.Headers.Location!.ToString().ShouldBe("/code/enter");
        entered.Headers.Location!.ToString().ShouldBe("/me");
        (await visitor.ReadAsync("/")).ShouldContain("Amina, Viborg");
    }

    [Fact]
    public async Task A_code_that_somebody_saw_is_of_no_use_in_another_browser()
    {
        await using var web = await WebTown.CreateAsync();
        await web.Town.YouthAsync(Phone);
        using var hers = web.Visitor();
        using var thief = web.Visitor();
        await hers.PostAsync("/code", "/code", ("number", Phone));
        await web.WorkAsync();
        var seen = await web.CodeOnAsync(Phone);
        await thief.PostAsync("/code", "/code", ("number", "+4520999999"));

        var stolen = await thief.PostAsync("/code/enter", "/code/enter", ("code", seen));

        stolen.Headers.Location!.ToString().ShouldBe("/code/enter");
        (await hers.PostAsync("/code/enter", "/code/enter", ("code", seen))).Headers.Location!.ToString().ShouldBe("/me");
    }

    [Fact]
    public async Task On_a_shared_phone_one_says_who_one_is_after_the_code()
    {
        await using var web = await WebTown.CreateAsync();
        await web.Town.YouthAsync(Phone, "Amina");
        var sister = await web.Town.YouthAsync(Phone, "Yasmin");
        var mentor = await web.Town.OpeningAsync(hostPhone: Phone, kind: 3);
        using var visitor = web.Visitor();
        await visitor.PostAsync("/code", "/code", ("number", Phone));
        await web.WorkAsync();

        var entered = await visitor.PostAsync("/code/enter", "/code/enter", ("code", await web.CodeOnAsync(Phone)));
        var page = await visitor.ReadAsync("/code/choose");
        var stranger = await visitor.PostAsync("/code/choose", "/code/choose", ("role", "company"), ("id", "H" + mentor));

        entered.Headers.Location!.ToString().ShouldBe("/code/choose");
        page.ShouldContain("Jeg er Amina");
        page.ShouldContain("Jeg er Yasmin");
        page.ShouldContain("Jeg er mentor: Bageren Laurits");
        stranger.Headers.Location!.ToString().ShouldBe("/code");
        sister.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_the_number_is_known_or_not()
    {
        await using var web = await WebTown.CreateAsync();
        await web.Town.YouthAsync(Phone);
        using var known = web.Visitor();
        using var unknown = web.Visitor();

        var first = await known.PostAsync("/code", "/code", ("number", Phone));
        var second = await unknown.PostAsync("/code", "/code", ("number", "+4520999999"));

        (first.StatusCode, first.Headers.Location).ShouldBe((second.StatusCode, second.Headers.Location));
        var pages = new[] { await known.ReadAsync("/code/enter"), await unknown.ReadAsync("/code/enter") };
        WithoutToken(pages[0]).ShouldBe(WithoutToken(pages[1]));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_wherever_its_cookie_has_gone()
    {
        await using var web = await WebTown.CreateAsync();
        var youth = await web.Town.YouthAsync(Phone);
        using var visitor = await web.SignedInAsync("youth", youth);
        using var copy = web.Visitor();
        copy.Cookies.Add(visitor.Cookies.GetCookies(web.Address));
        (await copy.ReadAsync("/")).ShouldContain("Amina");

        await visitor.PostAsync("/", "/sign-out");

        (await copy.ReadAsync("/")).ShouldNotContain("Amina");
    }

    [Theory]
    [InlineData("update youth set phone = '+4520111299' where id = @youth", false)]
    [InlineData("update youth set status = 3 where id = @youth", false)]
    [InlineData("update youth set status = 2 where id = @youth", true)]
    [InlineData("update youth set max_travel_minutes = 20 where id = @youth", true)]
    public async Task A_number_that_is_no_longer_hers_or_a_closed_file_ends_the_session(string change, bool holds)
    {
        await using var web = await WebTown.CreateAsync();
        var youth = await web.Town.YouthAsync(Phone);
        using var visitor = await web.SignedInAsync("youth", youth);

        await web.Town.Store.ExecuteAsync(change, new { youth });

        (await visitor.ReadAsync("/")).Contains("Amina", StringComparison.Ordinal).ShouldBe(holds);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public async Task A_session_ends_when_nothing_is_asked_of_it_for_half_an_hour(int minutes, bool holds)
    {
        await using var web = await WebTown.CreateAsync();
        using var visitor = await web.SignedInAsync("youth", await web.Town.YouthAsync(Phone));

        web.Town.Clock.Advance(TimeSpan.FromMinutes(minutes));

        (await visitor.ReadAsync("/")).Contains("Amina", StringComparison.Ordinal).ShouldBe(holds);
    }

    [Fact]
    public async Task A_session_ends_after_nine_hours_whatever_is_done()
    {
        await using var web = await WebTown.CreateAsync();
        using var visitor = await web.SignedInAsync("youth", await web.Town.YouthAsync(Phone));

        for (var minutes = 0; minutes < (9 * 60) - 20; minutes += 20)
        {
            web.Town.Clock.Advance(TimeSpan.FromMinutes(20));
            (await visitor.ReadAsync("/")).ShouldContain("Amina");
        }

        web.Town.Clock.Advance(TimeSpan.FromMinutes(20));
        (await visitor.ReadAsync("/")).ShouldNotContain("Amina");
    }

    [Fact]
    public async Task Cookies_are_for_us_alone_and_travel_encrypted_from_anywhere_else()
    {
        await using var web = await WebTown.CreateAsync();
        using var visitor = web.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/code");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        var cookies = (await visitor.Http.SendAsync(request)).Headers.GetValues("Set-Cookie").ToList();

        cookies.ShouldNotBeEmpty();
        cookies.ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite=", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Behind_a_proxy_of_ours_each_visitor_is_an_address_of_her_own_and_the_local_door_is_shut()
    {
        await using var web = await WebTown.CreateAsync("--Web:Proxies", "127.0.0.1", "--SignIn:CodesFromAddress", "1");
        var answers = new List<string>();
        foreach (var address in new[] { "203.0.113.1", "203.0.113.1", "203.0.113.2" })
        {
            using var visitor = web.Visitor();
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            var token = await visitor.GetAsync("/code");
            token.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await visitor.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            using var secure = new HttpRequestMessage(HttpMethod.Post, "/code");
            secure.Headers.Add("Cookie", string.Join("; ", token.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
            secure.Content = new FormUrlEncodedContent([new("number", "+4520999999"), new("__RequestVerificationToken", await WebVisitor.TokenAsync(token))]);
            answers.Add((await visitor.Http.SendAsync(secure)).Headers.Location!.ToString());
        }

        answers.ShouldBe(["/code/enter", "/code", "/code/enter"]);
    }

    [Fact]
    public async Task A_name_that_is_a_script_is_only_shown()
    {
        await using var web = await WebTown.CreateAsync();
        await web.Town.YouthAsync(Phone, "<script>alert(1)</script>");
        await web.Town.YouthAsync(Phone, "Yasmin");
        using var visitor = web.Visitor();
        await visitor.PostAsync("/code", "/code", ("number", Phone));
        await web.WorkAsync();
        await visitor.PostAsync("/code/enter", "/code/enter", ("code", await web.CodeOnAsync(Phone)));

        var page = await (await visitor.GetAsync("/code/choose")).Content.ReadAsStringAsync();

        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_form_of_ten_megabytes_is_refused()
    {
        await using var web = await WebTown.CreateAsync();
        using var visitor = web.Visitor();

        (await visitor.PostAsync("/code", "/code", ("number", new string('1', 10_000_000)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/code")]
    [InlineData("/code/enter")]
    [InlineData("/code/choose")]
    public async Task A_form_from_another_site_is_refused(string action)
    {
        await using var web = await WebTown.CreateAsync();
        using var visitor = web.Visitor();

        (await visitor.PostWithoutTokenAsync(action, ("number", Phone))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string WithoutToken(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ[^\"]+\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
