using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Journeys.Tests.Programmes.Strangers;

/// <summary>Files name a scheme that a coordinator wrote, loaded before or brought beside them, and the night runs on it.</summary>
public sealed class StrangersImportTests
{
    private const string Sea = "havets-bytte";

    [Fact]
    public async Task Files_may_name_a_scheme_that_was_loaded_before()
    {
        await using var town = await StrangersTests.LoadedAsync(Sea);
        var files = GivenFolder.WithEverythingRight().Cell("openings.csv", "programme", Sea);
        files.OnlyFault().ShouldStartWith($"openings.csv line 2, programme \"{Sea}\": not a known code");

        var reading = new FolderReader(await town.Town.Get<IProgrammeShelf>().ReadAsync(CancellationToken.None)).Read(files.Files(), GivenFolder.Date);

        (await ImportAsync(town, reading)).ShouldBeOfType<ImportOutcome.Merged>();
        await town.NightAsync("01-11");
    }

    [Fact]
    public async Task A_folder_that_brings_its_scheme_loads_it_when_it_is_accepted_and_not_when_it_is_looked_at()
    {
        await using var town = await SchemeTown.OpenAsync(Sea);
        var reading = GivenFolder.WithEverythingRight().Cell("openings.csv", "programme", Sea).Text($"programmes/{Sea}.json", await StrangersTests.JsonAsync(Sea)).Read();

        (await ImportAsync(town, reading, isPreview: true)).ShouldBeOfType<ImportOutcome.Merged>();
        (await town.Town.CountAsync("from programme_definition")).ShouldBe(0);
        (await ImportAsync(town, reading)).ShouldBeOfType<ImportOutcome.Merged>();
        (await ImportAsync(town, reading)).ShouldBeOfType<ImportOutcome.Merged>("The same folder again is no fault.");

        (await town.Town.CountAsync("from programme_definition where programme = @Sea", new { Sea })).ShouldBe(1);
        await town.NightAsync("01-11");
    }

    [Fact]
    public async Task A_folder_whose_scheme_would_touch_what_was_decided_is_refused_with_the_list_and_nothing_of_it_is_stored()
    {
        await using var town = await StrangersTests.LoadedAsync(Sea);
        var youth = await town.YouthAsync("2003-01-01", 1, "activity_ready");
        var opening = await town.OpeningAsync(1);
        await town.RunsAsync(youth, opening, "2027-01-02");
        var later = (await StrangersTests.JsonAsync(Sea)).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal).Replace("2026-01-01", "2027-01-01", StringComparison.Ordinal);
        town.Town.Clock.MoveTo("2027-01-05", "09:00");

        var refused = (await ImportAsync(town, GivenFolder.WithEverythingRight().Text($"programmes/{Sea}.json", later).Read())).ShouldBeOfType<ImportOutcome.Faulty>();

        FaultWords.EnglishLine(refused.Faults.ShouldHaveSingleItem()).ShouldContain($"would touch what was decided since: {youth} {opening}");
        (await town.Town.CountAsync("from host where id = 'H1'")).ShouldBe(0);
    }

    private static Task<ImportOutcome> ImportAsync(SchemeTown town, FolderReading reading, bool isPreview = false) =>
        town.Town.Get<ImportFolder>().HandleAsync(reading, new() { By = "karin", IsPreview = isPreview }, CancellationToken.None);
}
