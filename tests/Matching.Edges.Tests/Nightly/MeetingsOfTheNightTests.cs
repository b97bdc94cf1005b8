using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Intake;
using Matching.Storage.Postgres.Nightly;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Nightly;

/// <summary>A town in January 2027 in which both sides choose.</summary>
public sealed class MeetingsOfTheNightTests : IAsyncLifetime
{
    private const string Meetings = "select count(*) from proposal where state = 1 and pair_state = 5";

    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2027, 1, 11, 8, 0, 0, TimeSpan.Zero));
    private NightStand _stand = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        await _stand.ImportAsync(Town);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Several_meetings_of_one_wish_are_stored_beside_each_other_and_the_next_night_keeps_them()
    {
        var first = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>();
        _clock.Advance(TimeSpan.FromDays(1));
        var next = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>();

        first.Counts.New.ShouldBe(4);
        next.Counts.Kept.ShouldBe(4);
        next.Counts.New.ShouldBe(0);
        (await _database.ScalarAsync<long>(Meetings)).ShouldBe(4);
        (await _database.ScalarAsync<long>("select count(*) from unplaced where kind = 1")).ShouldBe(0);
    }

    [Fact]
    public async Task A_meeting_that_was_agreed_to_is_not_proposed_again_and_the_others_stay()
    {
        await _stand.RunAsync();
        await _database.ExecuteAsync("update proposal set state = 2, decided_at = '2027-01-11 09:00+00', decided_by = 'anna' where (youth_id, opening_id) = ('Y1', 'O1')");
        _clock.Advance(TimeSpan.FromDays(1));

        (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night.Plan.Meetings.Count.ShouldBe(3);

        (await _database.ScalarAsync<long>(Meetings)).ShouldBe(3);
    }

    [Fact]
    public async Task When_rankings_are_imported_who_chose_each_other_is_proposed_a_place_and_the_meetings_go()
    {
        await _stand.RunAsync();
        await _stand.ImportAsync(Town with
        {
            Ranks = [new(RankingSide.Youth, "Y1", "O2", 1), new(RankingSide.Host, "Y1", "O2", 1), new(RankingSide.Youth, "Y2", "O2", 1), new(RankingSide.Host, "Y2", "O2", 2)],
        });
        _clock.Advance(TimeSpan.FromDays(1));

        var night = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night;

        night.Plan.Pairs.ShouldHaveSingleItem().ShouldSatisfyAllConditions(pair => pair.Youth.ShouldBe("Y1"), pair => pair.Opening.ShouldBe("O2"));
        (await _database.ScalarAsync<string>("select string_agg(youth_id || opening_id || pair_state, ' ' order by youth_id) from proposal where state = 1"))
            .ShouldBe("Y1O22 Y2O15");
    }

    [Fact]
    public async Task A_round_proposes_no_meeting_and_leaves_those_that_were_proposed()
    {
        await _stand.RunAsync();
        var round = new RunRound(
            _stand.ReadBoard, new PlanNight(_clock), new PostgresRounds(_database.Store), new PostgresRegister(_database.Store), _clock, NullLogger<RunRound>.Instance);

        (await round.HandleAsync(CancellationToken.None)).ShouldBeOfType<RoundOutcome.Ended>().Openings.ShouldBeEmpty();

        (await _database.ScalarAsync<long>(Meetings)).ShouldBe(4);
    }

    [Fact]
    public async Task Who_gathered_in_a_group_that_came_to_nothing_is_on_the_work_list()
    {
        await _stand.ImportAsync(Town with { Openings = [Group], Youths = [Town.Youths[0] with { Programmes = [], Wants = [Kind.Job] }] });
        (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night.Plan.Pairs.ShouldHaveSingleItem().State.ShouldBe(PairState.Gathering);
        _clock.Advance(TimeSpan.FromDays(1));

        (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night.Plan.Dissolved.ShouldBe(["O9"]);

        (await _database.ScalarAsync<string>("select string_agg(kind || ' ' || youth_id, ',') from work_item")).ShouldBe("group_dissolved Y1");
        (await _database.ScalarAsync<long>("select count(*) from sms_message")).ShouldBe(0);
        (await _database.ScalarAsync<long>("select count(*) from proposal where state = 1 and kind = 2")).ShouldBe(0);
    }

    private static Opening Group => SmallTown.Opening("O9", Kind.Job, "H1") with { Seats = 4, CohortMin = 2, CohortMax = 4, ClosesOn = new(2027, 1, 11) };

    private static ImportedFolder Town => SmallTown.Folder with
    {
        Youths = [Youth("Y1"), Youth("Y2")],
        Hosts = [.. SmallTown.Folder.Hosts, SmallTown.Folder.Hosts[0] with { Id = "H3" }],
        Openings = [Place("O1", "H1"), Place("O2", "H3")],
        Placements = [],
        History = [],
    };

    private static Core.People.Youth Youth(string id) => SmallTown.Youth(id) with { Wants = [Kind.Internship], Programmes = ["nextwork"], BirthDate = new(2006, 5, 4), TargetGroup = "activity_ready", Municipality = "0615" };

    private static Opening Place(string id, string host) => SmallTown.Opening(id, Kind.Internship, host) with { Programme = "nextwork", Seats = 1 };
}
