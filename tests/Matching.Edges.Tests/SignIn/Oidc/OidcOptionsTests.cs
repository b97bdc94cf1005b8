using Matching.Web.SignIn.Oidc;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.SignIn.Oidc;

public sealed class OidcOptionsTests
{
    [Fact]
    public void Nothing_set_is_off_and_right() => Faults(new()).ShouldBeEmpty();

    [Fact]
    public void All_set_is_right() => Faults(Whole()).ShouldBeEmpty();

    [Theory]
    [InlineData("https://login.example", true)]
    [InlineData("http://127.0.0.1:4000", true)]
    [InlineData("http://login.example", false)]
    [InlineData("login.example", false)]
    public void The_provider_is_reached_encrypted_save_on_this_machine(string authority, bool right)
    {
        var options = Whole();
        options.Authority = authority;

        (Faults(options).Count == 0).ShouldBe(right);
    }

    [Fact]
    public void Every_fault_is_listed_and_no_secret_among_them()
    {
        var options = new OidcOptions { Authority = "http://login.example", ClientSecret = "hush", RolesClaim = "", RoleNames = { ["Boss"] = "king" } };

        var faults = Faults(options);

        faults.Count.ShouldBe(4);
        string.Concat(faults).ShouldNotContain("hush");
        faults.ShouldContain("SignIn:Oidc:RoleNames:Boss is 'king', but must be one of adviser, caseworker, company_consultant, coordinator, job_consultant, network_team, school.");
    }

    private static OidcOptions Whole() => new() { Authority = "https://login.example", ClientId = "matching", ClientSecret = "hush" };

    private static List<string> Faults(OidcOptions options) => [.. new OidcOptionsValidator().Validate(null, options).Failures ?? []];
}
