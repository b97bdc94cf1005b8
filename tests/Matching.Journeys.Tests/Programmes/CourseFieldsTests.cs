using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;
using static Matching.Journeys.Tests.Programmes.FieldTown;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>What a scheme says of its course and its group, held against a file and a night.</summary>
public sealed class CourseFieldsTests
{
    private const string Course = """
        "preparation": { "modules": [{ "id": "knots", "title": { "da": "Knob", "en": "Knots" }, "sessions": 3, "sessionsPerWeek": 2, "sessionHours": 1.5 }] },
        """;

    [Fact]
    public async Task A_module_is_attended_when_she_has_come_to_all_its_sessions()
    {
        await using var town = await WithAsync("""
            "supply": {},
            """, Course);
        (await LoadPreparedAsync(town)).ShouldBeOfType<LoadOutcome.Loaded>();
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);

        (await AttendAsync(town, youth, "01-05")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await AttendAsync(town, youth, "01-05")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await AttendAsync(town, youth, "01-07")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty("Told twice of one day it is one session: two of three.");
        (await AttendAsync(town, youth, "01-11", "4")).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["1", "3"]);
        await AttendAsync(town, youth, "01-11");
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task All_sessions_may_be_told_at_once()
    {
        await using var town = await WithAsync(more: Course);
        (await LoadPreparedAsync(town)).ShouldBeOfType<LoadOutcome.Loaded>();
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");

        await AttendAsync(town, youth, "01-08", "3");

        (await town.FileAsync(youth)).Story(await town.Town.Get<IProgrammeShelf>().ReadAsync(CancellationToken.None)).Prepared.ShouldBe(new DateOnly(2027, 1, 8));
    }

    [Theory]
    [InlineData("Tu15:00-16:30|Th15:00-16:30", true)]
    [InlineData("Tu15:00-16:30", false)]
    [InlineData("Tu15:00-16:30|Th15:00-17:00", false)]
    public async Task The_weekly_times_of_a_module_hold_its_sessions(string week, bool isKept)
    {
        await using var town = await WithAsync(more: Course);
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");

        var told = await town.TellAsync(youth, ModuleHours, "01-05", one => one with { Subject = "knots", Word = week });

        (told is RecordOutcome.Recorded).ShouldBe(isKept);
        (told as RecordOutcome.Refused)?.ShouldSatisfyAllConditions(it => it.Why.ShouldBe("week_sessions"), it => it.Allowed.ShouldBe(["2", "1.5"]));
    }

    [Fact]
    public async Task A_module_without_a_length_ends_when_its_sessions_are_over()
    {
        await using var town = await WithAsync(more: Course + """
            "clocks": [{ "id": "then", "after": "P0D", "from": "end:knots", "do": "alert" }],
            """);
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");

        // Three sessions, two a week, are two weeks from Tuesday 5 January: to Monday 18.
        await town.MorningAsync("01-17");
        (await town.WorkAsync(youth)).ShouldNotContain("alert");
        await town.MorningAsync("01-18");

        (await town.WorkAsync(youth)).ShouldContain("alert");
    }

    [Fact]
    public async Task A_group_that_meets_is_an_item_for_its_leader_each_time_and_attendance_is_told_by_it()
    {
        await using var town = await WithAsync(more: """
            "group": { "min": 1, "max": 3, "start": "rolling", "meets": "P1W", "ledBy": "network_team", "absence": { "of": "group", "inARow": 2, "do": "alert" } },
            """);
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-04");
        await town.MorningAsync("01-04");

        var first = await town.StepAsync(youth, "group_meets");
        (first.Step.Due, first.IsWork).ShouldBe((new DateOnly(2027, 1, 4), true));
        first.Step.Who.ShouldBe([Role.NetworkTeam]);
        await town.MorningAsync("01-06");
        (await town.StepAsync(youth, "group_meets")).State.ShouldBe(StepState.Reminded);
        (await town.SayAsync(youth, "group_meets", "missed", "01-06")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.FileAsync(youth)).Events.Single(one => one.Kind == GroupMissed).On.ShouldBe(new(2027, 1, 4), "It is told of the meeting's own day.");
        await town.MorningAsync("01-11");
        (await town.WorkAsync(youth)).ShouldNotContain("absence:alert");
        (await town.SayAsync(youth, "group_meets", "missed", "01-11")).ShouldBeOfType<RecordOutcome.Recorded>();

        (await town.WorkAsync(youth)).ShouldContain("absence:alert");
        (await town.StepAsync(youth, "group_meets")).Step.Due.ShouldBe(new(2027, 1, 18));
        await town.MorningAsync("01-18");
        (await town.SayAsync(youth, "group_meets", "came", "01-18")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.WorkAsync(youth)).ShouldNotContain("absence:alert");
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 2)]
    public async Task A_group_at_one_host_needs_its_least_there_and_another_is_of_people_wherever_they_go(string sameHost, int proposed)
    {
        await using var town = await WithAsync($$"""
            "group": { "min": 2, "max": 3, "start": "together", "starts": ["2027-01-18"], "closesBefore": "P1W", "sameHost": {{sameHost}} },
            """);
        for (var one = 1; one <= 2; one++)
        {
            await town.EnrolledAsync($"2003-01-0{one}", Job, "01-05");
            await town.OpeningAsync(Job);
        }

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).Count.ShouldBe(proposed);
        (await town.Town.CountAsync("from enrolment_event where kind = 10")).ShouldBe(proposed);
    }

    [Fact]
    public async Task When_she_leaves_school_her_running_place_is_looked_at_anew_where_the_scheme_says_so()
    {
        await using var town = await WithAsync("""
            "reassess": [{ "event": "leaves_school", "question": { "da": "Hvad nu?", "en": "What now?" } }],
            """);
        var youth = await town.EnrolledAsync("2008-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        var placement = await town.AgreeAsync("01-11");
        await town.TellAsync(youth, Started, "01-12", one => one with { Subject = placement });

        (await town.TellAsync(youth, LifeChanged, "01-20", one => one with { Subject = "group_changes" })).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["leaves_school"]);
        (await town.TellAsync(youth, LifeChanged, "01-23", one => one with { Subject = "leaves_school" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("01-25");

        (await town.WorkAsync(youth)).ShouldContain("leaves_school");
        (await town.StepAsync(youth, "leaves_school")).Step.Due.ShouldBe(new(2027, 1, 25), "The 23rd is a Saturday.");
    }

    [Fact]
    public async Task More_cases_than_the_norm_of_one_consultant_warn_and_refuse_nobody()
    {
        await using var town = await WithAsync(more: """
            "staff": { "cases": { "max": 3, "persons": 2 } },
            """);
        var first = await town.KnownAsync("2003-01-01", Job);
        var second = await town.KnownAsync("2003-01-02", Job);

        (await town.EnrolsAsync(first, "01-05")).OverNorm.ShouldBeNull();
        (await town.EnrolsAsync(second, "01-05")).OverNorm.ShouldBe(new CasesOverNorm(2, 3, 2));
    }

    [Fact]
    public async Task What_somebody_of_the_programme_asks_herself_goes_to_nobody_by_text()
    {
        await using var town = await WithAsync(more: """
            "followUps": [{ "at": "P1W", "from": "enrolled", "to": ["youth"], "ask": "goes_well", "by": "adviser" }],
            """);
        await town.EnrolledAsync("2003-01-01", Job, "01-04");

        await town.MorningAsync("01-11");

        (await town.Town.CountAsync("from sms_message")).ShouldBe(0);
        (await town.Town.Store.QueryAsync<string>("select note_da from work_item where kind = 'ask_by_phone'")).ShouldHaveSingleItem().ShouldEndWith("Spørges af: UU-vejleder.");
    }

    private static Task<RecordOutcome> AttendAsync(SchemeTown town, string youth, string day, string many = "") =>
        town.TellAsync(youth, ModuleAttended, day, one => one with { Subject = "knots", Word = many });

    /// <summary>The same scheme from the fourth of January on, its track open when the preparation is complete.</summary>
    private static Task<LoadOutcome> LoadPreparedAsync(SchemeTown town) => town.Town.Get<LoadDefinition>().HandleAsync(
        $"{Scheme}.json",
        $$"""
        {
          "id": "{{Scheme}}", "version": 2, "validFrom": "2027-01-04",
          "name": { "da": "Mågens vinger", "en": "Wings of the gull" }, "purpose": { "da": "Ud over vandet.", "en": "Out over the water." },
          "municipalities": ["0791"], "sources": ["Made up for a test"], "who": { "age": { "from": 15, "to": 29 } },
          {{Course}}
          "tracks": [{ "id": "gull", "kind": "job", "form": "spare_time_job", "opens": "prepared", "followUps": [] }]
        }
        """,
        "karin",
        CancellationToken.None);
}
