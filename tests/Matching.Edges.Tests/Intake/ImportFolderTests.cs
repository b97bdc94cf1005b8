using Matching.Core.Intake;
using Matching.Core.People;
using Matching.Core.Placements;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Enrolments;
using Matching.Storage.Postgres.Intake;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Intake;

public sealed class ImportFolderTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_empty_store_gets_every_row_with_its_municipality_seats_and_holds()
    {
        var change = await Import(SmallTown.Folder);

        change.Files["youths.csv"].ShouldBe(new FileCounts(3, 0, 0, 0, 0, 0));
        change.Added.ShouldBe(2 + 2 + 1 + 1 + 2 + 2 + 3 + 1 + 1);
        (await _database.ScalarAsync<long>("select count(*) from seat where opening_id = 'O1'")).ShouldBe(2);
        (await _database.ScalarAsync<long>("select count(*) from seat_hold where opening_id = 'O1' and released_at is null and placement_id is not null")).ShouldBe(1);
        (await _database.ScalarAsync<string>("select string_agg(municipality_code, ' ' order by id) from opening")).ShouldBe("0791 0615");
        (await _database.ScalarAsync<string>("select municipality_code from history")).ShouldBe("0791");
    }

    [Fact]
    public async Task The_same_folder_again_changes_nothing_and_raises_no_version()
    {
        await Import(SmallTown.Folder);
        var before = await Versions();

        var change = await Import(SmallTown.Folder);

        change.IsNothing.ShouldBeTrue();
        change.Files["openings.csv"].ShouldBe(new FileCounts(0, 0, 2, 0, 0, 0));
        change.Vanished.ShouldBeEmpty();
        (await Versions()).ShouldBe(before);
    }

    [Fact]
    public async Task A_changed_row_is_updated_by_its_id_and_no_other_is_touched()
    {
        await Import(SmallTown.Folder);

        var change = await Import(WithYouth(SmallTown.Folder, SmallTown.Youth("Y1") with { MaxHoursPerWeek = 13 }));

        change.Files["youths.csv"].ShouldBe(new FileCounts(0, 1, 2, 0, 0, 0));
        (await _database.ScalarAsync<string>("select string_agg(version::text, ' ' order by id) from youth")).ShouldBe("2 1 1");
    }

    [Fact]
    public async Task A_vanished_row_is_listed_and_stays_open_until_closing_is_accepted()
    {
        await Import(SmallTown.Folder);
        var without = SmallTown.Folder with { Youths = [.. SmallTown.Folder.Youths.Where(youth => youth.Id != "Y2")] };

        var listed = await Import(without);
        var stillOpen = await Status("Y2");
        var accepted = await Import(without, request => request with { ClosesVanished = true });
        var again = await Import(without);

        listed.Vanished.ShouldBe([new VanishedRow("youths.csv", "Y2")]);
        listed.IsNothing.ShouldBeTrue();
        stillOpen.ShouldBe("1 ");
        accepted.Files["youths.csv"].ShouldBe(new FileCounts(0, 0, 2, 1, 1, 0));
        (await Status("Y2")).ShouldBe("3 vanished");
        again.Vanished.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_known_person_who_is_left_out_by_age_is_closed_and_an_unknown_one_is_not_stored()
    {
        await Import(SmallTown.Folder);
        var without = SmallTown.Folder with { Youths = [.. SmallTown.Folder.Youths.Where(youth => youth.Id != "Y2")] };

        var change = await Import(without, leftOut: [new("youths.csv", 3, "Y2", 31), new("youths.csv", 4, "Y9", 12)]);

        change.ClosedByAge.ShouldBe(1);
        change.Vanished.ShouldBeEmpty();
        change.Files["youths.csv"].LeftOut.ShouldBe(2);
        (await Status("Y2")).ShouldBe("3 age");
        (await _database.ScalarAsync<long>("select count(*) from youth")).ShouldBe(3);
    }

    [Fact]
    public async Task A_preview_tells_the_same_and_keeps_nothing()
    {
        var preview = await Import(SmallTown.Folder, request => request with { IsPreview = true, IsDemo = true });

        preview.IsStored.ShouldBeFalse();
        preview.Files["youths.csv"].Added.ShouldBe(3);
        (await _database.ScalarAsync<long>("select count(*) from youth")).ShouldBe(0);
        (await Installation()).ShouldBe((false, true));
    }

    [Fact]
    public async Task Only_an_empty_store_is_filled_when_asked_so()
    {
        await Import(SmallTown.Folder, request => request with { OnlyIntoEmpty = true, IsDemo = true });

        var outcome = await Step().HandleAsync(SmallTown.Reading(SmallTown.Folder), Request with { OnlyIntoEmpty = true }, CancellationToken.None);

        outcome.ShouldBeOfType<ImportOutcome.NotEmpty>();
        (await Installation()).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_fault_anywhere_leaves_nothing()
    {
        var broken = SmallTown.Folder with { Postcodes = [SmallTown.Folder.Postcodes[0]] };

        await Should.ThrowAsync<PostgresException>(() => Import(broken));

        (await _database.ScalarAsync<long>("select (select count(*) from host) + (select count(*) from municipality) + (select count(*) from import_run)")).ShouldBe(0);
    }

    [Fact]
    public async Task Fewer_places_take_free_seats_away_and_never_a_held_one()
    {
        await Import(SmallTown.Folder);
        await _database.ExecuteAsync("update seat_hold set seat_number = 2 where opening_id = 'O1'");

        await Import(WithSeats(1));
        var one = await Seats();
        await Import(WithSeats(0));
        var none = await Seats();
        await Import(WithSeats(3));

        one.ShouldBe("2");
        none.ShouldBe("2");
        (await Seats()).ShouldBe("1 2 3");
    }

    [Fact]
    public async Task A_seat_whose_holds_are_over_can_go_and_the_holds_stay_told()
    {
        await Import(SmallTown.Folder);
        var ended = SmallTown.Folder.Placements[0] with { State = PlacementState.Ended, Since = new(2026, 11, 10), EndDate = new(2026, 11, 10) };
        await Import(SmallTown.Folder with { Placements = [ended] });

        await Import(WithSeats(0) with { Placements = [ended] });

        (await _database.ScalarAsync<long>("select count(*) from seat where opening_id = 'O1'")).ShouldBe(0);
        (await _database.ScalarAsync<long>("select count(*) from seat_hold where released_at is not null and seat_number is null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_that_came_further_is_the_same_pair_and_keeps_its_seat()
    {
        var offered = SmallTown.Folder.Placements[0] with { State = PlacementState.Offered, Since = new(2026, 9, 20), StartDate = null };
        await Import(SmallTown.Folder with { Placements = [offered] });

        var change = await Import(SmallTown.Folder);

        change.Files["placements.csv"].ShouldBe(new FileCounts(0, 1, 0, 0, 0, 0));
        (await _database.ScalarAsync<long>("select count(*) from seat_hold where released_at is null")).ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from seat_hold where released_at is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task More_pairs_than_seats_hold_as_many_as_there_are_seats()
    {
        var pair = SmallTown.Folder.Placements[0];
        var folder = WithSeats(2) with { Placements = [pair, pair with { YouthId = "Y1" }, pair with { YouthId = "Y2", State = PlacementState.Approved }] };

        await Import(folder);

        var holders = await _database.QueryAsync<string>(
            "select p.youth_id from seat_hold h join placement p on p.id = h.placement_id where h.released_at is null order by 1");
        holders.ShouldBe(["Y1", "Y3"]);
    }

    [Fact]
    public async Task A_stop_of_ours_outlives_the_file_and_a_stop_in_the_file_is_registered_once()
    {
        await Import(WithYouth(SmallTown.Folder, SmallTown.Youth("Y3") with { SmsStopped = true }));
        await _database.ExecuteAsync("insert into sms_stop values ('+4522220001', '0791', now(), 'STOP', 'sms')");
        await _database.ExecuteAsync("delete from sms_stop where phone = '+4522220003'");

        await Import(WithYouth(SmallTown.Folder, SmallTown.Youth("Y3") with { SmsStopped = true }));

        (await _database.ScalarAsync<string>("select string_agg(id, ' ' order by id) from youth where sms_stopped")).ShouldBe("Y1 Y3");
        (await _database.QueryAsync<string>("select source || phone from sms_stop")).ShouldBe(["sms+4522220001"]);
    }

    [Fact]
    public async Task A_parked_number_stays_parked_through_another_import()
    {
        await Import(SmallTown.Folder);
        await _database.ExecuteAsync("insert into phone_parked (phone, municipality_code, parked_at) values ('+4522220001', '0791', now())");

        await Import(SmallTown.Folder);

        (await _database.QueryAsync<string>("select s.phone from phone_silent s join youth y on y.phone = s.phone where y.id = 'Y1'")).ShouldBe(["+4522220001"]);
    }

    private static ImportRequest Request => new() { By = "anna" };

    private static ImportedFolder WithYouth(ImportedFolder folder, Youth changed) =>
        folder with { Youths = [.. folder.Youths.Select(youth => youth.Id == changed.Id ? changed : youth)] };

    private static ImportedFolder WithSeats(int seats) => SmallTown.Folder with
    {
        Openings = [SmallTown.Folder.Openings[0] with { Seats = seats }, SmallTown.Folder.Openings[1]],
    };

    private async Task<RegisterChange> Import(ImportedFolder folder, Func<ImportRequest, ImportRequest>? asked = null, LeftOut[]? leftOut = null)
    {
        var outcome = await Step().HandleAsync(SmallTown.Reading(folder, leftOut ?? []), (asked ?? (request => request))(Request), CancellationToken.None);
        return outcome.ShouldBeOfType<ImportOutcome.Merged>().Change;
    }

    private ImportFolder Step() => new(new PostgresRegister(_database.Store), new(new PostgresShelf(_database.Store), TimeProvider.System), TimeProvider.System, NullLogger<ImportFolder>.Instance);

    private Task<string?> Status(string youth) => _database.ScalarAsync<string>("select status || ' ' || status_reason from youth where id = @youth", new { youth });

    private Task<string?> Seats() => _database.ScalarAsync<string>("select string_agg(number::text, ' ' order by number) from seat where opening_id = 'O1'");

    private Task<string?> Versions() => _database.ScalarAsync<string>(
        "select string_agg(id || version, ' ' order by id) from (select id, version from youth union all select id, version from host union all select id, version from opening) v");

    private async Task<(bool HasDemo, bool IsEmpty)> Installation()
    {
        var installation = await new PostgresInstallation(_database.Store).ReadAsync(CancellationToken.None);
        installation.Id.ShouldBe(_database.InstallationId);
        return (installation.HasDemo, installation.IsEmpty);
    }
}
