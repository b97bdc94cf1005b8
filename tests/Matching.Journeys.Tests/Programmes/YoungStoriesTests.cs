using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Schemes of those under 18: backing, birthdays, the same host first, what a department owns.</summary>
public sealed class YoungStoriesTests
{
    private const string Viborg = "spare-time-job-viborg";
    private const string Meal = "maltid-fritid-fremtid";
    private const string Silkeborg = "silkeborg-15-17";
    private const string Favrskov = "spare-time-job-favrskov";
    private const short Internship = 1;
    private const short Job = 2;

    [Story(Viborg, 2)]
    public async Task Backing()
    {
        await using var town = await SchemeTown.OpenAsync(Viborg);
        var youth = await town.YouthAsync("2011-01-03", Job);
        await town.OpeningAsync(Job);
        await town.Town.Store.ExecuteAsync("update youth set guardian_consent = false");

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.Town.Store.ScalarAsync<string>("select reason from unplaced where youth_id = @youth", new { youth })).ShouldBe("backing_missing");
        await town.Town.Store.ExecuteAsync("update youth set guardian_consent = true");
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story(Viborg, 4)]
    public async Task Of_age_in_a_job()
    {
        await using var town = await SchemeTown.OpenAsync(Viborg);
        var youth = await town.YouthAsync("2009-05-10", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-01-15");

        await town.MorningAsync("04-08");
        (await town.WorkAsync(youth)).ShouldNotContain("turns_18");
        await town.MorningAsync("04-09");
        (await town.WorkAsync(youth)).ShouldContain("turns_18");
        await town.OpeningAsync(Job);
        await town.NightAsync("05-10");

        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement")).ShouldBe(5);
    }

    [Story(Meal, 2)]
    public async Task Kitchen_then_training()
    {
        await using var town = await SchemeTown.OpenAsync(Meal, "0751");
        var youth = await TrainingAsync(town);

        var file = await town.FileAsync(youth);
        var story = file.Story(Core.Programmes.ProgrammeBook.Shipped);
        NextSteps.DatesOf(story, story.Placements[0].Id).LastDay.ShouldBe(new DateOnly(2027, 3, 28));
        story.Version.Definition.Preparation!.Modules[0].Length!.LastDay(story.GroupStart!.Value).ShouldBe(new(2027, 2, 28));
        await town.MorningAsync("08-01");
        (await town.StepAsync(youth, "status")).State.ShouldBe(StepState.Planned);
        await town.MorningAsync("08-02");
        var last = await town.StepAsync(youth, "status");
        (last.State, last.Step.Due).ShouldBe((StepState.Asked, new DateOnly(2027, 8, 2)));
    }

    [Story(Meal, 3)]
    public async Task No_contract()
    {
        await using var town = await SchemeTown.OpenAsync(Meal, "0751");
        var youth = await TrainingAsync(town);

        await town.MorningAsync("03-29");
        (await town.StepAsync(youth, "offer_help:cv")).State.ShouldBe(StepState.Planned);
        await town.MorningAsync("03-30");

        var help = await town.StepAsync(youth, "offer_help:cv");
        (help.State, help.Step.Due, help.Step.Who.Single()).ShouldBe((StepState.Asked, new DateOnly(2027, 3, 30), Role.Mentor));
    }

    [Story(Silkeborg, 2)]
    public async Task The_same_host_first()
    {
        await using var town = await SchemeTown.OpenAsync(Silkeborg, "0740");
        var youth = await town.YouthAsync("2010-06-03", Job);
        var internship = await town.OpeningAsync(Internship);
        await town.RunsAsync(youth, internship, "2027-01-04");
        await town.MorningAsync("01-04");
        var (other, same) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.Town.Store.ExecuteAsync("update opening set host_id = (select host_id from opening where id = @internship) where id = @same", new { internship, same });

        await town.NightAsync("04-05");

        var proposed = (await town.ProposedAsync()).ShouldHaveSingleItem();
        proposed.Opening.ShouldBe(same);
        proposed.Opening.ShouldNotBe(other);
    }

    [Story(Silkeborg, 3)]
    public async Task Still_at_school()
    {
        await using var town = await SchemeTown.OpenAsync(Silkeborg, "0740");
        var youth = await town.YouthAsync("2010-06-03", Internship);
        await town.OpeningAsync(Internship);
        await town.Town.Store.ExecuteAsync("update youth set school = 1");

        await town.NightAsync("01-11");

        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.WhyNotAsync(youth)).ShouldNotBeNull().ShouldContain("programme-takes-them");
    }

    [Story(Favrskov, 3)]
    public async Task A_department_pauses()
    {
        await using var town = await SchemeTown.OpenAsync(Favrskov, "0710");
        var (running, waiting) = (await town.YouthAsync("2010-06-03", Job), await town.YouthAsync("2010-06-04", Job));
        await town.RunsAsync(running, await town.OpeningAsync(Job), "2027-01-04");
        await town.OpeningAsync(Job);
        await town.Town.Store.ExecuteAsync("update host set municipal = 'daycare'; update opening set task_kinds = '{\"practical\",\"pedagogical\"}'");
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(waiting);

        await town.Town.Store.ExecuteAsync("update opening set status = 2");
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.Town.Store.ScalarAsync<int>("select count(*)::int from placement where state = 5")).ShouldBe(1);
    }

    private static async Task<string> TrainingAsync(SchemeTown town)
    {
        var youth = await town.YouthAsync("2011-01-03", Job);
        await town.MorningAsync("02-01");
        await town.TellAsync(youth, GroupStarted, "02-01");
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-03-01");
        await town.MorningAsync("03-01");
        return youth;
    }
}
