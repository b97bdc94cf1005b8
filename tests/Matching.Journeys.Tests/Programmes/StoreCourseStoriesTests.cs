using Matching.Core.Enrolments;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

public sealed class StoreCourseStoriesTests
{
    private const string Scheme = "coop-crew";
    private const short Job = 2;

    [Story(Scheme, 2)]
    public async Task The_same_store_first()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var (youth, training) = await TrainedAsync(town, modules: 6);
        var (other, store) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.Town.Store.ExecuteAsync("update opening set host_id = (select host_id from opening where id = @training) where id = @store; update opening set status = 2 where id = @training", new { training, store });

        await town.NightAsync("03-15");

        var file = await town.FileAsync(youth);
        var track = file.VersionIn(Core.Programmes.ProgrammeBook.Shipped).Definition.Tracks[0];
        file.CompletedOn(track.Id, track.Modules, track.CompleteWhen).ShouldBe(new DateOnly(2027, 3, 14));
        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(store);
        other.ShouldNotBe(store);
    }

    [Story(Scheme, 3)]
    public async Task Five_of_six()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var (youth, _) = await TrainedAsync(town, modules: 5);
        await town.MorningAsync("03-15");
        var track = (await town.FileAsync(youth)).VersionIn(Core.Programmes.ProgrammeBook.Shipped).Definition.Tracks[0];
        (await town.FileAsync(youth)).CompletedOn(track.Id, track.Modules, track.CompleteWhen).ShouldBeNull();

        (await town.TellAsync(youth, ModulesWaived, "03-15", one => one with { Subject = "training" })).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("note");
        (await town.TellAsync(youth, ModulesWaived, "03-15", one => one with { Subject = "training", Note = "Var syg i uge fem og har vist det hele i uge seks." })).ShouldBeOfType<RecordOutcome.Recorded>();

        (await town.FileAsync(youth)).CompletedOn(track.Id, track.Modules, track.CompleteWhen).ShouldBe(new DateOnly(2027, 3, 15));
    }

    [Story(Scheme, 5)]
    public async Task Help_to_apply()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var (youth, _) = await TrainedAsync(town, modules: 6);

        await town.MorningAsync("04-11");
        (await town.WorkAsync(youth)).ShouldNotContain("offer_help:application");
        await town.MorningAsync("04-12");

        var item = await town.StepAsync(youth, "offer_help:application");
        (item.IsWork, item.Step.Due).ShouldBe((true, new DateOnly(2027, 4, 12)));
        (await town.FileAsync(youth)).EndedOn.ShouldBeNull();
    }

    /// <summary>Six weeks in a store from 1 February, its last day 14 March.</summary>
    private static async Task<(string Youth, string Opening)> TrainedAsync(SchemeTown town, int modules)
    {
        var youth = await town.YouthAsync("2010-01-03", Job);
        var opening = await town.OpeningAsync(Job);
        await town.RunsAsync(youth, opening, "2027-02-01");
        await town.MorningAsync("02-01");
        string[] days = ["02-07", "02-14", "02-21", "02-28", "03-07", "03-14"];
        for (var module = 0; module < modules; module++)
        {
            await town.MorningAsync(days[module]);
            (await town.TellAsync(youth, ModuleAttended, days[module], one => one with { Subject = $"module-{module + 1}" })).ShouldBeOfType<RecordOutcome.Recorded>();
        }

        return (youth, opening);
    }
}
