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
