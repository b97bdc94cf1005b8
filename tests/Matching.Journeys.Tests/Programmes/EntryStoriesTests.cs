using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Who comes in, who waits for a gate or a birthday, and who is refused.</summary>
public sealed class EntryStoriesTests
{
    private const string Effort = "company-effort-15-29-aarhus";
    private const string Silkeborg = "silkeborg-15-17";
    private const short Internship = 1;
    private const short Job = 2;

    [Story("kta-skive", 2)]
    public Task Thirty_one() => FullAsync("kta-skive", "0779", Internship, "", 30, "30 of 30 places");

    [Story("small-jobs-aarhus", 3)]
    public Task Twenty_six() => FullAsync("small-jobs-aarhus", "0751", Job, "activity_ready", 25, "25 of 25 places");

    [Story("spare-time-job-viborg", 1)]
    public async Task Thirteen()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-viborg");
        var youth = await town.KnownAsync("2014-03-01", Job);
        await town.OpeningAsync(Job);
        await town.EnrolsAsync(youth, "02-15", ReferralRoute.School);
        await town.PreparedAsync(youth, "02-20");

        await town.NightAsync("02-28");
        (await town.Town.CountAsync("from youth where id = @youth", new { youth })).ShouldBe(1);
        (await LeftOutByAgeAsync(town)).ShouldBe(1);
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.NightAsync("03-01");

        (await LeftOutByAgeAsync(town)).ShouldBe(0);
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story("spare-time-job", 1)]
    public async Task Grade_six()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job");
        var youth = await town.EnrolledAsync("2014-03-20", Job, "03-01");
        await town.Town.Store.ExecuteAsync("update youth set school_year = 6");
        var (light, machines) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.Town.Store.ExecuteAsync("update opening set environment = environment | 1024 where id = @machines", new { machines });

        await town.NightAsync("03-19");
        (await LeftOutByAgeAsync(town)).ShouldBe(1);
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.NightAsync("03-20");

        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((youth, light));
    }

    [Story("spare-time-job-favrskov", 2)]
    public async Task Fourteen()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-favrskov", "0710");
        var youth = await town.EnrolledAsync("2013-03-15", Job, "02-01");
        await town.HomeAsync(await town.OpeningAsync(Job, start: "2027-03-14"));

        await town.NightAsync("02-02");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith("programme-takes-them programme=spare-time-job-favrskov outside=age age=13 age_from=14");
        await town.HomeAsync(await town.OpeningAsync(Job, start: "2027-03-15"));
        await town.NightAsync("02-03");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story(Effort, 1)]
    public async Task One_talk_of_two()
    {
        await using var town = await SchemeTown.OpenAsync(Effort, "0751");
        var youth = await town.EnrolledAsync("2008-01-03", Job, "03-01", route: ReferralRoute.Uu);
        await town.OpeningAsync(Job);
        await town.PassAsync(youth, "talk", "03-02");

        await town.NightAsync("03-08");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=talk@{Effort} done=1 needed=2 by=job_consultant");
        await town.PassAsync(youth, "talk", "03-08");
        await town.NightAsync("03-09");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story(Effort, 2)]
    public async Task Full_time_by_agreement()
    {
        await using var town = await SchemeTown.OpenAsync(Effort, "0751");
        var youth = await town.EnrolledAsync("2008-01-03", Job, "03-01", route: ReferralRoute.Uu);
        await town.PassAsync(youth, "talk", "03-02");
        await town.PassAsync(youth, "talk", "03-03");
        var full = await town.OpeningAsync(Job, hours: 37);
        await town.Town.Store.ExecuteAsync("update opening set schedule = 'Mo08:00-16:00|Tu08:00-16:00|We08:00-16:00|Th08:00-16:00|Fr08:00-16:00'");

        await town.NightAsync("03-04");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldContain($"gate=adviser_agreement:opening@{Effort} done=0 needed=1 by=adviser");
        var spare = await town.OpeningAsync(Job);
        await town.NightAsync("03-05");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(spare);

        await town.PassAsync(youth, "adviser_agreement", "03-05");
        await town.Town.Store.ExecuteAsync("update opening set status = 2 where id = @spare", new { spare });
        await town.NightAsync("03-06");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(full);
    }

    [Story(Silkeborg, 1)]
    public async Task Parents_not_yet_involved()
    {
        await using var town = await SchemeTown.OpenAsync(Silkeborg, "0740");
        var youth = await town.EnrolledAsync("2010-06-03", Internship, "02-01", route: ReferralRoute.Uu);
        await town.OpeningAsync(Internship);
        await town.PassAsync(youth, "adviser_agreement", "02-01");
        await town.PassAsync(youth, "family_department_asked", "02-01");

        await town.NightAsync("02-02");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=parents_involved@{Silkeborg} done=0 needed=1 by=caseworker");
        await town.PassAsync(youth, "parents_involved", "02-02");
        await town.NightAsync("02-03");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
    }

    [Story("intensive-job-course-aarhus", 1)]
    public async Task A_bridge()
    {
        await using var town = await SchemeTown.OpenAsync("intensive-job-course-aarhus", "0751");
        var (yes, no) = (await town.EnrolledAsync("2003-01-01", Internship, "02-01", "job_ready"), await town.EnrolledAsync("2003-01-02", Internship, "02-01", "job_ready"));
        await town.OpeningAsync(Internship, seats: 2);
        await town.NightAsync("02-28");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.WorkAsync(yes)).ShouldNotContain("open_track:bridge-internship,bridge-subsidy");

        await town.MorningAsync("03-01");
        (await town.WorkAsync(yes)).ShouldContain("open_track:bridge-internship,bridge-subsidy");
        (await town.SayAsync(yes, "open_track:bridge-internship,bridge-subsidy", "yes", "03-01")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.SayAsync(no, "open_track:bridge-internship,bridge-subsidy", "no", "03-01")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("03-02");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(yes);
        (await town.Town.Store.ScalarAsync<int>("select (details ->> 'weeks')::int from proposal where state = 1")).ShouldBe(4);
    }

    private static async Task FullAsync(string scheme, string municipality, short wants, string group, int places, string sentence)
    {
        await using var town = await SchemeTown.OpenAsync(scheme, municipality);
        for (var one = 0; one < places; one++)
        {
            await town.EnrolledAsync("2003-01-01", wants, "01-11", group);
        }

        var last = await town.KnownAsync("2003-01-02", wants, group);
        (await town.TryToEnrolAsync(last, "01-12")).Sentences().ShouldBe([sentence]);
        (await town.Town.CountAsync("from enrolment")).ShouldBe(places);
    }

    private static Task<int> LeftOutByAgeAsync(SchemeTown town) =>
        town.Town.Store.ScalarAsync<int>("select (summary #>> '{leftOut,age}')::int from night where state = 2 order by local_date desc limit 1");
}
