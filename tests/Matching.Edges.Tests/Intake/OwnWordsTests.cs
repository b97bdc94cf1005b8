using Matching.Core.Intake;
using Matching.Core.Openings;
using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Matching.Storage.Postgres.Enrolments;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Postgres.Openings;
using Matching.Storage.Postgres.People;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Intake;

/// <summary>What people have said on their own pages stands when a file says otherwise, field by field, and the import says so.</summary>
public sealed class OwnWordsTests : IAsyncLifetime
{
    private static readonly OwnWishes Wishes = new([Kind.Job], ["it"], [], TravelModes.Walk, 15, 5);
    private static readonly StatusChange Paused = new(Status.Paused, "Ferie", "Hun selv", SmallTown.Today);

    private readonly PostgresFixture _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Her_week_and_wishes_stand_and_what_she_never_touched_follows_the_file()
    {
        await Files.SaveWeekAsync("Y1", WeeklyHours.Parse("Tu10:00-12:00"), CancellationToken.None);
        await Files.SaveWishesAsync("Y1", Wishes, CancellationToken.None);
        await Files.SaveLanguageAsync("Y1", "en", CancellationToken.None);

        var change = await ImportAsync(WithYouth("Y1", youth => youth with { FirstName = "Nynavn" }));

        (await _database.ScalarAsync<string>("select first_name || ' ' || available || ' ' || max_travel_minutes || ' ' || language from youth where id = 'Y1'")).ShouldBe("Nynavn Tu10:00-12:00 15 en");
        change.KeptOwn.Select(row => row.Field).ShouldContain("available");
        change.KeptOwn.ShouldAllBe(row => row.File == "youths.csv" && row.Key == "Y1");
    }

    [Fact]
    public async Task A_file_that_says_the_same_keeps_nothing_and_others_are_not_touched()
    {
        await Files.SaveWeekAsync("Y1", SmallTown.Youth("Y1").Available, CancellationToken.None);

        var change = await ImportAsync(WithYouth("Y2", youth => youth with { MaxHoursPerWeek = 9 }));

        change.KeptOwn.ShouldBeEmpty();
        (await _database.ScalarAsync<int>("select max_hours_per_week from youth where id = 'Y2'")).ShouldBe(9);
    }

    [Fact]
    public async Task A_preview_says_what_is_kept_and_stores_nothing()
    {
        await Files.SaveWeekAsync("Y1", WeeklyHours.Parse("Tu10:00-12:00"), CancellationToken.None);

        (await ImportAsync(SmallTown.Folder, isPreview: true)).KeptOwn.ShouldBe([new KeptRow("youths.csv", "Y1", "available")]);
    }

    [Fact]
    public async Task A_mentors_room_stands_with_its_seats()
    {
        await _database.ExecuteAsync("update opening set kind = 3 where id = 'O1'");
        var host = (await _database.ScalarAsync<string>("select host_id from opening where id = 'O1'"))!;
        await Places.SaveRoomAsync(host, new(WeeklyHours.Parse("Fr16:00-18:00"), 4, ["online"], ["da"], []), SmallTown.Today, CancellationToken.None);

        var change = await ImportAsync(SmallTown.Folder);

        (await _database.ScalarAsync<string>("select schedule || ' ' || seats from opening where id = 'O1'")).ShouldBe("Fr16:00-18:00 4");
        (await _database.ScalarAsync<long>("select count(*) from seat where opening_id = 'O1'")).ShouldBe(4);
        change.KeptOwn.Where(row => row.File == "openings.csv").Select(row => row.Field).ShouldContain("seats");
    }

    [Theory]
    [InlineData(1, 2, "Ferie")]
    [InlineData(3, 3, "slut")]
    public async Task A_pause_of_ones_own_stands_against_active_and_gives_way_to_closed(short said, short stands, string why)
    {
        var host = SmallTown.Folder.Hosts[0];
        (await Places.PauseAsync(host.Id, null, Paused, CancellationToken.None)).ShouldBeTrue();

        await ImportAsync(SmallTown.Folder with { Hosts = [host with { Status = new((Status)said, said == 3 ? "slut" : "") }, .. SmallTown.Folder.Hosts.Skip(1)] });

        (await _database.ScalarAsync<string>("select status || ' ' || status_reason from host where id = @Id", new { host.Id })).ShouldBe($"{stands} {why}");
    }

    [Fact]
    public async Task Whoever_takes_part_again_follows_the_file_again()
    {
        var host = SmallTown.Folder.Hosts[0];
        await Places.PauseAsync(host.Id, null, Paused, CancellationToken.None);
        await Places.PauseAsync(host.Id, null, Paused with { Status = Status.Active }, CancellationToken.None);

        (await ImportAsync(SmallTown.Folder)).KeptOwn.ShouldBeEmpty();
        (await _database.ScalarAsync<long>("select count(*) from own_field")).ShouldBe(0);
    }

    [Fact]
    public async Task A_ranking_of_ones_own_stands_and_never_vanishes()
    {
        await new PostgresRankings(_database.Store).SaveAsync(RankingSide.Youth, [new("Y1", "O1", 1), new("Y2", "O2", 2)], new(2026, 11, 30), CancellationToken.None);

        var change = await ImportAsync(SmallTown.Folder, closesVanished: true);

        (await _database.ScalarAsync<long>("select count(*) from ranking where side = 1 and (youth_id, opening_id) in (('Y1', 'O1'), ('Y2', 'O2'))")).ShouldBe(2);
        change.Vanished.ShouldNotContain(row => row.File == "ranks.csv" && (row.Key == "Y1 O1" || row.Key == "Y2 O2"));
    }

    [Fact]
    public async Task A_place_that_a_company_posted_itself_never_vanishes()
    {
        var posted = SmallTown.Folder.Openings[0] with { Id = "own-1" };
        var item = new Core.Offers.WorkItem(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "0791", Core.Offers.WorkKind.OpeningPosted, "posted:own-1", new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
        (await Places.AddAsync("0791", posted, item, CancellationToken.None)).ShouldBeTrue();

        var change = await ImportAsync(SmallTown.Folder, closesVanished: true);

        change.Vanished.ShouldBeEmpty();
        (await _database.ScalarAsync<int>("select status::int from opening where id = 'own-1'")).ShouldBe(1);
    }

    private PostgresOwnFile Files => new(_database.Store);

    private PostgresOwnPlace Places => new(_database.Store);

    private static ImportedFolder WithYouth(string id, Func<Youth, Youth> changed) =>
        SmallTown.Folder with { Youths = [.. SmallTown.Folder.Youths.Select(youth => youth.Id == id ? changed(youth) : youth)] };

    private async Task<RegisterChange> ImportAsync(ImportedFolder folder, bool isPreview = false, bool closesVanished = false)
    {
        var step = new ImportFolder(new PostgresRegister(_database.Store), new(new PostgresShelf(_database.Store), TimeProvider.System), TimeProvider.System, NullLogger<ImportFolder>.Instance);
        var outcome = await step.HandleAsync(SmallTown.Reading(folder), new() { By = "test", IsPreview = isPreview, ClosesVanished = closesVanished }, CancellationToken.None);
        return outcome.ShouldBeOfType<ImportOutcome.Merged>().Change;
    }
}
