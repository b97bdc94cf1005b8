using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

public sealed class NetworkStoriesTests
{
    private const string Scheme = "nextwork";
    private const short Internship = 1;

    [Story(Scheme, 3)]
    public async Task The_next_company()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme, "0615");
        var (youth, first) = await RunningAsync(town);
        var next = await town.OpeningAsync(Internship);

        (await town.TellAsync(youth, PlacementEnded, "03-12", one => one with { Subject = first, Word = "none", Reason = EndReason.NoChemistry, Next = NextStep.NextMatch })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("03-13");

        (await town.FileAsync(youth)).EndedOn.ShouldBeNull();
        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((youth, next));
    }

    [Story(Scheme, 5)]
    public async Task Away_twice()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme, "0615");
        var (youth, placement) = await RunningAsync(town);

        await town.MorningAsync("03-08");
        await town.TellAsync(youth, GroupMissed, "03-08");
        (await town.WorkAsync(youth)).ShouldNotContain("absence:alert");
        await town.MorningAsync("03-15");
        await town.TellAsync(youth, GroupMissed, "03-15");

        var item = await town.StepAsync(youth, "absence:alert");
        (item.IsWork, item.Step.Due, item.Step.Who.Single()).ShouldBe((true, new DateOnly(2027, 3, 15), Role.NetworkTeam));
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement where id = @Id", new { Id = Guid.Parse(placement) })).ShouldBe(5);
    }

    private static async Task<(string Youth, string Placement)> RunningAsync(SchemeTown town)
    {
        var youth = await town.YouthAsync("2005-01-03", Internship, "education_ready");
        await town.RunsAsync(youth, await town.OpeningAsync(Internship), "2027-03-01");
        await town.MorningAsync("03-01");
        return (youth, (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject);
    }
}
