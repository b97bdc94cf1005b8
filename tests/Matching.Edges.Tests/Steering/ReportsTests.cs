using System.Net;
using Matching.Edges.Tests.SignIn;
using Matching.Web.Maps;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Steering;

/// <summary>A coordinator reads her municipality's figures and nobody else's.</summary>
public sealed class ReportsTests : IAsyncLifetime
{
    private WebTown _web = null!;

    public async Task InitializeAsync()
    {
        _web = await WebTown.CreateAsync();
        await _web.Town.Store.ExecuteAsync("""
            insert into municipality (code, name, sms_name) values ('0615', 'Horsens', 'Horsens');
            insert into consultant (sign_in, name, municipality_code, roles) values ('lene', '=Lene', '0791', '{coordinator}'), ('horst', 'Horst', '0615', '{coordinator}');
            """);
        await _web.Town.SentAsync("+4520111213");
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Every_report_is_a_file_too_and_another_name_is_none()
    {
        using var lene = await _web.SignedInAsync("staff", "lene");

        foreach (var name in new[] { "funnel", "unmet", "load", "caseload", "fairness" })
        {
            var answer = await lene.GetAsync($"/reports/{name}.csv");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        }

        (await lene.GetAsync("/reports/salaries.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_funnel_counts_who_was_offered_here_and_not_elsewhere()
    {
        using var lene = await _web.SignedInAsync("staff", "lene");
        using var horst = await _web.SignedInAsync("staff", "horst");

        (await TextAsync(lene, "funnel")).ShouldContain("Fik tilbud;1;");
        (await TextAsync(horst, "funnel")).ShouldContain("Fik tilbud;0;");
    }

    [Fact]
    public async Task What_a_spreadsheet_would_take_for_a_formula_stays_a_text()
    {
        using var lene = await _web.SignedInAsync("staff", "lene");

        (await TextAsync(lene, "caseload")).ShouldContain("'=Lene;");
    }

    [Fact]
    public async Task Groups_of_fewer_than_five_are_not_told()
    {
        var night = await _web.Town.Store.ScalarAsync<Guid>("select id from night limit 1");
        await _web.Town.Store.ExecuteAsync("update night set state = 2, area = '0791', finished_at = now() where id = @night", new { night });
        using var lene = await _web.SignedInAsync("staff", "lene");

        var lines = (await TextAsync(lene, "fairness")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => line.EndsWith(";;;;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"8800","navn":"Viborg"},"geometry":{"type":"Polygon","coordinates":[[[9.3,56.4],[9.5,56.4],[9.4,56.5],[9.3,56.4]]]}}]}""", 1)]
    [InlineData("""{"features":[{"properties":{"nr":8800},"geometry":{"type":"MultiPolygon","coordinates":[[[[9,56],[10,56],[9,57]]],[[[11,56],[12,56],[11,57]]]]}}]}""", 2)]
    [InlineData("""{"features":[{"properties":{"kode":"Viborg"},"geometry":{"type":"Polygon","coordinates":[]}}]}""", 0)]
    [InlineData("""{"features":[{"properties":{"kode":"8800"},"geometry":{"type":"Polygon","coordinates":[[[9,560],[10,56],[9,57]]]}}]}""", 0)]
    [InlineData("""{"features":3}""", 0)]
    [InlineData("[", 0)]
    public void Areas_are_read_from_GeoJSON_or_not_at_all(string json, int rings) => (GeoAreas.Read(json)?.Sum(area => area.Rings.Count) ?? 0).ShouldBe(rings);

    private static async Task<string> TextAsync(WebVisitor visitor, string report) => await (await visitor.GetAsync($"/reports/{report}.csv")).Content.ReadAsStringAsync();
}
