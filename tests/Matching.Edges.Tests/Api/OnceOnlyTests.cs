using System.Net;
using Matching.Web.Api;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Api;

/// <summary>A request whose process died in the middle is not remembered as done.</summary>
public sealed class OnceOnlyTests : IAsyncLifetime
{
    private const string Died = "update system_request set status = null, answer = null";

    private static readonly string People = ApiExamples.Of("youths").ToJsonString();

    private ApiTown _town = null!;
    private HttpClient _system = null!;

    public async Task InitializeAsync()
    {
        _town = await ApiTown.CreateAsync();
        _system = await _town.SystemAsync();
        await _town.PostAsync(_system, "/api/v1/people", People, "died");
    }

    public async Task DisposeAsync()
    {
        _system.Dispose();
        await _town.DisposeAsync();
    }

    [Fact]
    public async Task Until_five_minutes_have_passed_it_counts_as_under_way()
    {
        await _town.Web.Town.Store.ExecuteAsync(Died);
        _town.Web.Town.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));

        (await _town.PostAsync(_system, "/api/v1/people", People, "died")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task After_five_minutes_it_is_done_anew_and_leaves_what_it_would_have_left()
    {
        await _town.Web.Town.Store.ExecuteAsync(Died);
        _town.Web.Town.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        var answer = await _town.PostAsync(_system, "/api/v1/people", People, "died");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        (await ApiTown.JsonAsync(answer)).GetProperty("unchanged").GetInt32().ShouldBe(1);
        (await _town.Web.Town.CountAsync("from youth")).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_failed_is_forgotten_at_once()
    {
        await _town.Web.Town.Store.ExecuteAsync("alter table youth rename to youth_away");
        var failed = await _town.PostAsync(_system, "/api/v1/people", People, "failed");
        await _town.Web.Town.Store.ExecuteAsync("alter table youth_away rename to youth");

        var mended = await _town.PostAsync(_system, "/api/v1/people", People, "failed");

        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        mended.StatusCode.ShouldBe(HttpStatusCode.OK);
        mended.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }
}
