using System.Net;
using Matching.Edges.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Messages;

/// <summary>What came by text is kept as text and shown as text, on every page that has it.</summary>
public sealed class ShownAsTextTests : IAsyncLifetime
{
    private const string Phone = "+4520111213";
    private WebTown _web = null!;

    public async Task InitializeAsync() => _web = await WebTown.CreateAsync();

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData("<script>alert('hej')</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task Signs_of_a_page_in_an_answer_are_shown_as_they_were_written(string written)
    {
        var offer = await _web.Town.SentAsync(Phone);
        await _web.Town.TypeAsync(Phone, written);
        var youth = (await _web.Town.OfferAsync(offer)).Offer.YouthId;
        using var karin = await _web.SignedInAsync("staff", "karin");

        foreach (var page in new[] { "/work", $"/youths/{youth}" })
        {
            using var answer = await karin.GetAsync(page);
            var html = await answer.Content.ReadAsStringAsync();

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            WebUtility.HtmlDecode(html).Contains(written, StringComparison.Ordinal).ShouldBeTrue(page);
            html.ShouldNotContain(written, Case.Sensitive, page);
        }
    }
}
