using Matching.Core.Enrolments;
using Matching.Core.LegalRules.Rechecks;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>What happens while a place runs, and when it has ended.</summary>
public sealed class AfterTheYesStoriesTests
{
    private const string Company = "company-effort-15-29-aarhus";
    private const string Young = "internship-under-18-aarhus";
    private const short Internship = 1;
    private const short Job = 2;

    [Story(Company, 3)]
    public async Task The_last_follow_up()
    {
        await using var town = await SchemeTown.OpenAsync(Company, "0751");
        var youth = await town.YouthAsync("2001-01-01", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-02-10");
        await town.MorningAsync("02-10");

        await town.MorningAsync("05-10");
        var last = await town.StepAsync(youth, "status");
        (last.State, last.Step.Due).ShouldBe((StepState.Asked, new DateOnly(2027, 5, 10)));
        Answers.To(last.Step.What).ShouldBe(["goes_on", "education", "moved_on", "stopped", "call_me"]);
        (await town.SayAsync(youth, "status", "goes_on", "05-10", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.SayAsync(youth, "status", "education", "05-10", Role.Host)).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("05-11");

        (await LaterAsync(town, youth, "05-10")).ShouldBe([(StepKind.OutcomeQuestion, new DateOnly(2027, 8, 10))]);
        await town.MorningAsync("11-10");
        (await LaterAsync(town, youth, "08-10")).ShouldBe([(StepKind.OutcomeQuestion, new DateOnly(2028, 2, 10))]);
    }

    [Story(Company, 4)]
    public async Task Of_age_in_the_job()
    {
        await using var town = await SchemeTown.OpenAsync(Company, "0751");
        var youth = await town.YouthAsync("2009-07-10", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-02-10");
        await town.Town.Store.ExecuteAsync("update placement set schedule = 'Fr20:00-23:30', hours_per_week = 4");

        await town.MorningAsync("06-09");
        (await town.WorkAsync(youth)).ShouldNotContain("turns_18");
        await town.MorningAsync("06-10");
        (await town.WorkAsync(youth)).ShouldContain("turns_18");
        (await BrokenAsync(town, "07-09")).ShouldBeTrue();
        (await BrokenAsync(town, "07-10")).ShouldBeFalse();
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement")).ShouldBe(5);
    }

    [Story("spare-time-job-integration-aarhus", 2)]
    public async Task The_escort_first()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-integration-aarhus", "0751");
        var youth = await town.YouthAsync("2008-01-03", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-03-01");
        await town.MorningAsync("03-01");

        await town.MorningAsync("03-12");
        var silent = await town.StepAsync(youth, "goes_well");
        (silent.State, silent.Step.Due, silent.DeskOf).ShouldBe((StepState.AtDesk, new DateOnly(2027, 3, 8), Role.Escort));
        await town.MorningAsync("06-07");
        var later = await town.StepAsync(youth, "keeps_job");
        (later.State, later.Step.Due, later.DeskOf).ShouldBe((StepState.AtDesk, new DateOnly(2027, 6, 1), Role.JobConsultant));
    }

    [Story("small-jobs-aarhus", 2)]
    public async Task Five_hours()
    {
        await using var town = await SchemeTown.OpenAsync("small-jobs-aarhus", "0751");
        var (youth, other) = (await town.YouthAsync("2003-01-01", Job, "activity_ready"), await town.YouthAsync("2003-01-02", Job, "activity_ready"));
        await town.RunsAsync(youth, await town.OpeningAsync(Job, hours: 3), "2027-01-04");
        await town.RunsAsync(other, await town.OpeningAsync(Job, hours: 3), "2027-01-04");
        await town.Town.Store.ExecuteAsync("update placement set hours_per_week = 3");
        await town.MorningAsync("03-04");

        (await town.SayAsync(youth, "hours_ok", "more", "03-04", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.StepAsync(youth, "hours_ok")).State.ShouldBe(StepState.AtDesk);
        await town.MorningAsync("03-08");
        await AgreeAsync(town, youth, "5", Role.Youth, Role.Host, Role.JobConsultant);
        await AgreeAsync(town, other, "5", Role.Youth, Role.JobConsultant);

        (await HoursAsync(town, youth)).ShouldBe(5);
        (await town.FileAsync(youth)).Events.Single(one => one.Kind == HoursSet).On.ShouldBe(new(2027, 3, 8));
        (await HoursAsync(town, other)).ShouldBe(3);
        var placement = PlacementOf(await town.FileAsync(youth));
        (await town.TellAsync(youth, HoursAgreed, "03-09", one => one with { Subject = placement, Word = "9", Role = Role.Youth })).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["7"]);
    }

    [Story(Young, 3)]
    public async Task Ten_weeks_used()
    {
        await using var town = await SchemeTown.OpenAsync(Young, "0751");
        var youth = await town.YouthAsync("2011-01-01", Internship, "under18");
        var (x, y) = (await town.OpeningAsync(Internship), await town.OpeningAsync(Internship));
        var again = await town.OpeningAsync(Internship);
        await town.Town.Store.ExecuteAsync("update opening set host_id = (select host_id from opening where id = @x) where id = @again", new { x, again });
        await RunsUntilAsync(town, youth, x, "01-04", "03-14");

        await town.RunsAsync(youth, y, "2027-03-15");
        await town.MorningAsync("03-15");
        (await LastDayAsync(town, youth)).ShouldBe(new DateOnly(2027, 3, 15).AddDays((13 * 7) - 1));
        await EndAsync(town, youth, "03-21");
        await town.RunsAsync(youth, again, "2027-03-22");
        await town.MorningAsync("03-22");

        (await LastDayAsync(town, youth)).ShouldBe(new DateOnly(2027, 3, 22).AddDays((3 * 7) - 1));
    }

    [Story(Young, 4)]
    public async Task Goes_on_at_eighteen()
    {
        await using var town = await SchemeTown.OpenAsync(Young, "0751");
        var youth = await town.YouthAsync("2009-05-10", Internship, "under18");
        await town.RunsAsync(youth, await town.OpeningAsync(Internship), "2027-01-04");
        await town.MorningAsync("03-30");
        await town.TellAsync(youth, GatePassed, "03-30", one => one with { Subject = "assessment", Note = "Hun er kommet langt og kan nå målet" });
        var placement = PlacementOf(await town.FileAsync(youth));
        (await town.TellAsync(youth, Extended, "03-30", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();

        (await LastDayAsync(town, youth)).ShouldBe(new DateOnly(2027, 5, 9));
        await town.MorningAsync("04-08");
        (await town.WorkAsync(youth)).ShouldNotContain("turns_18");
        await town.MorningAsync("04-09");
        (await town.WorkAsync(youth)).ShouldContain("turns_18");
        (await town.SayAsync(youth, "turns_18", "goes_on_elsewhere", "04-09", more: one => one with { Note = "coop-crew" })).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("other_programme");
        (await town.SayAsync(youth, "turns_18", "goes_on_elsewhere", "04-09", more: one => one with { Note = "company-internship" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("05-10");

        (await town.FileAsync(youth)).Events.Single(one => one.Kind == PlacementEnded).On.ShouldBe(new(2027, 5, 9));
        var elsewhere = await town.FileAsync(youth, "company-internship");
        elsewhere.Events.Single(one => one.Kind == Started).On.ShouldBe(new(2027, 5, 10));
        (await town.Town.CountAsync("from placement where state = 5 and programme = 'company-internship' and start_date = '2027-05-10'")).ShouldBe(1);
    }

    [Story("spirerne-horsens", 3)]
    public async Task Workplace_mentor_leaves()
    {
        await using var town = await SchemeTown.OpenAsync("spirerne-horsens", "0615");
        var youth = await town.YouthAsync("2011-01-01", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-02-01");
        await town.MorningAsync("03-08");
        var placement = PlacementOf(await town.FileAsync(youth));

        (await town.TellAsync(youth, CompanionLeft, "03-08", one => one with { Subject = placement, Word = "workplace_mentor" })).ShouldBeOfType<RecordOutcome.Recorded>();

        var item = await town.StepAsync(youth, "companion_gone:workplace_mentor");
        (item.IsWork, item.Step.Due).ShouldBe((true, new DateOnly(2027, 3, 8)));
        await town.MorningAsync("03-15");
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement")).ShouldBe(5);
        await town.TellAsync(youth, CompanionNamed, "03-15", one => one with { Subject = placement, Word = "workplace_mentor" });
        (await town.WorkAsync(youth)).ShouldNotContain("companion_gone:workplace_mentor");
    }

    [Story("care-homes-skive", 3)]
    public async Task Of_age_at_the_home()
    {
        await using var town = await SchemeTown.OpenAsync("care-homes-skive", "0779");
        var youth = await town.YouthAsync("2009-04-20", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-02-01");
        await town.MorningAsync("04-20");

        (await town.Town.Store.ScalarAsync<int>("select state::int from placement")).ShouldBe(5);
        (await town.SayAsync(youth, "turns_18", "done", "04-20")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("08-02");
        (await town.StepAsync(youth, "status")).Step.ShouldSatisfyAllConditions(step => step.Due.ShouldBe(new(2027, 5, 3)));
        (await town.FileAsync(youth)).Steps.Where(kept => kept.Step.Kind == StepKind.FollowUp).Max(kept => kept.Step.Due).ShouldBe(new(2027, 8, 2));
        await town.MorningAsync("12-01");
        (await LaterAsync(town, youth, "08-02")).ShouldAllBe(step => step.Kind == StepKind.OutcomeQuestion);
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement")).ShouldBe(5);
    }

    [Story("kta-skive", 1)]
    public async Task At_the_site()
    {
        await using var town = await SchemeTown.OpenAsync("kta-skive", "0779");
        var youth = await town.YouthAsync("2003-01-01", Internship, "job_ready");
        await RunsUntilAsync(town, youth, await town.OpeningAsync(Internship), "02-15", "03-12");
        var next = await town.OpeningAsync(Internship);

        await town.NightAsync("03-13");

        (await town.ProposedAsync()).ShouldContain(pair => pair.Youth == youth);
        next.ShouldNotBeEmpty();
        Standing.Of(await town.FileAsync(youth), ProgrammeBook.Shipped, new(2027, 3, 15)).ShouldBe(new(StandingKind.Between, new(2027, 3, 15), "site-between"));
        Standing.Of(await town.FileAsync(youth), ProgrammeBook.Shipped, new(2027, 3, 12)).Kind.ShouldBe(StandingKind.Placed);
    }

    [Story("code-of-care-skive", 4)]
    public async Task Without_point_four()
    {
        await using var town = await SchemeTown.OpenAsync("company-internship", "0330");
        var youth = await town.YouthAsync("2003-01-01", Internship, "job_ready");
        var (without, with) = (await town.OpeningAsync(Internship), await town.OpeningAsync(Internship));
        await town.Town.Store.ExecuteAsync("update host set agreement = '{\"1\",\"3\"}' where id = 'H' || @without; update opening set status = 2 where id = @with", new { without, with });

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.Town.Store.ExecuteAsync("update opening set status = 1");
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((youth, with));
    }

    private static async Task RunsUntilAsync(SchemeTown town, string youth, string opening, string first, string last)
    {
        await town.RunsAsync(youth, opening, $"2027-{first}");
        await town.MorningAsync(first);
        await EndAsync(town, youth, last);
    }

    private static async Task EndAsync(SchemeTown town, string youth, string last)
    {
        await town.MorningAsync(last);
        var placement = PlacementOf(await town.FileAsync(youth));
        (await town.TellAsync(youth, PlacementEnded, last, one => one with { Subject = placement, Word = "none", Reason = EndReason.PlannedEnd, Next = NextStep.NextMatch })).ShouldBeOfType<RecordOutcome.Recorded>();
    }

    /// <summary>The latest.</summary>
    private static string PlacementOf(EnrolmentFile file) => file.Events.Last(one => one.Kind == Agreed).Subject;

    private static async Task<DateOnly?> LastDayAsync(SchemeTown town, string youth)
    {
        var story = (await town.FileAsync(youth)).Story(ProgrammeBook.Shipped);
        return NextSteps.DatesOf(story, story.Placements[^1].Id).LastDay;
    }

    private static async Task AgreeAsync(SchemeTown town, string youth, string hours, params Role[] roles)
    {
        var placement = PlacementOf(await town.FileAsync(youth));
        foreach (var role in roles)
        {
            (await town.TellAsync(youth, HoursAgreed, "03-08", one => one with { Subject = placement, Word = hours, Role = role })).ShouldBeOfType<RecordOutcome.Recorded>();
        }
    }

    private static Task<int> HoursAsync(SchemeTown town, string youth) => town.Town.Store.ScalarAsync<int>("select hours_per_week from placement where youth_id = @youth", new { youth });

    private static async Task<bool> BrokenAsync(SchemeTown town, string day)
    {
        await town.Town.Store.ExecuteAsync("delete from work_item");
        town.Town.Clock.MoveTo($"2027-{day}", "04:30");
        await town.Town.Get<RecheckPlacements>().HandleAsync(CancellationToken.None);
        return await town.Town.CountAsync("from work_item where kind = 'law_broken'") > 0;
    }

    private static async Task<IReadOnlyList<(StepKind Kind, DateOnly Due)>> LaterAsync(SchemeTown town, string youth, string after)
    {
        var day = DateOnly.ParseExact($"2027-{after}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return [.. (await town.FileAsync(youth)).Steps.Where(kept => kept.IsOpen && kept.Step.Due > day).Select(kept => (kept.Step.Kind, kept.Step.Due))];
    }
}
