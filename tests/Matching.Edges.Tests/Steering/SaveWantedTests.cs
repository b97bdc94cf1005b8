using System.Text.Json.Nodes;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.Nightly;
using Matching.Core.Steering;
using Matching.Engine.Facts;
using Matching.Storage.Postgres.Enrolments;
using Matching.Storage.Postgres.Nightly;
using Matching.Storage.Postgres.Steering;
using Matching.Testing.Offers;
using Matching.Testing.Stores;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Steering;

/// <summary>What was seen is saved with a first day, and the nights from that day on are made with it.</summary>
public sealed class SaveWantedTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly PostgresFixture _database = new();
    private readonly ManualClock _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    private readonly LawInForce _law = LawInForce.FromFolder("");
    private NightStand _stand = null!;

    private PostgresVersions Versions => new(_database.Store);

    private SaveWanted Step => new(Versions, Versions, _law, new LoadDefinition(new PostgresShelf(_database.Store), _clock), _clock);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _stand = new(_database, _clock);
        await _stand.ImportAsync(SmallTown.Folder);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Numbers_that_were_saved_make_the_nights_from_their_day_on()
    {
        (await SaveAsync(Today.AddDays(1))).ShouldBeOfType<SaveWantedOutcome.Saved>();

        (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night.Versions.Policy.ShouldBe(1);
        _clock.Advance(TimeSpan.FromDays(1));
        var night = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night;

        night.Versions.Policy.ShouldBe(2);
        night.Problem.Policy.LoadPrice.ShouldBe(3);
    }

    [Fact]
    public async Task Today_is_early_enough_and_yesterday_is_not()
    {
        (await SaveAsync(Today.AddDays(-1))).ShouldBeOfType<SaveWantedOutcome.TooEarly>().Earliest.ShouldBe(Today);
        (await SaveAsync(Today)).ShouldBeOfType<SaveWantedOutcome.Saved>();
        (await SaveAsync(Today)).ShouldBeOfType<SaveWantedOutcome.Saved>();

        (await Versions.NewestVersionAsync(default)).ShouldBe(3);
        JsonNode.Parse((await Versions.FindAsync(Today, default))!)!["version"]!.GetValue<int>().ShouldBe(3);
        (await Versions.FindAsync(Today.AddDays(-1), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_rule_of_law_that_was_saved_holds_from_its_day_here_and_in_every_other_process()
    {
        var text = (await Texts.ReadAsync(default)).First(one => JsonNode.Parse(one.Json)!["values"]!["restHours"] is not null);
        var rule = JsonNode.Parse(text.Json)!.AsObject();
        rule["validFrom"] = "2026-12-01";
        rule["values"]!["restHours"] = 15;
        var elsewhere = LawInForce.FromFolder("");

        (await Step.HandleAsync(new() { Law = new JsonArray(rule).ToJsonString() }, null, "lene", default)).ShouldBeOfType<SaveWantedOutcome.Saved>().From.ShouldBe(new(2026, 12, 1));
        await new TakeInLaw(Versions, elsewhere).HandleAsync(default);

        foreach (var law in new[] { _law, elsewhere })
        {
            law.Rules.Rules.Count(known => known.Id == text.Id && known.ValidFrom == new DateOnly(2026, 12, 1)).ShouldBe(1);
        }

        (await Texts.ReadAsync(default)).Single(one => one.Key == text.Key).ValidFrom.ShouldBe(new(2026, 12, 1));
        LawInForce.Shipped.Rules.Rules.ShouldNotContain(known => known.ValidFrom == new DateOnly(2026, 12, 1));
    }

    [Fact]
    public async Task What_does_not_read_is_refused_and_nothing_is_kept()
    {
        (await Step.HandleAsync(new() { Policy = "{}" }, Today, "lene", default)).ShouldBeOfType<SaveWantedOutcome.Refused>().Faults.ShouldNotBeEmpty();
        (await Step.HandleAsync(new() { Law = "[{}]" }, null, "lene", default)).ShouldBeOfType<SaveWantedOutcome.Refused>().Faults.ShouldNotBeEmpty();
        (await Step.HandleAsync(new() { Programme = "{}" }, null, "lene", default)).ShouldBeOfType<SaveWantedOutcome.OfScheme>().Outcome.ShouldBeOfType<LoadOutcome.Refused>();
        (await Step.HandleAsync(new() { Travel = new(30, 40) }, null, "lene", default)).ShouldBeOfType<SaveWantedOutcome.Nothing>();

        (await _database.ScalarAsync<long>("select (select count(*) from policy_version) + (select count(*) from law_version)")).ShouldBe(0);
    }

    [Fact]
    public async Task The_night_obeys_what_is_switched_off_until_it_is_on_again()
    {
        var step = new SwitchPart(new PostgresSwitchboard(_database.Store), _clock);
        var town = await _database.ScalarAsync<string>("select min(municipality_code) from youth") ?? "";
        foreach (var code in await _database.QueryAsync<string>("select distinct municipality_code from youth union select distinct municipality_code from host"))
        {
            (await OffAsync(code)).ShouldBe(SwitchPartOutcome.Off);
        }

        (await OffAsync(town)).ShouldBe(SwitchPartOutcome.AlreadyOff);
        (await step.OffAsync(town, SwitchedWhat.Matching, SwitchedPart.Host, "NOBODY", "derfor", null, "lene", default)).ShouldBe(SwitchPartOutcome.UnknownPart);
        (await step.OffAsync(town, SwitchedWhat.Matching, SwitchedPart.Municipality, "", "  ", null, "lene", default)).ShouldBe(SwitchPartOutcome.NoReason);
        (await step.OffAsync(town, SwitchedWhat.Texts, SwitchedPart.Municipality, "", "derfor", Today.AddDays(-1), "lene", default)).ShouldBe(SwitchPartOutcome.OverAlready);
        (await step.OffAsync(town, SwitchedWhat.Texts, SwitchedPart.Municipality, "", "derfor", Today, "lene", default)).ShouldBe(SwitchPartOutcome.Off);

        var off = (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night;
        off.Plan.Pairs.Where(pair => pair.State != Engine.PairState.Pinned).ShouldBeEmpty();
        off.Plan.Unplaced.ShouldAllBe(wish => wish.Reason == "switched_off");
        foreach (var (id, code) in await _database.QueryAsync<(Guid, string)>("select id, municipality_code from switched_off where what = 'matching'"))
        {
            (await step.OnAsync(id, "9999", "horst", default)).ShouldBeFalse();
            (await step.OnAsync(id, code, "lene", default)).ShouldBeTrue();
        }

        _clock.Advance(TimeSpan.FromDays(1));
        (await _stand.RunAsync()).ShouldBeOfType<NightOutcome.Published>().Night.Plan.Pairs.ShouldNotBeEmpty();

        Task<SwitchPartOutcome> OffAsync(string code) => step.OffAsync(code, SwitchedWhat.Matching, SwitchedPart.Municipality, "", "sommerferie", null, "lene", default);
    }

    private LawTexts Texts => new(Versions, Options.Create(new LawOptions()));

    private Task<SaveWantedOutcome> SaveAsync(DateOnly from) =>
        Step.HandleAsync(new() { Policy = PolicyFile.DefaultText.Replace("\"loadPrice\": 20", "\"loadPrice\": 3", StringComparison.Ordinal) }, from, "lene", default);
}
