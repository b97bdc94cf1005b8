using System.Globalization;
using System.Net;
using Matching.Storage.Health;
using Matching.Storage.Postgres.Migrations;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Offers;

/// <summary>A store that is brought further by the next version while the worker of this one runs; and a worker that is asked how it is.</summary>
public sealed class StoreAheadTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private OfferTown _town = null!;

    public async Task InitializeAsync() => _town = await OfferTown.CreateAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task A_worker_goes_on_sending_while_the_next_version_adds_and_stops_where_it_takes_away()
    {
        await using var worker = Start();
        await _town.SentByWorkerAsync("+4523000001", Patience);

        await MigrateAsync(Next(1, "alter table sms_message add column mood text; alter table offer add column warmth integer not null default 5; create table aura (id integer primary key)"));
        await _town.SentByWorkerAsync("+4523000002", Patience);
        (await AskedAsync(worker, "/health/ready")).ShouldBe(0);
        (await _town.CountAsync("from queue_message where dead_at is not null")).ShouldBe(0);

        var needed = Migration.Embedded.Count + 1;
        await MigrateAsync(
            Next(1, "alter table sms_message add column mood text; alter table offer add column warmth integer not null default 5; create table aura (id integer primary key)"),
            Next(2, $"-- needs {needed.ToString("0000", CultureInfo.InvariantCulture)}\nselect 1"));
        var offer = await _town.ApprovedAsync("+4523000003");

        await Eventually.TrueAsync(async () => await AskedAsync(worker, "/health/ready") == 1, Patience, "the worker is not ready");
        await Eventually.TrueAsync(() => Task.FromResult(worker.Log.Contains("Start the newer program.", StringComparison.Ordinal)), Patience, "the worker says why");
        (await _town.StateAsync(offer)).ShouldBe(Core.Offers.OfferState.Requested);
        worker.ExitCode.ShouldBeNull();
    }

    [Fact]
    public async Task The_probe_ends_with_nought_when_the_host_answers_well_and_with_one_when_it_does_not()
    {
        var worker = Start();
        await Eventually.TrueAsync(async () => await AskedAsync(worker, "/health/start") == 0, Patience, "the worker has started");

        (await AskedAsync(worker, "/health/live")).ShouldBe(0);
        (await AskedAsync(worker, "/health/ready")).ShouldBe(0);
        (await AskedAsync(worker, "/health/no-such-page")).ShouldBe(1);
        await worker.KillAsync();
        (await AskedAsync(worker, "/health/live")).ShouldBe(1);
        await worker.DisposeAsync();
    }

    [Fact]
    public async Task Without_its_store_a_worker_lives_but_has_not_started_and_says_why()
    {
        await using var worker = WorkerProcess.Start("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        await Eventually.TrueAsync(async () => await AskedAsync(worker, "/health/live") == 0, Patience, "the worker lives");

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(worker.Address, "/health/start"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("PostgreSQL cannot be reached");
    }

    [Fact]
    public async Task An_address_that_is_none_is_wrong_usage_and_other_words_are_not_for_the_probe()
    {
        (await HealthProbe.AskedAsync(["--healthy", "nowhere"])).ShouldBe(2);
        (await HealthProbe.AskedAsync(["--urls", "http://127.0.0.1:1"])).ShouldBeNull();
        (await HealthProbe.AskedAsync([])).ShouldBeNull();
    }

    private static async Task<int?> AskedAsync(WorkerProcess worker, string path) => await HealthProbe.AskedAsync(["--healthy", new Uri(worker.Address, path).ToString()]);

    private static Migration Next(int ahead, string sql) =>
        new(Migration.Embedded.Count + ahead, (Migration.Embedded.Count + ahead).ToString("0000", CultureInfo.InvariantCulture) + "_of_the_next_version.sql", sql);

    private Task<MigrationOutcome> MigrateAsync(params Migration[] next) =>
        new Migrator(_town.Store.Store, [.. Migration.Embedded, .. next], NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);

    private WorkerProcess Start() => WorkerProcess.Start(
        _town.Store.ConnectionString,
        ("Clock:Offset", ((long)(_town.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds + 2).ToString(CultureInfo.InvariantCulture)));
}
