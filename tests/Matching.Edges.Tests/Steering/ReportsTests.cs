using System.Globalization;
using System.Net;
using System.Text;
using ExcelDataReader;
using Matching.Core.Programmes;
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

        foreach (var name in new[] { "funnel", "targets", "unmet", "load", "caseload", "fairness" })
        {
            var answer = await lene.GetAsync($"/reports/{name}.csv");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
            (await RowsAsync(lene, name)).Select(row => string.Join(';', row)).ShouldBe(Lines(await answer.Content.ReadAsStringAsync()).Select(line => line.Replace("'=", "=", StringComparison.Ordinal)), name);
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

    [Fact]
    public async Task A_schemes_targets_stand_with_what_is_wanted_and_what_counts()
    {
        var youth = await _web.Town.YouthAsync("+4520111214", "Bo");
        var mark = ProgrammeBook.Shipped.Find("viborg-business-mentors", new(2026, 11, 1))!.Mark;
        await _web.Town.Store.ExecuteAsync(
            """
            insert into enrolment (id, municipality_code, youth_id, programme, mark, enrolled_on, source, walked_on) values (gen_random_uuid(), '0791', @youth, 'viborg-business-mentors', @mark, '2026-01-01', 'match', '2026-11-23')
            """,
            new { youth, mark });
        using var lene = await _web.SignedInAsync("staff", "lene");
        using var horst = await _web.SignedInAsync("staff", "horst");

        var lines = Lines(await TextAsync(lene, "targets"));

        lines.Length.ShouldBe(1 + ProgrammeBook.Shipped.Find("viborg-business-mentors", new(2026, 11, 1))!.Definition.Targets.Count);
        lines[1..].ShouldAllBe(line => line.StartsWith("De frivillige erhvervsmentorer: ", StringComparison.Ordinal));
        lines.ShouldAllBe(line => line.Count(sign => sign == ';') == 6);
        Lines(await TextAsync(horst, "targets")).Length.ShouldBe(1);
    }

    private static string[] Lines(string csv) => csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same file as Excel reads it.</summary>
    private static async Task<IReadOnlyList<string[]>> RowsAsync(WebVisitor visitor, string report)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(await (await visitor.GetAsync($"/reports/{report}.xlsx")).Content.ReadAsByteArrayAsync()));
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }

    private static async Task<string> TextAsync(WebVisitor visitor, string report) => await (await visitor.GetAsync($"/reports/{report}.csv")).Content.ReadAsStringAsync();
}
