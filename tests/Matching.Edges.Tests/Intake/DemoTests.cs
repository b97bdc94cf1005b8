using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Testing;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Intake;

/// <summary>The demo town through the store, against the same files without one.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly FolderReading _reading = new FolderReader().Read(RepositoryFolder.Demo, Redate.DemoDate);
    private NightStand _stand = null!;
    private RegisterChange _change = null!;

    private ImportedFolder Folder => _reading.Folder.ShouldNotBeNull();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        _change = await Import();
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_store_gives_back_what_the_files_say()
    {
        var reading = await _stand.ReadBoard.HandleAsync(CancellationToken.None);

        BoardText.Of(reading.Board).ShouldBe(BoardText.Of(Folder.ToBoard()));
        reading.LeftOutByAge.ShouldBe(_reading.LeftOut.Count);
    }

    [Fact]
    public async Task A_dry_night_on_the_store_writes_the_same_bytes_as_a_night_straight_from_the_files()
    {
        var fromFiles = new PlanNight(_clock).Plan(Folder.ToBoard(), new(Redate.DemoDate, PolicyFile.Default, Threads: 2, LeftOutBefore: _reading.LeftOut.Count));

        var fromStore = await _stand.Rehearse.HandleAsync(new() { Date = Redate.DemoDate, Threads = 1 }, null, CancellationToken.None);

        foreach (var (ours, theirs) in fromStore.Files().Zip(fromFiles.Files()).Where(pair => pair.First.Name != "run.json"))
        {
            ours.Name.ShouldBe(theirs.Name);
            ours.Content.AsSpan().SequenceEqual(theirs.Content).ShouldBeTrue($"{ours.Name} differs");
        }
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        var again = await Import();

        _change.Files["youths.csv"].Added.ShouldBe(Folder.Youths.Count);
        again.IsNothing.ShouldBeTrue();
        again.Vanished.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_night_proposes_and_what_every_seat_holds_adds_up()
    {
        var published = (await _stand.RunAsync(new() { Date = Redate.DemoDate })).ShouldBeOfType<NightOutcome.Published>();

        published.Counts.New.ShouldBe(published.Night.Plan.Counts.Placed);
        (await _database.ScalarAsync<long>("select count(*) from seat_hold where released_at is null"))
            .ShouldBe(await _database.ScalarAsync<long>("select sum(least(s.seats, p.pairs)) from (select opening_id, count(*) as seats from seat group by 1) s join (select opening_id, count(*) as pairs from placement where state in (2, 3, 4, 5) and opening_id is not null group by 1) p using (opening_id)"));
    }

    private async Task<RegisterChange> Import() =>
        (await _stand.Register.MergeAsync(Folder, _reading.LeftOut, new() { By = "anna" }, _clock.GetUtcNow(), CancellationToken.None)).ShouldNotBeNull();
}
