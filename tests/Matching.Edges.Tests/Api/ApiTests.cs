using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Core.SystemKeys;
using Matching.Web.Api;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Api;

/// <summary>The HTTP API as another system meets it.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private static readonly string[] InOrder = ["youths", "hosts", "openings"];
    private ApiTown _town = null!;
    private HttpClient _system = null!;

    public async Task InitializeAsync()
    {
        _town = await ApiTown.CreateAsync();
        _system = await _town.SystemAsync();
    }

    public async Task DisposeAsync()
    {
        _system.Dispose();
        await _town.DisposeAsync();
    }

    [Fact]
    public async Task The_documents_examples_are_right_and_come_out_again()
    {
        var document = await DocumentAsync();

        foreach (var path in new[] { "/api/v1/people", "/api/v1/hosts", "/api/v1/openings" })
        {
            var example = document.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");
            var answer = await _town.PostAsync(_system, path, example.GetRawText());

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            (await ApiTown.JsonAsync(answer)).GetProperty("added").GetInt32().ShouldBe(1, path);
        }

        (await GetAsync("/api/v1/openings/API-O1")).GetProperty("host_id").GetString().ShouldBe("API-H1");
        (await GetAsync("/api/v1/openings/API-O1/availability")).GetProperty("free_seats").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task The_document_has_every_endpoint_of_the_api_and_the_columns_of_the_files()
    {
        var document = await DocumentAsync();
        var paths = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToList();
        var endpoints = _town.Web.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.EndsWith(".json", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        paths.Order(StringComparer.Ordinal).ShouldBe(endpoints.Order(StringComparer.Ordinal));
        document.GetProperty("paths").GetProperty("/api/v1/people").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("schema").GetProperty("properties").GetProperty("rows").GetProperty("items").GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldContain("max_travel_minutes");
    }

    [Fact]
    public async Task Faulty_rows_are_told_with_row_and_column_and_nothing_is_stored()
    {
        var rows = ApiExamples.Of("youths");
        var wrong = JsonNode.Parse(rows["rows"]![0]!.ToJsonString())!;
        (wrong["youth_id"], wrong["postcode"], wrong["phone"]) = ("API-Y2", "9999", "12");
        rows["rows"]!.AsArray().Add(wrong);

        var answer = await _town.PostAsync(_system, "/api/v1/people", rows.ToJsonString());
        var problem = await ApiTown.JsonAsync(answer);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString())).ShouldBe([(1, "phone"), (1, "postcode")], ignoreOrder: true);
        (await _town.Web.Town.CountAsync("from youth")).ShouldBe(0);
    }

    [Fact]
    public async Task Sent_again_under_the_same_key_it_is_answered_the_same_and_done_once()
    {
        var json = ApiExamples.Of("youths").ToJsonString();

        var first = await _town.PostAsync(_system, "/api/v1/people", json, "once");
        var second = await _town.PostAsync(_system, "/api/v1/people", json, "once");
        var other = await _town.PostAsync(_system, "/api/v1/people", json.Replace("Eksempelsen", "Andersen", StringComparison.Ordinal), "once");
        var anew = await _town.PostAsync(_system, "/api/v1/people", json, "twice");

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiTown.JsonAsync(anew)).GetProperty("unchanged").GetInt32().ShouldBe(1);
        (await _town.Web.Town.CountAsync("from import_run")).ShouldBe(2);
    }

    [Fact]
    public async Task Ten_at_once_under_one_key_are_done_once()
    {
        var json = ApiExamples.Of("youths").ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _town.PostAsync(_system, "/api/v1/people", json, "at once")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Conflict);
        (await _town.Web.Town.CountAsync("from import_run")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_request_can_be_put_right_and_sent_under_the_same_key()
    {
        var rows = ApiExamples.Of("youths");
        rows["rows"]![0]!["postcode"] = "9999";
        await _town.PostAsync(_system, "/api/v1/people", rows.ToJsonString(), "mended");
        rows["rows"]![0]!["postcode"] = "8800";

        (await _town.PostAsync(_system, "/api/v1/people", rows.ToJsonString(), "mended")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_post_without_an_idempotency_key_is_refused()
    {
        using var body = new StringContent("{\"rows\": []}", System.Text.Encoding.UTF8, "application/json");

        (await _system.PostAsync(new Uri("/api/v1/people", UriKind.Relative), body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("{\"rows\": []}", HttpStatusCode.BadRequest)]
    [InlineData("{\"rows\": [{\"youth_id\": \"<script>\"}]}", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_list_of_rows_is_refused_as_a_problem(string body, HttpStatusCode status)
    {
        var answer = await _town.PostAsync(_system, "/api/v1/people", body);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_before_they_are_read()
    {
        var answer = await _town.PostAsync(_system, "/api/v1/people", "{\"rows\": [{\"title\": \"" + new string('x', 10_000_000) + "\"}]}");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_list_comes_in_parts_that_join_without_gap_or_overlap()
    {
        for (var made = 0; made < 5; made++)
        {
            await _town.Web.Town.OpeningAsync();
        }

        var ids = new List<string>();
        for (var path = "/api/v1/openings?limit=2"; path is not null;)
        {
            var part = await GetAsync(path);
            ids.AddRange(part.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("opening_id").GetString()!));
            path = part.GetProperty("next").GetString();
        }

        ids.Count.ShouldBe(5);
        ids.ShouldBe(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(1, HttpStatusCode.OK)]
    [InlineData(500, HttpStatusCode.OK)]
    [InlineData(501, HttpStatusCode.BadRequest)]
    public async Task A_part_has_one_to_five_hundred(int limit, HttpStatusCode status) =>
        (await _system.GetAsync(new Uri($"/api/v1/proposals?limit={limit}", UriKind.Relative))).StatusCode.ShouldBe(status);

    [Fact]
    public async Task Who_has_it_already_hears_that_nothing_has_changed_until_it_has()
    {
        var opening = await _town.Web.Town.OpeningAsync(seats: 2);
        var path = $"/api/v1/openings/{opening}/availability";
        var tag = (await _system.GetAsync(new Uri(path, UriKind.Relative))).Headers.ETag!;

        (await GetIfNoneAsync(path, tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await _town.Web.Town.ApprovedAsync("+4520111213", opening);

        var changed = await GetIfNoneAsync(path, tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiTown.JsonAsync(changed)).GetProperty("free_seats").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Proposals_and_placements_name_nobody()
    {
        await _town.Web.Town.SentAsync("+4520111213", name: "Rumleskaft");
        await _town.Web.Town.TypeAsync("+4520111213", "JA");

        var proposals = (await GetAsync("/api/v1/proposals")).GetRawText();
        var placements = (await GetAsync("/api/v1/placements")).GetRawText();

        proposals.ShouldContain("\"state\":\"approved\"");
        placements.ShouldContain("\"state\":\"agreed\"");
        new[] { proposals, placements }.ShouldAllBe(text => !text.Contains("Rumleskaft", StringComparison.Ordinal) && !text.Contains("20111213", StringComparison.Ordinal) && !text.Contains("8800", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_municipalitys_system_sees_and_changes_nothing_here()
    {
        foreach (var file in InOrder)
        {
            await _town.PostAsync(_system, file == "youths" ? "/api/v1/people" : $"/api/v1/{file}", ApiExamples.Of(file).ToJsonString());
        }

        await _town.Web.Town.ApprovedAsync("+4520111213");
        using var horsens = await _town.SystemAsync("0615");

        foreach (var list in new[] { "openings", "proposals", "placements" })
        {
            (await GetAsync($"/api/v1/{list}", horsens)).GetProperty("items").GetArrayLength().ShouldBe(0, list);
        }

        (await horsens.GetAsync(new Uri("/api/v1/openings/API-O1", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await horsens.GetAsync(new Uri("/api/v1/openings/API-O1/availability", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _town.PostAsync(horsens, "/api/v1/people", ApiExamples.Of("youths").ToJsonString())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _town.PostAsync(horsens, "/api/v1/hosts", ApiExamples.Of("hosts").ToJsonString().Replace("0791", "0615", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _town.PostAsync(horsens, "/api/v1/openings", ApiExamples.Of("openings").ToJsonString())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _town.Web.Town.Store.ScalarAsync<string>("select municipality_code from host where id = 'API-H1'")).ShouldBe("0791");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer mk_0000")]
    [InlineData("Bearer ")]
    [InlineData("Basic a2V5")]
    public async Task Without_a_key_that_opens_nothing_is_told(string? authorization)
    {
        using var http = new HttpClient { BaseAddress = _town.Web.Address };
        if (authorization is not null)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await http.GetAsync(new Uri("/api/v1/proposals", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on()
    {
        var (kept, key) = await _town.KeyAsync();
        using var http = new HttpClient { BaseAddress = _town.Web.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        (await http.GetAsync(new Uri("/api/v1/openings", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _town.Web.Town.Get<ISystemKeys>().RevokeAsync(kept.Id, _town.Web.Town.Clock.GetUtcNow(), CancellationToken.None)).ShouldBeTrue();

        (await http.GetAsync(new Uri("/api/v1/openings", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_is_kept_only_as_a_hash_and_a_browsers_cookie_counts_for_nothing()
    {
        var (_, key) = await _town.KeyAsync();
        using var karin = await _town.Web.SignedInAsync("staff", "karin");

        var secret = key[3..];
        (await _town.Web.Town.Store.QueryAsync<string>("select row_to_json(k)::text from system_key k")).ShouldAllBe(row => !row.Contains(secret, StringComparison.Ordinal));
        (await karin.GetAsync("/api/v1/openings")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<JsonElement> DocumentAsync() => await GetAsync("/api/v1/openapi.json");

    private async Task<JsonElement> GetAsync(string path, HttpClient? system = null)
    {
        var answer = await (system ?? _system).GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await ApiTown.JsonAsync(answer);
    }

    private Task<HttpResponseMessage> GetIfNoneAsync(string path, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        return _system.SendAsync(request);
    }
}
