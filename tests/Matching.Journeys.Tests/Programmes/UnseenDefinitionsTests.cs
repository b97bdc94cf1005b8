using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Matching.Testing;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>
/// Two definitions that nobody had seen, written from the vocabulary alone with parts that no shipped scheme puts together, are loaded as a
/// coordinator would and run from the enrolment to the end of a placement without a line of code.
/// </summary>
public sealed class UnseenDefinitionsTests
{
    private const string Harbour = "havnens-nattevagter";
    private const string Workshop = "bedstemors-vaerksted";
    private const short Internship = 1;
    private const short Job = 2;
    private const short Mentor = 3;

    [Fact]
    public async Task Two_short_internships_at_different_places_and_a_job_at_the_last_one()
    {
        await using var town = await LoadedAsync(Harbour);
        var youth = await town.KnownAsync("2003-01-01", Internship, "activity_ready");
        (await town.TryToEnrolAsync(youth, "01-04", ReferralRoute.Fgu)).ShouldBeOfType<EnrolOutcome.Refused>();
        await town.Town.Store.ExecuteAsync("update youth set language = 'so'");
        await town.EnrolsAsync(youth, "01-04", ReferralRoute.Fgu);
        await FillAsync(town);
        var (first, second) = (await town.OpeningAsync(Internship), await town.OpeningAsync(Internship));

        // Three talks are needed, and one that was too long ago does not count.
        await town.PassAsync(youth, "talk", "01-05");
        await town.PassAsync(youth, "talk", "01-06");
        await town.NightAsync("01-11");
        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=talk@{Harbour} done=2 needed=3 by=network_team");
        await town.PassAsync(youth, "talk", "01-11");
        await town.NightAsync("01-12");
        var (_, place) = (await town.ProposedAsync()).ShouldHaveSingleItem();

        // The certificate stands before the offer, not before the match.
        town.Town.Clock.MoveTo("2027-01-12", "09:00");
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1");
        (await town.Town.ApproveAsync(new(proposal))).ShouldBeOfType<Core.Approvals.ApproveOutcome.RuleBroken>().Rule.ShouldBe("gates-passed");
        var gates = (await town.PassAsync(youth, "no_such_gate", "01-12")).ShouldBeOfType<RecordOutcome.Refused>().Allowed;
        await town.PassAsync(youth, gates.Single(gate => gate.Contains("49980", StringComparison.Ordinal)), "01-12");
        var placement = await town.AgreeAsync("01-12");
        (await town.StepAsync(youth, "first_contact")).Step.ShouldSatisfyAllConditions(step => step.Who.ShouldBe([Role.NetworkTeam]), step => step.Due.ShouldBe(new(2027, 1, 13)));

        // Three weeks, three more by decision; asked after three days and then of the host each week.
        // It is given under the act: nothing begins before the letter went.
        (await town.TellAsync(youth, Started, "01-18", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["letter_sent"]);
        await town.PassAsync(youth, "letter_sent", "01-15");
        (await town.TellAsync(youth, Started, "01-18", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.StepAsync(youth, "goes_well")).Step.ShouldSatisfyAllConditions(step => step.Due.ShouldBe(new(2027, 1, 21)), step => step.Who.ShouldBe([Role.Youth, Role.WorkplaceMentor]), step => step.Desk.ShouldBe(new(2027, 1, 25)));
        (await town.StepAsync(youth, "attends")).Step.ShouldSatisfyAllConditions(step => step.Due.ShouldBe(new(2027, 1, 25)), step => step.Who.ShouldBe([Role.Host]));
        (await LastDayAsync(town, youth, placement)).ShouldBe(new DateOnly(2027, 2, 7));
        (await town.TellAsync(youth, Extended, "02-01", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await LastDayAsync(town, youth, placement)).ShouldBe(new DateOnly(2027, 2, 28));
        (await town.TellAsync(youth, Extended, "02-01", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("no_next_stage");
        await town.MorningAsync("03-01");
        (await town.FileAsync(youth)).Events.Single(one => one.Kind == PlacementEnded).On.ShouldBe(new(2027, 2, 28));
        (await town.WorkAsync(youth)).ShouldContain("choose_next");

        // The next is at another place; five weeks after the last one without a job help is offered.
        await town.NightAsync("03-02");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(place == first ? second : first);
        await town.MorningAsync("04-05");
        (await town.WorkAsync(youth)).ShouldContain("offer_help:interview_training");
    }

    [Fact]
    public async Task A_course_in_a_group_then_a_job_together_and_a_mentor_only_when_it_is_over()
    {
        await using var town = await LoadedAsync(Workshop);
        var youths = new List<string>();
        for (var one = 0; one < 2; one++)
        {
            var youth = await town.KnownAsync("2010-06-03", Job);
            await town.Town.Store.ExecuteAsync("update youth set school = 5 where id = @youth", new { youth });
            youths.Add(youth);
        }

        var refused = (await town.TryToEnrolAsync(youths[0], "01-11", ReferralRoute.Uu)).ShouldBeOfType<EnrolOutcome.Refused>();
        refused.Refusals.ShouldNotBeEmpty();
        foreach (var youth in youths)
        {
            await town.EnrolsAsync(youth, "01-11", ReferralRoute.Self);
        }

        // The group opens a week and a day before its start, and one module of two is enough.
        await town.MorningAsync("01-26");
        foreach (var youth in youths)
        {
            (await town.FileAsync(youth)).GroupStart.ShouldBe(new DateOnly(2027, 2, 1));
            await town.PassAsync(youth, "parents_involved", "01-26");
            await town.TellAsync(youth, ModuleAttended, "02-10", one => one with { Subject = "regnskab" });
        }

        var stall = await town.OpeningAsync(Job, seats: 3, hours: 2);
        await town.NightAsync("02-15");
        (await town.ProposedAsync()).ShouldBe([(youths[0], stall), (youths[1], stall)], ignoreOrder: true);

        // Both run; each asks for one hour more, and her guardian must say yes too.
        await town.Town.Store.ExecuteAsync("update proposal set state = 4, decided_at = now()");
        foreach (var youth in youths)
        {
            await town.RunsAsync(youth, stall, "2027-02-22");
        }

        await town.MorningAsync("02-22");
        var placement = (await town.FileAsync(youths[0])).Events.Single(one => one.Kind == Agreed).Subject;
        (await AgreeHoursAsync(town, youths[0], placement, "3", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.FileAsync(youths[0])).Events.ShouldNotContain(one => one.Kind == HoursSet);
        (await AgreeHoursAsync(town, youths[0], placement, "3", Role.Guardian)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.FileAsync(youths[0])).Events.ShouldContain(one => one.Kind == HoursSet && one.Word == "3");

        // It goes on only by decision; what would fall after the last day is asked once it has been decided.
        (await LastDayAsync(town, youths[0], placement)).ShouldBe(new DateOnly(2027, 3, 21));
        (await town.FileAsync(youths[0])).Steps.ShouldNotContain(kept => kept.Step.What == "keeps_job");
        (await town.TellAsync(youths[0], Extended, "03-15", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await LastDayAsync(town, youths[0], placement)).ShouldBe(new DateOnly(2027, 4, 21));
        (await town.StepAsync(youths[0], "keeps_job")).Step.ShouldSatisfyAllConditions(step => step.Due.ShouldBe(new(2027, 3, 22)), step => step.Who.ShouldBe([Role.Youth, Role.Guardian]));

        // What comes after the job is shut while the job runs.
        await town.Town.Store.ExecuteAsync("update youth set wants = array[3]::smallint[] where id = @youth", new { youth = youths[0] });
        var grandmother = await town.OpeningAsync(Mentor, hoursPerMonth: 2);
        await town.NightAsync("03-16");
        (await town.ProposedAsync()).ShouldNotContain((youths[0], grandmother));
    }

    private static async Task FillAsync(SchemeTown town)
    {
        var second = await town.KnownAsync("2003-01-02", Internship, "job_ready");
        var third = await town.KnownAsync("2003-01-03", Internship, "job_ready");
        await town.Town.Store.ExecuteAsync("update youth set language = 'so'");
        await town.EnrolsAsync(second, "01-04", ReferralRoute.Company);
        (await town.TryToEnrolAsync(third, "01-04", ReferralRoute.Company)).Sentences().ShouldBe(["2 of 2 places"]);
    }

    private static Task<RecordOutcome> AgreeHoursAsync(SchemeTown town, string youth, string placement, string hours, Role role) =>
        town.TellAsync(youth, HoursAgreed, "02-22", one => one with { Subject = placement, Word = hours, Role = role });

    private static async Task<DateOnly?> LastDayAsync(SchemeTown town, string youth, string placement)
    {
        var book = await town.Town.Get<IProgrammeShelf>().ReadAsync(CancellationToken.None);
        return NextSteps.DatesOf((await town.FileAsync(youth)).Story(book), placement).LastDay;
    }

    private static async Task<SchemeTown> LoadedAsync(string scheme)
    {
        var town = await SchemeTown.OpenAsync(scheme);
        town.Town.Clock.MoveTo("2027-01-04", "08:00");
        var json = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "tests", "Matching.Journeys.Tests", "Programmes", "Unseen", $"{scheme}.json"));
        (await town.Town.Get<LoadDefinition>().HandleAsync($"{scheme}.json", json, "karin", CancellationToken.None)).ShouldBeOfType<LoadOutcome.Loaded>();
        return town;
    }
}
