using System.Net;
using Matching.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Matching.Browser.Tests;

public sealed class StoreGoneTests
{
    [Fact]
    public async Task Without_its_store_a_page_says_so_in_Danish_and_the_host_lives()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2",
            ["ConnectionStrings__Redis"] = "127.0.0.1:1",
            ["Sms__Provider"] = "LocalPhones",
            ["Web__KeysFolder"] = Directory.CreateTempSubdirectory("matching-browser-").FullName,
        };
        await using var web = await HostProcess.StartAsync("Matching.Web", settings);
        using var http = new HttpClient { BaseAddress = web.Address };

        var answer = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var words = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        words.ShouldContain("Vi kan ikke nå vores data lige nu");
        words.ShouldNotContain("   at ");
        words.ShouldNotContain("Npgsql");
        (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
