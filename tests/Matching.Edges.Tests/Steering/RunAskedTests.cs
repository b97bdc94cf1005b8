using System.Text.Json;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Core.Steering;
using Matching.Core.WhatIfs;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Nightly;
using Matching.Storage.Postgres.Steering;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Steering;

/// <summary>A coordinator asks for runs in a small town.</summary>
public sealed class RunAskedTests : IAsyncLifetime
{
    private const string Stored = "select (select count(*) from night) || ' ' || (select count(*) from proposal)";

    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private NightStand _stand = null!;

    private PostgresAskedRuns Runs => new(_database.Store);

    private RunAsked Step => new(
        Runs,
        _stand.RunNight,
        _stand.Rehearse,
        new(new PostgresKeptNights(_database.Store), _stand.ReadBoard, new PlanNight(_clock), LawInForce.Shipped, _clock),
        _clock,
        NullLogger<RunAsked>.Instance);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        await _stand.ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Asking_raises_one_message_that_names_the_run()
    {
        var run = await AskAsync(AskedKind.Dry);

        (await _database.ScalarAsync<string>("select kind || ' ' || (body ->> 'subject') from outbox")).ShouldBe($"run-requested {run}");
    }

    [Fact]
    public async Task A_dry_night_answers_with_figures_and_stores_nothing()
    {
        var answer = await RunAsync(AskedKind.Dry);

        answer.Code.ShouldBe("planned");
        answer.Figures.Single(figure => figure.Name == "placed").After.ShouldBeGreaterThan(0);
        (await _database.ScalarAsync<string>(Stored)).ShouldBe("0 0");
    }

    [Fact]
    public async Task A_night_that_is_asked_for_is_stored_once_and_the_second_hears_that_it_is_done()
    {
        (await RunAsync(AskedKind.Night)).Code.ShouldBe("published");
        (await RunAsync(AskedKind.Night)).Code.ShouldBe("already_done");

        (await _database.ScalarAsync<long>("select count(*) from night")).ShouldBe(1);
    }

    [Fact]
    public async Task The_steps_of_a_run_are_kept_in_their_order()
    {
        await RunAsync(AskedKind.Dry);

        var steps = JsonSerializer.Deserialize<List<NightStep>>((await _database.ScalarAsync<string>("select steps::text from asked_run"))!, JsonSerializerOptions.Web)!;
        steps[0].Name.ShouldBe("read");
        steps.Select(step => step.Name).ShouldContain("assign");
    }

    [Fact]
    public async Task More_places_beside_tonights_plan_let_somebody_gain()
    {
        await _database.ExecuteAsync("update opening set seats = 0 where kind = 2");
        await _database.ExecuteAsync("delete from seat_hold where opening_id in (select id from opening where kind = 2)");
        await RunAsync(AskedKind.Night);
        var before = await _database.ScalarAsync<string>(Stored);

        var answer = await RunAsync(AskedKind.Otherwise, new() { MorePlaces = [new(3, Kind.Job, "")] });

        answer.Code.ShouldBe("compared");
        answer.Wishes.ShouldContain(wish => wish.Effect == WishEffect.Gains && wish.After.StartsWith('+'));
        (await _database.ScalarAsync<string>(Stored)).ShouldBe(before);
    }

    [Theory]
    [InlineData("before any night", "no_night")]
    [InlineData("an opening that is not there", "refused")]
    [InlineData("numbers that do not read", "refused")]
    public async Task What_cannot_be_run_says_why(string when, string code)
    {
        if (code != "no_night")
        {
            await RunAsync(AskedKind.Night);
        }

        Wanted wanted = when == "numbers that do not read" ? new() { Policy = "{}" } : new() { Seats = [new("NOWHERE", 1)] };
        var answer = await RunAsync(AskedKind.Otherwise, wanted);

        answer.Code.ShouldBe(code);
        answer.Faults.Any().ShouldBe(code == "refused");
    }

    [Fact]
    public async Task A_stricter_rule_of_law_is_seen_before_it_holds()
    {
        var rule = """
            [{"id": "YW01", "title": {"da": "Alder", "en": "Age"}, "validFrom": "2027-08-01", "validTo": null, "supersedes": null,
              "appliesTo": {"kinds": ["internship", "job"], "ageFrom": null, "ageBelow": 13, "school": null, "targetGroups": null, "forms": null, "trades": null},
              "mode": "computed", "severity": "block", "values": {"fromAge": 13},
              "source": {"text": "prøve", "seen": "2026-11-21", "confidence": "L"}, "confirmedBy": null,
              "text": {"da": "Du skal være fyldt 13.", "en": "You must be 13."}}]
            """;

        (await RunAsync(AskedKind.Otherwise, new() { Law = rule })).ShouldSatisfyAllConditions(
            answer => answer.Code.ShouldBe("compared", string.Join(' ', answer.Faults.Select(fault => fault.En))),
            answer => answer.Wishes.ShouldBeEmpty());
        (await RunAsync(AskedKind.Otherwise, new() { Law = "[]]" })).Code.ShouldBe("refused");
    }

    [Fact]
    public async Task While_one_worker_has_a_run_another_waits_until_its_lease_has_passed()
    {
        var run = await AskAsync(AskedKind.Dry);
        var now = _clock.GetUtcNow();
        await Runs.TakeAsync(run, now, now.AddMinutes(2), default);

        (await Step.HandleAsync(run, default)).ShouldBeOfType<RunAskedOutcome.Taken>().Until.ShouldBe(now.AddMinutes(2));
        _clock.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));

        (await Step.HandleAsync(run, default)).ShouldBeOfType<RunAskedOutcome.Over>();
        (await _database.ScalarAsync<short>("select state from asked_run")).ShouldBe((short)AskedState.Done);
    }

    [Fact]
    public async Task A_fault_ends_the_run_with_its_name_and_nobody_runs_it_again()
    {
        await RunAsync(AskedKind.Night);
        var run = await AskAsync(AskedKind.Otherwise, new() { Seats = [new("O1", 1)] });
        await _database.ExecuteAsync("update night set facts = '\\xdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef'");

        await Should.ThrowAsync<InvalidDataException>(() => Step.HandleAsync(run, default));

        (await _database.ScalarAsync<string>("select state || fault from asked_run order by asked_at desc, id desc limit 1")).ShouldBe("4InvalidDataException");
        (await Step.HandleAsync(run, default)).ShouldBeOfType<RunAskedOutcome.Over>();
    }

    private Task<Guid> AskAsync(AskedKind kind, Wanted? wanted = null) => new AskRun(Runs, _clock).HandleAsync("0791", kind, wanted ?? new(), "anna", default);

    private async Task<RunAnswer> RunAsync(AskedKind kind, Wanted? wanted = null)
    {
        var run = await AskAsync(kind, wanted);
        (await Step.HandleAsync(run, default)).ShouldBeOfType<RunAskedOutcome.Over>();
        var answer = await _database.ScalarAsync<string>("select answer::text from asked_run where id = @run", new { run });
        return JsonSerializer.Deserialize<RunAnswer>(answer!, JsonSerializerOptions.Web)!;
    }
}
