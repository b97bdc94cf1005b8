using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

public sealed class RunRoundTests : IAsyncLifetime
{
    private const string Stand = "select string_agg(id || ' ' || state || ' ' || opening_id || ' ' || version, ',' order by id) from proposal where state <> 3";

    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private NightStand _stand = null!;

    private RunRound Round => new(
        _stand.ReadBoard, new PlanNight(_clock), new PostgresRounds(_database.Store), new PostgresRegister(_database.Store), _clock, NullLogger<RunRound>.Instance);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        await _stand.ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Before_the_first_night_there_is_no_round()
    {
        (await Round.HandleAsync(CancellationToken.None)).ShouldBeOfType<RoundOutcome.NoNightYet>();
    }

    [Fact]
    public async Task A_round_right_after_the_night_adds_nothing_and_moves_nothing()
    {
        await _stand.RunAsync();
        var before = await _database.ScalarAsync<string>(Stand);

        (await Round.HandleAsync(CancellationToken.None)).ShouldBeOfType<RoundOutcome.Ended>().Openings.ShouldBeEmpty();

        (await _database.ScalarAsync<string>(Stand)).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_night_could_not_yet_propose_a_round_does_and_the_why_not_goes()
    {
        await _database.ExecuteAsync("update opening set status = 2");
        await _stand.RunAsync();
        (await _database.ScalarAsync<long>("select count(*) from proposal")).ShouldBe(0);
        var without = await _database.ScalarAsync<long>("select count(*) from unplaced");
        await _database.ExecuteAsync("update opening set status = 1");

        var outcome = (await Round.HandleAsync(CancellationToken.None)).ShouldBeOfType<RoundOutcome.Ended>();

        outcome.Added.ShouldBeGreaterThan(0);
        (await _database.ScalarAsync<long>("select count(*) from proposal where state = 1 and night_id = (select id from night)")).ShouldBe(outcome.Added);
        (await _database.ScalarAsync<long>("select count(*) from unplaced")).ShouldBe(without - outcome.Added);
    }

    [Fact]
    public async Task From_one_opening_a_round_proposes_what_a_whole_one_would_there_and_from_none_nothing()
    {
        await _database.ExecuteAsync("update opening set status = 2");
        await _stand.RunAsync();
        await _database.ExecuteAsync("update opening set status = 1");
        var planned = (await _stand.ReadBoard.HandleAsync(CancellationToken.None)).Board;
        var whole = new PlanNight(_clock).Plan(planned, new(new(2026, 11, 20), PolicyFile.Default)).Plan.Pairs.Where(pair => pair.State == PairState.Proposed).ToList();

        (await Round.HandleAsync([], CancellationToken.None)).ShouldBeOfType<RoundOutcome.Ended>().Added.ShouldBe(0);
        var ended = (await Round.HandleAsync([whole[0].Opening], CancellationToken.None)).ShouldBeOfType<RoundOutcome.Ended>();

        ended.Openings.ShouldContain(whole[0].Opening);
        ended.Openings.ShouldBeSubsetOf(whole.Select(pair => pair.Opening));
    }

    [Fact]
    public async Task A_wish_whose_proposal_was_rejected_rests_until_the_next_night()
    {
        await _stand.RunAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _database.ExecuteAsync("update proposal set state = 3, decided_at = '2026-11-20 08:00:30+00', decided_by = 'anna', reject_reason = 'talk_first'");

        await Round.HandleAsync(CancellationToken.None);

        (await _database.ScalarAsync<long>(
            "select count(*) from proposal new join proposal old using (youth_id, kind) where new.state = 1 and old.state = 3")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_rounds_at_once_propose_each_wish_once()
    {
        await _database.ExecuteAsync("update opening set status = 2");
        await _stand.RunAsync();
        await _database.ExecuteAsync("update opening set status = 1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Round.HandleAsync(CancellationToken.None))));

        outcomes.Cast<RoundOutcome.Ended>().Sum(outcome => outcome.Added).ShouldBe((int)await _database.ScalarAsync<long>("select count(*) from proposal"));
        (await _database.ScalarAsync<long>("select count(*) from (select from proposal group by youth_id, kind having count(*) > 1) twice")).ShouldBe(0);
    }
}
