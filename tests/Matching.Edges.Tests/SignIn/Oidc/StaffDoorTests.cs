using System.Net;
using System.Text.RegularExpressions;
using Matching.Testing.Hosts;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.SignIn.Oidc;

/// <summary>Staff sign in at a real provider, with a browser's redirects and cookies.</summary>
public sealed partial class StaffDoorTests : IAsyncLifetime
{
    private StaffProvider _provider = null!;
    private WebTown _web = null!;

    public async Task InitializeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        _provider = await StaffProvider.StartAsync(address);
        _web = await WebTown.CreateAsync(
            "--urls", address.ToString(),
            "--SignIn:Oidc:Authority", _provider.Address.ToString().TrimEnd('/'),
            "--SignIn:Oidc:ClientId", "matching",
            "--SignIn:Oidc:ClientSecret", "a-secret-of-the-tests-which-is-long-enough",
            "--SignIn:Oidc:RoleNames:Matching-koordinator", "coordinator");
    }

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Her_roles_and_her_municipality_come_from_the_provider()
    {
        using var coordinator = _web.Visitor();
        using var consultant = _web.Visitor();

        var first = await SignInAsync(coordinator, "lene", "/import");
        await SignInAsync(consultant, "karin");

        first.AbsolutePath.ShouldBe("/import");
        (await coordinator.ReadAsync("/import")).ShouldContain("Lene Leder, Viborg");
        (await consultant.GetAsync("/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await consultant.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("kurt")]
    [InlineData("frida")]
    public async Task Without_a_role_or_a_municipality_of_ours_the_provider_lets_nobody_in(string login)
    {
        using var visitor = _web.Visitor();

        var end = await SignInAsync(visitor, login);

        end.AbsolutePath.ShouldBe("/");
        (await visitor.ReadAsync("/")).ShouldContain("Du blev ikke logget på");
        (await visitor.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_change_of_the_providers_keys_locks_nobody_out()
    {
        using var before = _web.Visitor();
        using var after = _web.Visitor();
        await SignInAsync(before, "karin");

        await _provider.RotateKeysAsync();

        (await SignInAsync(after, "karin")).AbsolutePath.ShouldBe("/desk");
    }

    [Fact]
    public async Task The_request_carries_state_nonce_and_a_challenge()
    {
        using var visitor = _web.Visitor();

        var answer = await visitor.GetAsync("/staff/sign-in");
        var asked = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);

        asked["response_type"].ToString().ShouldBe("code");
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        new[] { "state", "nonce", "code_challenge" }.ShouldAllBe(name => asked[name].ToString().Length >= 43);
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_signs_nobody_in()
    {
        using var hers = _web.Visitor();
        using var thief = _web.Visitor();
        var callback = await CallbackAsync(hers, "karin", "/desk");

        var stolen = await thief.Http.GetAsync(callback);
        var forged = await thief.GetAsync("/staff/signed-in?code=abc&state=abc");

        new[] { stolen, forged }.ShouldAllBe(answer => answer.Headers.Location!.ToString() == "/");
        (await thief.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_ends_it_with_us_and_leads_to_the_providers_end()
    {
        using var visitor = _web.Visitor();
        await SignInAsync(visitor, "karin");

        var answer = await visitor.PostAsync("/desk", "/sign-out");

        answer.Headers.Location!.ToString().ShouldStartWith(_provider.Address + "session/end?id_token_hint=");
        (await visitor.Http.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/desk")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_provider_and_not_to_the_local_door()
    {
        using var visitor = _web.Visitor();

        (await visitor.GetAsync("/desk?page=2")).Headers.Location!.ToString().ShouldBe("/staff/sign-in?back=%2Fdesk%3Fpage%3D2");
    }

    private async Task<Uri> SignInAsync(WebVisitor visitor, string login, string back = "/desk")
    {
        var answer = await visitor.Http.GetAsync(await CallbackAsync(visitor, login, back));
        return new(_web.Address, answer.Headers.Location!);
    }

    /// <summary>Through the provider's own pages, until it sends the browser back to us.</summary>
    private async Task<Uri> CallbackAsync(WebVisitor visitor, string login, string back)
    {
        var answer = await visitor.GetAsync($"/staff/sign-in?back={back}");
        for (var page = 0; page < 12; page++)
        {
            if (answer.Headers.Location is { } location)
            {
                var next = new Uri(answer.RequestMessage!.RequestUri!, location);
                if (next.AbsolutePath == "/staff/signed-in")
                {
                    return next;
                }

                answer = await visitor.Http.GetAsync(next);
                continue;
            }

            var form = Form().Match(await answer.Content.ReadAsStringAsync());
            using var fields = new FormUrlEncodedContent([new("prompt", form.Groups["prompt"].Value), new("login", login), new("password", "x")]);
            answer = await visitor.Http.PostAsync(new Uri(answer.RequestMessage!.RequestUri!, form.Groups["action"].Value), fields);
        }

        throw new InvalidOperationException("The provider did not come to an end.");
    }

    [GeneratedRegex("action=\"(?<action>[^\"]+)\".*?name=\"prompt\" value=\"(?<prompt>[a-z]+)\"", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Form();
}
