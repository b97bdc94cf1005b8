using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing;
using Matching.Testing.Nightly;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

public sealed class ReplayNightTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private NightStand _stand = null!;

    private PostgresKeptNights Kept => new(_database.Store);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_night_of_the_demo_gives_the_same_bytes_after_the_register_has_changed()
    {
        await _stand.ImportAsync(new FolderReader().Read(RepositoryFolder.Demo, GivenTown.Tonight).Folder.ShouldNotBeNull());
        var night = (await _stand.RunAsync(new() { Seed = "a draw" })).ShouldBeOfType<NightOutcome.Published>().Night;
        await _database.ExecuteAsync("update opening set status = 2; update youth set birth_date = birth_date - 3000, max_travel_minutes = 5; update host set sector = 'retail'");

        var same = (await ReplayAsync(new NightChoice.OfDate(GivenTown.Tonight))).ShouldBeOfType<ReplayOutcome.Same>();

        foreach (var (once, again) in night.Files().Zip(same.Night.Files()).Where(pair => pair.First.Name != "run.json"))
        {
            again.Content.ShouldBe(once.Content, once.Name);
        }
    }

    [Fact]
    public async Task A_night_is_found_by_id_by_date_and_as_the_latest()
    {
        await RunSmallAsync();
        var id = await _database.ScalarAsync<Guid>("select id from night");

        (await Kept.FindAsync(new NightChoice.OfId(id), default)).ShouldNotBeNull().Key.Date.ShouldBe(GivenTown.Tonight);
        (await Kept.FindAsync(new NightChoice.Latest(), default)).ShouldNotBeNull().Id.ShouldBe(id);
        (await ReplayAsync(new NightChoice.OfDate(GivenTown.Tonight.AddDays(1)))).ShouldBeOfType<ReplayOutcome.NotFound>();
        (await ReplayAsync(new NightChoice.OfId(Guid.Empty))).ShouldBeOfType<ReplayOutcome.NotFound>();
    }

    [Fact]
    public async Task A_night_that_is_not_published_is_none()
    {
        await RunSmallAsync();
        await _database.ExecuteAsync("update night set state = 3");

        (await ReplayAsync(new NightChoice.Latest())).ShouldBeOfType<ReplayOutcome.NotFound>();
    }

    [Fact]
    public async Task Another_engine_is_named()
    {
        await RunSmallAsync();
        await _database.ExecuteAsync("""update night set versions = versions || '{"engine":"0"}'""");

        var gone = (await ReplayAsync(new NightChoice.Latest())).ShouldBeOfType<ReplayOutcome.VersionGone>();

        (gone.What, gone.Version, gone.Here).ShouldBe(("engine", "0", PlanNight.EngineVersion));
    }

    [Fact]
    public async Task A_policy_that_weighs_what_is_no_longer_here_is_named()
    {
        var weights = PolicyFile.Default.PreferenceWeights.ToDictionary(
            kind => kind.Key, kind => (IReadOnlyDictionary<string, int>)new Dictionary<string, int>(kind.Value, StringComparer.Ordinal) { ["lucky-number"] = 0 });
        await RunSmallAsync(new() { Policy = PolicyFile.Default with { Version = 7, PreferenceWeights = weights } });

        var gone = (await ReplayAsync(new NightChoice.Latest())).ShouldBeOfType<ReplayOutcome.VersionGone>();

        (gone.What, gone.Version, gone.Here).ShouldBe(("policy", "7", "lucky-number"));
    }

    [Fact]
    public async Task A_policy_of_another_version_goes_with_the_facts()
    {
        await RunSmallAsync(new() { Policy = PolicyFile.Default with { Version = 7, LoadPrice = 3 } });

        (await ReplayAsync(new NightChoice.Latest())).ShouldBeOfType<ReplayOutcome.Same>().Night.Versions.Policy.ShouldBe(7);
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("'\\x1f8b08000000000002ffabae050043bfa6a302000000'::bytea", PlanNight.EngineVersion)]
    public async Task Facts_that_are_gone_or_of_another_program_are_named(string facts, string here)
    {
        await RunSmallAsync();
        await _database.ExecuteAsync($"update night set facts = {facts}");

        var gone = (await ReplayAsync(new NightChoice.Latest())).ShouldBeOfType<ReplayOutcome.VersionGone>();

        (gone.What, gone.Here).ShouldBe(("facts", here));
    }

    [Fact]
    public async Task Bytes_that_differ_are_told_by_file()
    {
        await RunSmallAsync();
        await _database.ExecuteAsync("update night set plan_hash = 'x', summary = summary || '{\"placed\":9}'");

        var differs = (await ReplayAsync(new NightChoice.Latest())).ShouldBeOfType<ReplayOutcome.Differs>();

        differs.Files.ShouldBe(["plan.csv", "unplaced.csv", "explained.csv", "prices.csv", "summary.json"]);
    }

    private Task<ReplayOutcome> ReplayAsync(NightChoice choice) =>
        new ReplayNight(Kept, new PlanNight(_clock)).HandleAsync(choice, threads: 2, null, CancellationToken.None);

    private async Task RunSmallAsync(NightRequest? request = null)
    {
        await _stand.ImportAsync(SmallTown.Folder);
        (await _stand.RunAsync(request)).ShouldBeOfType<NightOutcome.Published>();
    }
}
