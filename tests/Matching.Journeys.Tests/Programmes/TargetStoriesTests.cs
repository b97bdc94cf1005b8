using System.Globalization;
using Matching.Core.Enrolments;
using Matching.Core.Enrolments.Reports;
using Matching.Core.Programmes.Targets;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Targets, counted from what the store knows.</summary>
public sealed class TargetStoriesTests
{
    private const short Job = 2;
    private const short Mentor = 3;

    [Story("spare-time-job-viborg", 3)]
    public async Task Half_a_year_in_the_job()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-viborg");
        await KeptUntilAsync(town, "07-14");
        await KeptUntilAsync(town, "07-13");

        var kept = await RowAsync(town, "keeps-job", "2027-07-20");

        (kept.Numerator, kept.Denominator).ShouldBe((1, 2));
        (await RowAsync(town, "keeps-job", "2027-07-13")).Numerator.ShouldBe(0);
        (await RowAsync(town, "completed", "2027-07-20")).Numerator.ShouldBe(2);
    }

    [Story("intensive-job-course-aarhus", 5)]
    public async Task Eight_weeks()
    {
        await using var town = await SchemeTown.OpenAsync("intensive-job-course-aarhus", "0751");
        var (inside, outside) = (await town.YouthAsync("2003-01-01", Job, "job_ready"), await town.YouthAsync("2003-01-02", Job, "job_ready"));
        await town.MorningAsync("02-08");
        await town.RunsAsync(inside, await town.OpeningAsync(Job), "2027-04-05");
        await town.RunsAsync(outside, await town.OpeningAsync(Job), "2027-04-06");
        await town.MorningAsync("04-06");

        var (row, cases) = await CountAsync(town, "2027-04-30");

        row[0].ShouldSatisfyAllConditions(it => it.Numerator.ShouldBe(1), it => it.Denominator.ShouldBe(2), it => it.Basket.ShouldBe("ordinary_job=1"));
        TargetReport.Of("x", DefinitionOf(town).Targets[0], [.. cases.Where(one => one.Person == inside)], new(2027, 4, 30)).Numerator.ShouldBe(1);
    }

    [Story("coop-crew", 4)]
    public async Task Hired_elsewhere()
    {
        await using var town = await SchemeTown.OpenAsync("coop-crew");
        var youth = await town.YouthAsync("2010-01-03", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-02-01");
        await town.MorningAsync("02-01");
        for (var module = 1; module <= 6; module++)
        {
            (await town.TellAsync(youth, ModuleAttended, "03-14", one => one with { Subject = $"module-{module}" })).ShouldBeOfType<RecordOutcome.Recorded>();
        }

        await town.MorningAsync("03-15");
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-03-22");
        await town.MorningAsync("03-22");

        var hired = await RowAsync(town, "job-after-training", "2027-03-22");
        (hired.Numerator, hired.Denominator, hired.Basket).ShouldBe((1, 1, "spare_time_job=1|other_host=1"));
        hired.Written().ShouldContain(";spare_time_job=1|other_host=1;");
    }

    [Story("kta-skive", 3)]
    public async Task Over_half()
    {
        await using var town = await SchemeTown.OpenAsync("kta-skive", "0779");
        List<string> youths = [];
        for (var at = 0; at < 30; at++)
        {
            youths.Add(await town.YouthAsync("2003-01-01", 1, "job_ready"));
        }

        await town.MorningAsync("02-01");
        for (var at = 0; at < 15; at++)
        {
            await EndAsync(town, youths[at], at % 2 == 0 ? "ordinary_job" : "education");
        }

        (await RowAsync(town, "work-or-education", "2027-03-01")).ShouldSatisfyAllConditions(row => row.Whole.ShouldBe(50), row => row.Met.ShouldBe(false));
        await EndAsync(town, youths[15], "part_time_job");
        var over = await RowAsync(town, "work-or-education", "2027-03-01");
        (over.Numerator, over.Denominator, over.Whole, over.Met).ShouldBe((16, 30, 53m, true));
    }

    [Story("care-for-young-holstebro", 2)]
    public async Task Thirty_of_thirty_five()
    {
        await using var town = await SchemeTown.OpenAsync("care-for-young-holstebro", "0661");
        for (var at = 0; at < 30; at++)
        {
            await town.YouthAsync("2010-01-01", Job);
        }

        await town.MorningAsync("01-11");

        var row = await RowAsync(town, "enrolled", "2027-12-31");
        (row.Numerator, row.Value).ShouldBe((30, 35m));
        row.Said.ShouldStartWith("30 of 35");
        (await RowAsync(town, "enrolled", "2028-01-11")).Numerator.ShouldBe(0);
    }

    [Story("viborg-cares", 1)]
    public async Task Fifteen_mentors()
    {
        await using var town = await SchemeTown.OpenAsync("viborg-cares");
        for (var at = 0; at < 15; at++)
        {
            await town.OpeningAsync(Mentor, hoursPerMonth: 3, start: "2026-12-31");
        }

        var late = await town.OpeningAsync(Mentor, hoursPerMonth: 3, start: "2027-01-01");
        await town.Town.Store.ExecuteAsync("update host set status = 2 where id = (select host_id from opening where id <> @late order by id limit 1)", new { late });

        var row = await RowAsync(town, "mentors-found", "2027-01-31");

        (row.Numerator, row.Met, row.Said).ShouldBe((15, true, "15 of 15 (100 %)"));
        row.Basket.ShouldBe("paused=1");
    }

    [Story("spare-time-job-integration-aarhus", 3)]
    public async Task Left_her_school()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-integration-aarhus", "0751");
        var youth = await town.YouthAsync("2008-01-03", Job);
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-03-01");
        await town.MorningAsync("03-01");

        await town.MorningAsync("05-10");
        (await town.SayAsync(youth, "still_in_education", "no", "05-10", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();

        var (rows, cases) = await CountAsync(town, "2027-09-01");
        rows.Single(row => row.Target == "in-job").Numerator.ShouldBe(1);
        var kept = new Target { Id = "kept-in-fgu", Measure = "share", Numerator = new() { Outcome = [OutcomeCode.Fgu] }, Denominator = Denominator.Matches, Lasts = Period.Parse("P6M"), Value = 50, Unit = TargetUnit.Percent };
        cases.Single(one => one.Person == youth).Outcomes.ShouldContain(outcome => outcome.Code == OutcomeCode.Fgu && outcome.To == new DateOnly(2027, 5, 10));
        TargetReport.Of("x", kept, cases, new(2027, 9, 1)).Numerator.ShouldBe(0);
    }

    private static async Task KeptUntilAsync(SchemeTown town, string last)
    {
        var youth = await town.YouthAsync("2011-01-03", Job);
        await town.MorningAsync("01-08");
        (await town.TellAsync(youth, ModuleAttended, "01-08", one => one with { Subject = "talentvaerkstedet" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-01-15");
        await town.MorningAsync("01-15");
        var placement = (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject;
        await town.MorningAsync(last);
        (await town.TellAsync(youth, PlacementEnded, last, one => one with { Subject = placement, Word = "none", Reason = EndReason.YouthStopped, Next = NextStep.NextMatch }))
            .ShouldBeOfType<RecordOutcome.Recorded>();
    }

    private static async Task EndAsync(SchemeTown town, string youth, string outcome) =>
        (await town.TellAsync(youth, Ended, "02-20", one => one with { Word = outcome, Reason = EndReason.GoalReached, Next = NextStep.NoneByChoice })).ShouldBeOfType<RecordOutcome.Recorded>();

    private static ProgrammeDefinition DefinitionOf(SchemeTown town) => Core.Programmes.ProgrammeBook.Shipped.Find(town.Programme, new(2027, 1, 1))!.Definition;

    private static async Task<TargetRow> RowAsync(SchemeTown town, string target, string date) => (await CountAsync(town, date)).Rows.Single(row => row.Target == target);

    private static async Task<(IReadOnlyList<TargetRow> Rows, IReadOnlyList<TargetCase> Cases)> CountAsync(SchemeTown town, string date)
    {
        var counted = await town.Town.Get<CountTargets>().HandleAsync(town.Programme, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), town.Municipality, CancellationToken.None);
        return counted is CountOutcome.Counted { Rows: var rows, Cases: var cases } ? (rows, cases) : throw new InvalidOperationException($"Counting came to {counted}.");
    }
}
