using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Clocks, last days and events of the schemes that are made of them.</summary>
public sealed class CourseStoriesTests
{
    private const string Intensive = "intensive-job-course-aarhus";
    private const string Young = "internship-under-18-aarhus";
    private const short Internship = 1;
    private const short Job = 2;

    [Story(Intensive, 2)]
    public async Task Review()
    {
        await using var town = await EnrolledAsync("02-01");
        var youth = await town.Town.Store.ScalarAsync<string>("select id from youth");

        await town.MorningAsync("03-14");
        (await town.WorkAsync(youth!)).ShouldNotContain("review");
        await town.MorningAsync("03-15");
        (await town.WorkAsync(youth!)).ShouldContain("review");
        (await town.SayAsync(youth!, "review", "poor", "03-15")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("next_step");
        (await town.SayAsync(youth!, "review", "poor", "03-15", more: one => one with { Next = NextStep.ContactPerson })).ShouldBeOfType<RecordOutcome.Recorded>();

        var file = await town.FileAsync(youth!);
        file.EndedOn.ShouldBe(new DateOnly(2027, 3, 15));
        file.Events.Last(one => one.Kind == Ended).Word.ShouldBe("ordinary_effort");
    }

    [Story(Intensive, 3)]
    public async Task End_or_override()
    {
        await using var town = await EnrolledAsync("02-01");
        var youth = (await town.Town.Store.ScalarAsync<string>("select id from youth"))!;
        await town.OpeningAsync(Job);
        await town.NightAsync("04-25");
        (await town.ProposedAsync()).Count.ShouldBe(1);

        await town.NightAsync("04-26");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.WorkAsync(youth)).ShouldContain("return_to_ordinary_effort");
        await town.MorningAsync("05-20");
        (await town.FileAsync(youth)).EndedOn.ShouldBeNull();
        (await town.SayAsync(youth, "return_to_ordinary_effort", "end", "05-20")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("next_step");
        (await town.SayAsync(youth, "return_to_ordinary_effort", "override", "05-20")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("note");
        (await town.SayAsync(youth, "return_to_ordinary_effort", "override", "05-20", more: one => one with { Note = "Samtale i morgen.", SecondPerson = "karin" }))
            .ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("second_person");

        (await town.SayAsync(youth, "return_to_ordinary_effort", "override", "05-20", more: one => one with { Note = "Samtale i morgen.", SecondPerson = "bo" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("05-21");
        (await town.ProposedAsync()).Count.ShouldBe(1);
    }

    [Story(Intensive, 4)]
    public async Task Followed_up()
    {
        await using var town = await SchemeTown.OpenAsync(Intensive, "0751");
        var youth = await town.YouthAsync("2003-01-01", Job, "job_ready");
        await town.RunsAsync(youth, await town.OpeningAsync(Job), "2027-02-10");

        var asked = new List<DateOnly>();
        foreach (var day in new[] { "02-10", "02-17", "02-24", "05-10", "08-10" })
        {
            await town.MorningAsync(day);
            var steps = (await town.FileAsync(youth)).Steps.Where(kept => kept.Step.Kind == StepKind.FollowUp && kept.Step.Due == DateOnly.Parse($"2027-{day}", System.Globalization.CultureInfo.InvariantCulture)).ToList();
            asked.AddRange(steps.Where(kept => kept.State == StepState.Asked).Select(kept => kept.Step.Due));
            steps.ShouldAllBe(kept => kept.Step.Who.SequenceEqual(new[] { Role.Youth, Role.Host }));
        }

        asked.ShouldBe([new(2027, 2, 17), new(2027, 2, 24), new(2027, 5, 10), new(2027, 8, 10)]);
    }

    [Story(Young, 1)]
    public async Task Thirteen_weeks()
    {
        await using var town = await UnderEighteenAsync("2011-01-01");
        var (youth, placement) = await OfAsync(town);

        (await EndOfAsync(town, youth)).ShouldBe(new(2027, 4, 4));
        (await ExtendAsync(town, youth, placement, "03-30")).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["assessment"]);
        await town.TellAsync(youth, GatePassed, "03-30", one => one with { Subject = "assessment" });
        var unwritten = (await ExtendAsync(town, youth, placement, "03-30")).ShouldBeOfType<RecordOutcome.Refused>();
        (unwritten.Why, unwritten.Allowed[0], unwritten.Allowed[1].StartsWith("IN01, LAB § 61", StringComparison.Ordinal)).ShouldBe(("law_reason", "13", true));
        await town.TellAsync(youth, GatePassed, "03-30", one => one with { Subject = "assessment", Note = "Hun er kommet langt og kan nå målet" });
        (await ExtendAsync(town, youth, placement, "03-30")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await EndOfAsync(town, youth)).ShouldBe(new(2027, 7, 4));
        await town.MorningAsync("06-28");
        (await ExtendAsync(town, youth, placement, "06-28")).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["special_need"]);
        await town.TellAsync(youth, GatePassed, "06-28", one => one with { Subject = "special_need" });
        (await ExtendAsync(town, youth, placement, "06-28")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("law_reason");
        await town.TellAsync(youth, GatePassed, "06-28", one => one with { Subject = "special_need", Note = "Ganske særligt behov: værkstedet er det eneste sted, hun kommer" });
        (await ExtendAsync(town, youth, placement, "06-28")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await EndOfAsync(town, youth)).ShouldBe(new(2027, 10, 3));
    }

    [Story(Young, 2)]
    public async Task No_decision()
    {
        await using var town = await UnderEighteenAsync("2011-01-01");
        var (youth, placement) = await OfAsync(town);

        await town.MorningAsync("03-18");
        (await town.WorkAsync(youth)).ShouldNotContain("go_on");
        await town.MorningAsync("03-19");
        (await town.WorkAsync(youth)).ShouldContain("go_on");
        await town.MorningAsync("04-04");
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement where id = @Id", new { Id = Guid.Parse(placement) })).ShouldBe(5);
        await town.MorningAsync("04-05");

        var ended = (await town.FileAsync(youth)).Events.Single(one => one.Kind == PlacementEnded);
        (ended.On, ended.Reason).ShouldBe((new DateOnly(2027, 4, 4), EndReason.PlannedEnd));
        (await town.WorkAsync(youth)).ShouldContain("choose_next");
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement where id = @Id", new { Id = Guid.Parse(placement) })).ShouldBe(6);
    }

    [Story("spare-time-job-viborg", 5)]
    public async Task An_ended_programme()
    {
        await using var town = await SchemeTown.OpenAsync("spare-time-job-viborg");
        var (placed, free) = (await town.YouthAsync("2011-01-03", Job), await town.YouthAsync("2011-01-04", Job));
        await town.RunsAsync(placed, await town.OpeningAsync(Job), "2027-01-28");
        await town.OpeningAsync(Job);
        town.Town.Clock.MoveTo("2027-01-04", "09:00");
        var changed = Core.Programmes.ProgrammeBook.ShippedFiles().Single(file => file.Json.Contains("\"id\": \"spare-time-job-viborg\"", StringComparison.Ordinal)).Json;
        var closing = System.Text.Json.Nodes.JsonNode.Parse(changed)!;
        (closing["version"], closing["validFrom"]) = (2, "2027-01-25");
        closing["period"] = new System.Text.Json.Nodes.JsonObject { ["from"] = "2026-01-01", ["to"] = "2027-01-31" };
        var loaded = await town.Town.Get<LoadDefinition>().HandleAsync("closing.json", closing.ToJsonString(), "karin", CancellationToken.None);
        loaded.ShouldBeOfType<LoadOutcome.Loaded>();

        await town.NightAsync("01-31");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(free);
        await town.NightAsync("02-01");
        (await town.ProposedAsync()).ShouldBeEmpty();

        await town.MorningAsync("02-04");
        (await town.FileAsync(placed)).Steps.ShouldContain(kept => kept.Step.Kind == StepKind.FollowUp && kept.State == StepState.Asked && kept.Step.Due == new DateOnly(2027, 2, 4));
    }

    private static async Task<SchemeTown> EnrolledAsync(string day)
    {
        var town = await SchemeTown.OpenAsync(Intensive, "0751");
        await town.YouthAsync("2003-01-01", Job, "job_ready");
        await town.MorningAsync(day);
        return town;
    }

    private static async Task<SchemeTown> UnderEighteenAsync(string born)
    {
        var town = await SchemeTown.OpenAsync(Young, "0751");
        var youth = await town.YouthAsync(born, Internship, "under18");
        await town.RunsAsync(youth, await town.OpeningAsync(Internship), "2027-01-04");
        await town.MorningAsync("01-04");
        return town;
    }

    private static async Task<(string Youth, string Placement)> OfAsync(SchemeTown town)
    {
        var youth = (await town.Town.Store.ScalarAsync<string>("select id from youth"))!;
        return (youth, (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject);
    }

    private static Task<RecordOutcome> ExtendAsync(SchemeTown town, string youth, string placement, string day) =>
        town.TellAsync(youth, Extended, day, one => one with { Subject = placement });

    private static async Task<DateOnly> EndOfAsync(SchemeTown town, string youth)
    {
        var file = await town.FileAsync(youth);
        var story = file.Story(Core.Programmes.ProgrammeBook.Shipped);
        return NextSteps.DatesOf(story, story.Placements[0].Id).LastDay!.Value;
    }
}
