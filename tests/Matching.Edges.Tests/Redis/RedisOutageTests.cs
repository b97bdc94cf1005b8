using Matching.Core.Availability;
using Matching.Core.Intake;
using Matching.Storage.Health;
using Matching.Storage.Postgres.Availability;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Redis;
using Matching.Testing.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Redis;

/// <summary>Redis stopped, emptied or old: the answer is PostgreSQL's, the log and health say so.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private static readonly string[] All = ["O1", "O2"];

    private readonly PostgresFixture _database = new();
    private readonly RedisProcess _server = new();
    private readonly RememberedLog<FindAvailability> _log = new();
    private readonly RememberedLog<RedisServer> _redisLog = new();
    private RedisServer _redis = null!;
    private RedisAvailability _memory = null!;
    private PostgresAvailability _truth = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _server.StartAsync();
        await new PostgresRegister(_database.Store).MergeAsync(
            SmallTown.Folder, [], new ImportRequest { By = "anna" }, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        _redis = new(_server.Configuration, _redisLog);
        _memory = new(_redis, new PostgresInstallation(_database.Store));
        _truth = new(_database.Store);
        await Remember().RebuildAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _redis.Dispose();
        _server.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task With_Redis_up_to_date_PostgreSQL_is_asked_for_versions_only()
    {
        var answer = await Find();

        answer.Remembered.ShouldBe(2);
        answer.Openings["O1"].Availability.ShouldBe((await _truth.ReadAsync(["O1"], CancellationToken.None)).Single());
        (answer.Openings["O1"].Availability.FreeSeats, answer.Openings["O1"].Availability.Holds).ShouldBe((1, 1));
        answer.Openings["O1"].Age.ShouldBeGreaterThan(TimeSpan.Zero);
        _log.Warnings.ShouldBeEmpty();
        (await Health()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task An_old_entry_does_not_count_and_is_replaced()
    {
        var lie = new OpeningAvailability("O1", 99, 0, default, 1);
        await _memory.RememberAsync([lie], TimeProvider.System.GetUtcNow(), CancellationToken.None);

        var answer = await Find();
        var again = await Find();

        (answer.Stale, answer.Remembered).ShouldBe((1, 1));
        answer.Openings["O1"].Availability.FreeSeats.ShouldBe(1);
        _log.Warnings.ShouldHaveSingleItem().ShouldContain("old version: 1");
        again.Remembered.ShouldBe(2);
    }

    [Fact]
    public async Task A_seat_that_was_taken_makes_what_is_remembered_old()
    {
        await _database.ExecuteAsync("update seat_hold set released_at = now()");

        var answer = await Find();

        answer.Openings["O1"].Availability.FreeSeats.ShouldBe(2);
        answer.Stale.ShouldBe(1);
    }

    [Fact]
    public async Task Emptied_gives_the_same_and_says_so_until_it_is_filled_again()
    {
        var before = Seats(await Find());
        await _redis.AskAsync(async database => await database.ExecuteAsync("flushdb"), CancellationToken.None);

        var answer = await Find();
        var health = await Health();
        await Remember().RebuildIfEmptyAsync(CancellationToken.None);

        Seats(answer).ShouldBe(before);
        answer.Remembered.ShouldBe(0);
        _log.Warnings.ShouldHaveSingleItem();
        health.ShouldBe(HealthStatus.Degraded);
        (await Health()).ShouldBe(HealthStatus.Healthy);
        (await Find()).Remembered.ShouldBe(2);
    }

    [Fact]
    public async Task Stopped_gives_the_same_says_so_and_comes_back_by_itself()
    {
        var before = Seats(await Find());
        _server.Stop();

        var answer = await Find();
        var health = await Health();
        await _server.StartAsync();
        await Eventually.TrueAsync(() => _redis.AnswersAsync(CancellationToken.None), TimeSpan.FromSeconds(20), "Redis is asked again");
        await Remember().RebuildIfEmptyAsync(CancellationToken.None);

        Seats(answer).ShouldBe(before);
        answer.IsMemoryGone.ShouldBeTrue();
        _log.Warnings.ShouldHaveSingleItem().ShouldContain("memory gone: True");
        _redisLog.Warnings.ShouldHaveSingleItem().ShouldContain("Redis does not answer");
        health.ShouldBe(HealthStatus.Degraded);
        (await Find()).Remembered.ShouldBe(2);
    }

    [Fact]
    public async Task Never_there_gives_the_same_and_fails_nothing()
    {
        using var nowhere = new RedisServer("127.0.0.1:1", NullLogger<RedisServer>.Instance);
        var memory = new RedisAvailability(nowhere, new PostgresInstallation(_database.Store));

        var answer = await new FindAvailability(_truth, memory, TimeProvider.System, _log).HandleAsync(All, CancellationToken.None);

        Seats(answer).ShouldBe(Seats(await Find()));
    }

    [Fact]
    public async Task Changes_are_told_to_Redis_after_their_commit()
    {
        using var changes = new OpeningChanges(_database.Store, Remember(), NullLogger<OpeningChanges>.Instance);
        await changes.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(
            async () => await _database.ScalarAsync<bool>("select exists (select from pg_stat_activity where query = 'listen opening_changed' and datname = current_database())"),
            TimeSpan.FromSeconds(10),
            "somebody listens");

        await _database.ExecuteAsync("update seat_hold set released_at = now()");

        await Eventually.TrueAsync(
            async () => (await _memory.RecallAsync(["O1"], CancellationToken.None))?["O1"].Availability.FreeSeats == 2,
            TimeSpan.FromSeconds(10),
            "the freed seat is remembered");
        await changes.StopAsync(CancellationToken.None);
    }

    private static string Seats(AvailabilityAnswer answer) =>
        string.Join(' ', answer.Openings.Values.Select(opening => opening.Availability.ToString()).Order(StringComparer.Ordinal));

    private Task<AvailabilityAnswer> Find() => new FindAvailability(_truth, _memory, TimeProvider.System, _log).HandleAsync(All, CancellationToken.None);

    private RememberAvailability Remember() => new(_truth, _memory, TimeProvider.System, NullLogger<RememberAvailability>.Instance);

    private async Task<HealthStatus> Health() => (await new RedisHealth(_redis, _memory).CheckHealthAsync(new())).Status;
}
