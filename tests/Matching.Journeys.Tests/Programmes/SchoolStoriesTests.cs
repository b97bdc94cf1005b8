using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Time;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Weeks of internship from school, and what a course or a language asks of a place.</summary>
public sealed class SchoolStoriesTests
{
    private const string Skanderborg = "school-internship-skanderborg";
    private const short Internship = 1;
    private const short Job = 2;

    [Story(Skanderborg, 3)]
    public async Task Once_in_a_grade()
    {
        await using var town = await SchemeTown.OpenAsync(Skanderborg, "0746");
        var pupil = await PupilAsync(town, 8);
        await town.MorningAsync("05-28");
        (await town.TellAsync(pupil, Ended, "05-28", one => one with { Word = "internship", Reason = EndReason.PlannedEnd, Next = NextStep.NextMatch })).ShouldBeOfType<RecordOutcome.Recorded>();

        (await town.TryToEnrolAsync(pupil, "06-01", ReferralRoute.School)).Sentences().ShouldBe(["was enrolled on 2027-01-11: once in each grade"]);
        await town.Town.Store.ExecuteAsync("update youth set school_year = 9");
        (await town.TryToEnrolAsync(pupil, "08-16", ReferralRoute.School)).ShouldBeOfType<EnrolOutcome.Enrolled>();
    }

    [Story("spare-time-job-integration-aarhus", 1)]
    public async Task Another_language()
    {
        const string Integration = "spare-time-job-integration-aarhus";
        await using var town = await SchemeTown.OpenAsync(Integration, "0751");
        var youth = await town.KnownAsync("2008-01-03", Job);
        await town.Town.Store.ExecuteAsync("update youth set school = 3, language = 'so', languages = '{\"so\",\"da\"}'");
        await town.EnrolsAsync(youth, "01-11", ReferralRoute.Fgu, "talk");
        await town.PreparedAsync(youth, "01-11");
        await town.OpeningAsync(Job);
        await town.PassAsync(youth, "escort_named", "01-11", "ar");
        await town.NightAsync("01-12");
        town.Town.Clock.MoveTo("2027-01-12", "09:30");
        var proposal = await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1");

        var refused = (await town.Town.ApproveAsync(new(proposal))).ShouldBeOfType<Core.Approvals.ApproveOutcome.RuleBroken>();
        var gate = refused.Finding!.Facts.Single(fact => fact.Name == "gate").Value;
        GateNames.Of(gate, "en").ShouldBe("an escort with her language");
        refused.Finding.Facts.ShouldContain(fact => fact.Name == "by" && fact.Value == "coordinator");
        await town.PassAsync(youth, "escort_named", "01-12", "so");
        town.Town.Clock.MoveTo("2027-01-12", "10:00");
        (await town.Town.ApproveAsync(new(proposal))).ShouldBeOfType<Core.Approvals.ApproveOutcome.Approved>();
    }

    [Story("care-for-young-holstebro", 3)]
    public async Task Courses_on_Tuesday()
    {
        await using var town = await SchemeTown.OpenAsync("care-for-young-holstebro", "0661");
        var youth = await town.EnrolledAsync("2010-06-03", Job, "01-11");
        (await town.TellAsync(youth, ModuleHours, "01-11", one => one with { Subject = "courses", Word = "tirsdag" })).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("week");
        (await town.TellAsync(youth, ModuleHours, "01-11", one => one with { Subject = "courses", Word = "Tu08:00-22:00" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.OpeningAsync(Job, hours: 4);

        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);
        var week = WeekBits.FromHex((await town.Town.Store.ScalarAsync<string>("select details ->> 'commonWeek' from proposal where state = 1"))!);
        week.Day(1).ShouldBe(0UL);
        week.Day(0).ShouldNotBe(0UL);
    }

    [Story("care-homes-skive", 2)]
    public async Task Company_is_a_plus()
    {
        await using var town = await SchemeTown.OpenAsync("care-homes-skive", "0779");
        var (alone, together) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job, seats: 2));
        await town.HomeAsync(alone);
        await town.HomeAsync(together);
        await town.RunsAsync(await town.YouthAsync("2010-06-03", Job), together, "2027-01-04");
        var first = await town.EnrolledAsync("2010-06-04", Job, "01-11");
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((first, together));
        var withCompany = await town.Town.Store.ScalarAsync<int>("select score from proposal where state = 1");

        await town.Town.Store.ExecuteAsync("update opening set status = 2 where id = @together", new { together });
        await town.NightAsync("01-13");
        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((first, alone));
        (await town.Town.Store.ScalarAsync<int>("select score from proposal where state = 1")).ShouldBeLessThan(withCompany);
    }

    private static async Task<string> PupilAsync(SchemeTown town, int grade)
    {
        var pupil = await town.KnownAsync("2011-10-03", Internship);
        await town.Town.Store.ExecuteAsync("update youth set school = 1, school_year = @grade where id = @pupil", new { pupil, grade });
        await town.EnrolsAsync(pupil, "01-11", ReferralRoute.School);
        return pupil;
    }
}
