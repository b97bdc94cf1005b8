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

    private static Task<LoadOutcome> LoadAsync(SchemeTown town, string validFrom)
    {
        var changed = System.Text.Json.Nodes.JsonNode.Parse(ProgrammeBook.ShippedFiles().Single(file => file.Json.Contains($"\"id\": \"{Scheme}\"", StringComparison.Ordinal)).Json)!;
        (changed["version"], changed["validFrom"]) = (2, validFrom);
        return town.Town.Get<LoadDefinition>().HandleAsync("changed.json", changed.ToJsonString(), "karin", CancellationToken.None);
    }
}
