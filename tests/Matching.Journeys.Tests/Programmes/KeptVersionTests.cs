using Matching.Core.Enrolments;
using Matching.Core.Programmes;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>A changed definition is a new version: what was decided keeps its own, and nothing decided is judged anew.</summary>
public sealed class KeptVersionTests
{
    private const string Scheme = "spare-time-job-viborg";
    private const short Job = 2;

    [Fact]
    public async Task A_running_match_keeps_the_version_it_was_made_under()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var youth = await town.YouthAsync("2011-01-03", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-01-04");
        await town.MorningAsync("01-04");
        var before = (await town.FileAsync(youth)).Mark;

        (await LoadAsync(town, "2027-02-01")).ShouldBeOfType<LoadOutcome.Loaded>();
        var later = await town.YouthAsync("2011-01-04", Job);
        await town.MorningAsync("02-02");

        (await town.FileAsync(youth)).Mark.ShouldBe(before);
        (await town.FileAsync(later)).Mark.ShouldStartWith($"{Scheme}@2027-02-01/");
    }

    [Fact]
    public async Task An_agreed_place_carries_the_versions_of_scheme_and_law_that_it_was_proposed_under_and_keeps_them()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var youth = await town.YouthAsync("2010-06-03", Job);
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        var placement = Guid.Parse(await town.AgreeAsync("01-11"));
        var before = await VersionsAsync(town, placement);
        before.Definition.ShouldStartWith($"{Scheme}@2026-01-01/");
        before.Law.ShouldNotBeEmpty();

        (await LoadAsync(town, "2027-02-01")).ShouldBeOfType<LoadOutcome.Loaded>();
        await town.TellAsync(youth, EnrolmentEventKind.Started, "02-02", one => one with { Subject = placement.ToString() });
        await town.NightAsync("02-03");

        (await VersionsAsync(town, placement)).ShouldBe(before);
    }

    [Fact]
    public async Task A_first_night_in_the_past_that_would_change_decided_matches_is_refused_with_the_list()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var youth = await town.YouthAsync("2011-01-03", Job);
        var opening = await town.OpeningAsync(Job);
        await town.RunsAsync(youth, opening, "2027-01-20");
        await town.MorningAsync("02-01");

        (await LoadAsync(town, "2027-01-20")).ShouldBeOfType<LoadOutcome.TouchesDecided>().Matches.ShouldBe([new(youth, opening, new(2027, 1, 20))]);
        (await town.Town.CountAsync("from programme_definition")).ShouldBe(0);
        (await LoadAsync(town, "2027-01-21")).ShouldBeOfType<LoadOutcome.Loaded>();
        (await LoadAsync(town, "2027-01-21")).ShouldBeOfType<LoadOutcome.Loaded>();
        (await town.Town.CountAsync("from programme_definition")).ShouldBe(1);
    }

    private static async Task<(string Definition, string Law)> VersionsAsync(SchemeTown town, Guid placement) =>
        (await town.Town.Store.QueryAsync<(string, string)>("select definition_mark, law_version from placement where id = @placement", new { placement })).ShouldHaveSingleItem();

    private static Task<LoadOutcome> LoadAsync(SchemeTown town, string validFrom)
    {
        var changed = System.Text.Json.Nodes.JsonNode.Parse(ProgrammeBook.ShippedFiles().Single(file => file.Json.Contains($"\"id\": \"{Scheme}\"", StringComparison.Ordinal)).Json)!;
        (changed["version"], changed["validFrom"]) = (2, validFrom);
        return town.Town.Get<LoadDefinition>().HandleAsync("changed.json", changed.ToJsonString(), "karin", CancellationToken.None);
    }
}
