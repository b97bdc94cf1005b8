using Matching.Core.Nightly;
using Matching.Core.People;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Npgsql;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

public sealed class RunNightTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private NightStand _stand = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        await _stand.ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_night_is_stored_with_its_plan_and_all_that_proves_it()
    {
        var outcome = await _stand.RunAsync();

        var published = outcome.ShouldBeOfType<NightOutcome.Published>();
        published.Counts.New.ShouldBe(published.Night.Plan.Pairs.Count(pair => pair.State != PairState.Pinned));
        published.Counts.New.ShouldBeGreaterThan(0);
        (await _database.ScalarAsync<string>("select area || ' ' || local_date || ' ' || state from night")).ShouldBe("0615+0791 2026-11-20 2");
        (await _database.ScalarAsync<string>("select facts_hash || plan_hash from night")).ShouldBe(published.Night.FactsHash + published.Night.PlanHash);
        (await _database.ScalarAsync<long>("select count(*) from unplaced")).ShouldBe(published.Night.Plan.Unplaced.Count);
        (await _database.ScalarAsync<long>("select count(*) from seat_price")).ShouldBe(2);
        (await _database.ScalarAsync<string>("select string_agg(key, ' ' order by key) from night, jsonb_object_keys(steps) key"))
            .ShouldBe("assign candidates explain facts files prepare prices read");
        (await _database.ScalarAsync<bool>("select bool_and(municipality_code = '0791' and state = 1 and details ? 'scoreCard') from proposal")).ShouldBeTrue();
    }

    [Fact]
    public async Task Twenty_at_once_make_one_night()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _stand.RunAsync())));

        outcomes.OfType<NightOutcome.Published>().ShouldHaveSingleItem();
        outcomes.Count(outcome => outcome is NightOutcome.AlreadyDone or NightOutcome.RunsElsewhere).ShouldBe(19);
        (await _database.ScalarAsync<long>("select count(*) from night")).ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from proposal where state <> 1")).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_night_of_the_date_does_nothing_and_the_next_date_keeps_the_same_rows()
    {
        await _stand.RunAsync();
        var first = await Rows();

        var again = await _stand.RunAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        var next = await _stand.RunAsync();

        again.ShouldBeOfType<NightOutcome.AlreadyDone>();
        next.ShouldBeOfType<NightOutcome.Published>().Counts.Kept.ShouldBe(first.Count);
        (await Rows()).ShouldBe(first);
        (await _database.ScalarAsync<long>("select count(*) from proposal where pair_state = 2 and night_id = (select id from night where local_date = '2026-11-21')")).ShouldBe(first.Count);
    }

    [Fact]
    public async Task What_is_no_longer_proposed_is_superseded()
    {
        await _stand.RunAsync();
        await _stand.ImportAsync(SmallTown.Folder with { Openings = [.. SmallTown.Folder.Openings.Select(opening => opening with { Status = new(Status.Closed) })] });
        _clock.Advance(TimeSpan.FromDays(1));

        var next = await _stand.RunAsync();

        next.ShouldBeOfType<NightOutcome.Published>().Counts.Superseded.ShouldBeGreaterThan(0);
        (await _database.ScalarAsync<long>("select count(*) from proposal where state = 1")).ShouldBe(0);
    }

    [Fact]
    public async Task A_pair_rejected_for_fourteen_days_is_not_proposed_on_the_thirteenth_and_is_on_the_fourteenth()
    {
        await _stand.RunAsync();
        var job = await _database.ScalarAsync<string>("select opening_id from proposal where youth_id = 'Y1' and kind = 2");
        await _database.ExecuteAsync("""
            insert into reject_reason (code, text_da, text_en, consequence, pause_days) values ('in_exams', 'Har eksamen', 'Has exams', 'pause_days', 14);
            update proposal set state = 3, decided_at = '2026-11-20 09:00+00', decided_by = 'anna', reject_reason = 'in_exams' where youth_id = 'Y1' and kind = 2;
            insert into never_pair (youth_id, opening_id, municipality_code, proposal_id, reason, decided_by, decided_at)
            select youth_id, opening_id, municipality_code, id, reject_reason, decided_by, decided_at from proposal where youth_id = 'Y1' and kind = 2
            """);

        var proposed = new List<int>();
        foreach (var day in new[] { 1, 13, 14 })
        {
            _clock.MoveTo(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
            _clock.Advance(TimeSpan.FromDays(day));
            await _stand.RunAsync();
            if (await _database.ScalarAsync<bool>("select exists (select from proposal where youth_id = 'Y1' and opening_id = @job and state = 1)", new { job }))
            {
                proposed.Add(day);
            }
        }

        proposed.ShouldBe([14]);
    }

    [Fact]
    public async Task A_dry_night_gives_the_same_plan_and_stores_nothing()
    {
        var dry = await _stand.Rehearse.HandleAsync(new(), null, CancellationToken.None);
        var nights = await _database.ScalarAsync<long>("select count(*) from night");

        var real = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>();

        nights.ShouldBe(0);
        dry.PlanHash.ShouldBe(real.Night.PlanHash);
        dry.FactsHash.ShouldBe(real.Night.FactsHash);
    }

    [Fact]
    public async Task What_is_approved_while_the_night_runs_stands_and_gets_no_rival()
    {
        await _stand.RunAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        var (reading, night) = await Planned();
        await _database.ExecuteAsync("update proposal set state = 2 where youth_id = 'Y1' and kind = 2");

        var counts = await Publish(night, reading);

        counts.Left.ShouldBe(1);
        (await _database.ScalarAsync<string>("select string_agg(state::text, ' ') from proposal where youth_id = 'Y1' and kind = 2")).ShouldBe("2");
    }

    [Fact]
    public async Task Two_who_publish_and_decide_at_the_same_instant_wait_for_each_other()
    {
        await _stand.RunAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        var (reading, night) = await Planned();
        await using var deciding = await _database.Store.OpenConnectionAsync();
        await using var decision = await deciding.BeginTransactionAsync();
        await using (var approve = new NpgsqlCommand("update proposal set state = 2 where youth_id = 'Y1' and kind = 2 and state = 1", deciding, decision))
        {
            await approve.ExecuteNonQueryAsync();
        }

        var publishing = Task.Run(() => Publish(night, reading));
        await Eventually.TrueAsync(
            async () => await _database.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"),
            TimeSpan.FromSeconds(10),
            "the publication waits for the decision");
        await decision.CommitAsync();

        (await publishing).Left.ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from proposal where youth_id = 'Y1' and kind = 2")).ShouldBe(1);
    }

    [Fact]
    public async Task A_runner_that_died_is_followed_when_its_lease_has_passed_and_not_before()
    {
        var key = NightKey.Of(["0615", "0791"], new(2026, 11, 20));
        var now = _clock.GetUtcNow();
        var died = (await _stand.Nights.ClaimAsync(key, "s", now, now.AddMinutes(1), CancellationToken.None)).ShouldBeOfType<NightClaim.Mine>();

        var during = await _stand.RunAsync();
        _clock.Advance(TimeSpan.FromSeconds(61));
        var after = await _stand.RunAsync();

        // The store keeps whole microseconds.
        during.ShouldBeOfType<NightOutcome.RunsElsewhere>().Until.ShouldBe(now.AddMinutes(1), TimeSpan.FromMilliseconds(1));
        after.ShouldBeOfType<NightOutcome.Published>();
        (await _stand.Nights.RenewAsync(died.Lease, _clock.GetUtcNow().AddMinutes(1), new Dictionary<string, long>(), CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_stood_still_longer_than_the_lease_cannot_publish()
    {
        var (reading, night) = await Planned();
        var slow = (NightClaim.Mine)await _stand.Nights.ClaimAsync(night.Key(), "s", _clock.GetUtcNow(), _clock.GetUtcNow().AddMinutes(1), CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await _stand.RunAsync();
        var before = await Rows();

        await Should.ThrowAsync<InvalidOperationException>(() => _stand.Nights.PublishAsync(slow.Lease, reading.ToPublish(night), _clock.GetUtcNow(), CancellationToken.None));

        (await Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task A_night_that_failed_publishes_nothing_and_may_be_asked_for_at_once()
    {
        await _database.ExecuteAsync("create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$; create trigger refuse before insert on seat_price for each row execute function refuse()");
        await Should.ThrowAsync<PostgresException>(() => _stand.RunAsync());
        var failed = await _database.ScalarAsync<string>("select state || ' ' || fault || ' ' || (select count(*) from proposal) from night");
        await _database.ExecuteAsync("drop trigger refuse on seat_price");

        var again = await _stand.RunAsync();

        failed.ShouldBe("3 PostgresException 0");
        again.ShouldBeOfType<NightOutcome.Published>();
    }

    [Theory]
    [InlineData("00:14:59", false, true)]
    [InlineData("00:14:59", true, false)]
    [InlineData("00:15:00", true, true)]
    public async Task Todays_night_is_missing_from_a_quarter_past_one_and_the_very_first_at_any_hour(string utc, bool hasEarlier, bool runs)
    {
        if (hasEarlier)
        {
            await _stand.RunAsync();
        }

        _clock.MoveTo(new(new DateOnly(2026, 11, 21), TimeOnly.Parse(utc, null), TimeSpan.Zero));

        (await _stand.RunAsync(new() { OnlyIfMissing = true }) is NightOutcome.Published).ShouldBe(runs);
    }

    [Fact]
    public async Task An_empty_store_has_no_night()
    {
        await using var empty = await PostgresFixture.CreateAsync();

        (await new NightStand(empty, _clock).RunAsync()).ShouldBeOfType<NightOutcome.NobodyKnown>();

        (await empty.ScalarAsync<long>("select count(*) from night")).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_beside_a_running_night_waits_for_its_end()
    {
        var still = await _stand.Register.HoldStillAsync(CancellationToken.None);
        var importing = Task.Run(() => _stand.ImportAsync(SmallTown.Folder with { Youths = [.. SmallTown.Folder.Youths, SmallTown.Youth("Y4")] }));
        await Eventually.TrueAsync(
            async () => await _database.ScalarAsync<bool>("select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))"),
            TimeSpan.FromSeconds(10),
            "the import waits");
        var during = await _database.ScalarAsync<long>("select count(*) from youth");

        await still.DisposeAsync();
        await importing;

        during.ShouldBe(3);
        (await _database.ScalarAsync<long>("select count(*) from youth")).ShouldBe(4);
    }

    [Fact]
    public async Task A_seat_that_somebody_holds_unseen_by_the_board_is_not_given_away()
    {
        await _database.ExecuteAsync("""
            insert into placement (id, municipality_code, youth_id, opening_id, kind, state, since, schedule, outside_title, source)
            values ('00000000-0000-0000-0000-0000000000b1', '0791', 'Y2', 'O1', 2, 7, '2026-11-01', '', '', 'offer');
            insert into seat_hold (id, municipality_code, opening_id, seat_number, placement_id, held_at)
            values (gen_random_uuid(), '0791', 'O1', 2, '00000000-0000-0000-0000-0000000000b1', now())
            """);

        var reading = await _stand.ReadBoard.HandleAsync(CancellationToken.None);

        reading.Board.Openings.Single(opening => opening.Id == "O1").SeatsTakenElsewhere.ShouldBe(1);
    }

    [Fact]
    public async Task Old_or_missing_memory_changes_nothing_in_the_plan()
    {
        var plain = await _stand.Rehearse.HandleAsync(new(), null, CancellationToken.None);
        await _stand.Memory.RememberAsync([new("O1", 99, 7, default, 1)], _clock.GetUtcNow(), CancellationToken.None);
        var old = await _stand.Rehearse.HandleAsync(new(), null, CancellationToken.None);
        _stand.Memory.IsGone = true;
        var gone = await _stand.Rehearse.HandleAsync(new(), null, CancellationToken.None);

        old.FactsHash.ShouldBe(plain.FactsHash);
        gone.FactsHash.ShouldBe(plain.FactsHash);
    }

    private async Task<(BoardReading Reading, PlannedNight Night)> Planned()
    {
        var reading = await _stand.ReadBoard.HandleAsync(CancellationToken.None);
        var date = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        return (reading, new PlanNight(_clock).Plan(reading.Board, new(date, PolicyFile.Default)));
    }

    private async Task<PublishedCounts> Publish(PlannedNight night, BoardReading reading)
    {
        var claim = (NightClaim.Mine)await _stand.Nights.ClaimAsync(night.Key(), "s", _clock.GetUtcNow(), _clock.GetUtcNow().AddMinutes(1), CancellationToken.None);
        return await _stand.Nights.PublishAsync(claim.Lease, reading.ToPublish(night), _clock.GetUtcNow(), CancellationToken.None);
    }

    private Task<IReadOnlyList<string>> Rows() => _database.QueryAsync<string>("select id || youth_id || kind || opening_id from proposal where state = 1 order by 1");
}

internal static class NightParts
{
    public static NightKey Key(this PlannedNight night) => NightKey.Of(night.Problem.Area, night.Problem.Date);

    public static NightToPublish ToPublish(this BoardReading reading, PlannedNight night) => new(
        night, reading.Board.Youths.ToDictionary(youth => youth.Id, youth => youth.Municipality), reading.Undecided, new Dictionary<string, long>());
}
