using Matching.Core.Approvals;
using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;
using static Matching.Journeys.Tests.Programmes.FieldTown;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>Gates before every step that a definition may name: nothing happens before they are passed, and the refusal names them.</summary>
public sealed class GateFieldsTests
{
    [Theory]
    [InlineData("match")]
    [InlineData("offer")]
    [InlineData("start")]
    public async Task Where_goals_stand_before_a_step_one_of_hers_is_agreed_first(string before)
    {
        await using var town = await WithGateAsync($$"""{ "code": "goals", "before": "{{before}}", "count": 2, "by": "job_consultant" }""");
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).Count.ShouldBe(before == "match" ? 0 : 1);
        if (before == "match")
        {
            (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=goals@{Scheme} done=0 needed=1 by=job_consultant");
        }
        else if (before == "offer")
        {
            (await ApproveAsync(town)).ShouldBeOfType<ApproveOutcome.RuleBroken>().Rule.ShouldBe("gates-passed");
        }
        else
        {
            var placement = await town.AgreeAsync("01-11");
            (await StartAsync(town, youth, placement)).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["goals"]);
            (await town.SayAsync(youth, "first_contact", "met", "01-12")).ShouldBeOfType<RecordOutcome.Refused>().ShouldSatisfyAllConditions(it => it.Why.ShouldBe("gate"), it => it.Allowed.ShouldBe(["goals"]));
        }

        (await GoalAsync(town, youth, "a")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await GoalAsync(town, youth, "b")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await GoalAsync(town, youth, "c")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("goals");

        if (before == "start")
        {
            (await town.SayAsync(youth, "first_contact", "met", "01-12")).ShouldBeOfType<RecordOutcome.Recorded>();
            return;
        }

        await town.NightAsync("01-13");
        (await town.ProposedAsync()).Count.ShouldBe(1);
        (await ApproveAsync(town, "01-13")).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task A_goal_that_was_let_go_opens_no_gate_and_before_the_enrolment_there_are_none()
    {
        await using var town = await WithGateAsync("""{ "code": "goals", "before": "match" }""");
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await GoalAsync(town, youth, "a");
        await town.TellAsync(youth, GoalDropped, "01-06", one => one with { Subject = "a" });

        await town.NightAsync("01-11");

        (await town.ProposedAsync()).ShouldBeEmpty();
        (await LoadAsync(town, "", """
            "gates": [{ "code": "goals", "before": "enrol" }],
            """)).ShouldBeOfType<LoadOutcome.Refused>().Faults.ShouldContain(fault => fault.Contains("goals are agreed in her file, which begins with the enrolment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statutory_internship_begins_when_the_letter_went_also_where_the_scheme_is_silent()
    {
        await using var town = await WithAsync("""
            "answer": "byPerson", "stages": [{ "length": "P2W" }],
            """, kind: "internship/company_internship");
        var (ready, free) = (await town.EnrolledAsync("2003-01-03", Internship, "01-05", "activity_ready"), await town.EnrolledAsync("2003-01-04", Internship, "01-05", "none"));
        await town.OpeningAsync(Internship);
        await town.OpeningAsync(Internship);
        await town.NightAsync("01-11");
        await town.AgreeAsync("01-11");
        await town.AgreeAsync("01-11");
        var (hers, others) = (await PlacementAsync(town, ready), await PlacementAsync(town, free));

        (await StartAsync(town, free, others)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await StartAsync(town, ready, hers)).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["letter_sent"]);
        (await town.PassAsync(ready, "letter_sent", "01-11")).ShouldBeOfType<RecordOutcome.Recorded>();

        (await StartAsync(town, ready, hers)).ShouldBeOfType<RecordOutcome.Recorded>();
    }

    [Fact]
    public async Task A_gate_before_her_yes_is_asked_before_the_offer_for_a_text_is_answered_at_once()
    {
        await using var town = await WithGateAsync("""{ "code": "adviser_agreement", "before": "accept", "when": { "kind": "job" }, "by": "adviser" }""");
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");

        (await ApproveAsync(town)).ShouldBeOfType<ApproveOutcome.RuleBroken>().Rule.ShouldBe("gates-passed");
        await town.PassAsync(youth, "adviser_agreement", "01-11");

        (await ApproveAsync(town)).ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task A_gate_about_both_her_and_the_place_is_asked_only_of_such_a_pair_in_the_night()
    {
        await using var town = await WithGateAsync("""
            { "code": "talk", "before": "match", "count": 2, "when": { "ageUnder": 20, "hoursFrom": 10 }, "by": "adviser" },
            { "code": "talk", "before": "match", "count": 4, "when": { "targetGroup": "activity_ready", "hoursFrom": 20 }, "by": "coordinator" }
            """);
        var (young, older) = (await town.EnrolledAsync("2008-01-03", Job, "01-05"), await town.EnrolledAsync("2003-01-04", Job, "01-05"));
        var longer = await town.OpeningAsync(Job, hours: 12);

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBe([(older, longer)], "The gate is not about her.");
        (await town.MissAsync(young)).ShouldStartWith($"gates-passed gate=talk:opening@{Scheme} done=0 needed=2 by=adviser");

        // A place of few hours asks for nothing.
        var few = await town.OpeningAsync(Job, hours: 6);
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldBe([(older, longer), (young, few)], ignoreOrder: true);

        await town.Town.Store.ExecuteAsync("update proposal set state = 4, decided_at = now(); update opening set status = 2 where id = @few; update youth set status = 2 where id = @older", new { few, older });
        await town.PassAsync(young, "talk", "01-12");
        await town.NightAsync("01-13");
        (await town.ProposedAsync()).ShouldBeEmpty();
        await town.PassAsync(young, "talk", "01-13");
        await town.NightAsync("01-14");
        (await town.ProposedAsync()).ShouldBe([(young, longer)]);
    }

    [Theory]
    [InlineData("offer", "2008-01-03", true)]
    [InlineData("offer", "2003-01-03", false)]
    [InlineData("accept", "2008-01-03", true)]
    public async Task A_gate_about_both_her_and_the_place_is_asked_again_before_the_offer(string before, string born, bool isAsked)
    {
        await using var town = await WithGateAsync($$"""{ "code": "adviser_agreement", "before": "{{before}}", "when": { "ageUnder": 20, "kind": "job" }, "by": "adviser" }""");
        var youth = await town.EnrolledAsync(born, Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).Count.ShouldBe(1);

        var approved = await ApproveAsync(town);
        (approved is ApproveOutcome.RuleBroken { Rule: "gates-passed" }).ShouldBe(isAsked);
        if (isAsked)
        {
            await town.PassAsync(youth, "adviser_agreement", "01-11");
            approved = await ApproveAsync(town);
        }

        approved.ShouldBeOfType<ApproveOutcome.Approved>();
    }

    [Fact]
    public async Task A_gate_for_some_places_that_was_waived_in_writing_is_open()
    {
        await using var town = await WithGateAsync("""{ "code": "adviser_agreement", "before": "match", "when": { "kind": "job" }, "waive": { "by": "coordinator" } }""");
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();

        (await WaiveAsync(town, youth, "adviser_agreement", "Aftalt med UU", "")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("20", true)]
    [InlineData("5", false)]
    public async Task Before_a_start_hours_are_asked_as_far_as_the_tracks_own_hours_tell(string most, bool isAsked)
    {
        await using var town = await WithGateAsync("""{ "code": "adviser_agreement", "before": "start", "when": { "hoursFrom": 10 } }""", $$"""
            "hours": { "min": 2, "max": {{most}} },
            """);
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job, hours: 4);
        await town.NightAsync("01-11");
        var placement = await town.AgreeAsync("01-11");

        (await StartAsync(town, youth, placement) is RecordOutcome.Refused { Allowed: ["adviser_agreement"] }).ShouldBe(isAsked);
    }

    [Theory]
    [InlineData("match", "\"event\": \"turns_18\"", "$.gates[0].when.event: is nothing a gate looks at")]
    [InlineData("extend", "\"weeksUsed\": 13", "$.gates[0].when.weeksUsed: is nothing a gate looks at")]
    [InlineData("enrol", "\"kind\": \"job\"", "$.gates[0].when.kind: is known of a place, and enrol is about the whole enrolment")]
    [InlineData("start", "\"school\": \"fgu\"", "$.gates[0].when.school: is looked at until there is a match, and not before start")]
    public async Task A_condition_that_nobody_would_look_at_is_refused_with_its_path(string before, string when, string says)
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);

        (await LoadAsync(town, "", $$"""
            "gates": [{ "code": "talk", "before": "{{before}}", "when": { {{when}} } }],
            """)).ShouldBeOfType<LoadOutcome.Refused>().Faults.ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gates_before_a_next_stage_and_before_the_end_are_asked_there()
    {
        await using var town = await WithGateAsync("""{ "code": "assessment", "before": "extend" }, { "code": "talk", "before": "close", "count": 2, "by": "adviser" }""", """
            "stages": [{ "length": "P2W", "repeat": 2 }],
            """);
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        var placement = await town.AgreeAsync("01-11");
        await StartAsync(town, youth, placement);

        (await town.TellAsync(youth, Extended, "01-20", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["assessment"]);
        await town.MorningAsync("01-20");
        (await town.SayAsync(youth, "go_on", "yes", "01-20")).ShouldBeOfType<RecordOutcome.Refused>("What a decision on the work list brings asks the same gate.").Allowed.ShouldBe(["assessment"]);
        await town.PassAsync(youth, "assessment", "01-20");
        (await town.TellAsync(youth, Extended, "01-20", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();

        await town.PassAsync(youth, "talk", "01-21");
        (await EndAsync(town, youth)).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["talk"]);
        await town.PassAsync(youth, "talk", "01-22");
        (await EndAsync(town, youth)).ShouldBeOfType<RecordOutcome.Recorded>();
    }

    [Fact]
    public async Task Modules_are_done_when_as_many_as_the_gate_asks_for_are_attended()
    {
        await using var town = await WithGateAsync(
            """{ "code": "modules_done", "before": "match", "count": 1 }""",
            more: """
            "preparation": { "modules": [{ "id": "knots", "title": { "da": "Knob", "en": "Knots" } }, { "id": "nets", "title": { "da": "Net", "en": "Nets" } }] },
            """);
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.NightAsync("01-11");
        (await town.MissAsync(youth)).ShouldStartWith($"gates-passed gate=modules_done@{Scheme} done=0 needed=1");

        await town.TellAsync(youth, ModuleAttended, "01-11", one => one with { Subject = "nets" });
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_gate_that_may_be_waived_is_waived_in_writing_and_by_two_where_the_scheme_asks_for_two()
    {
        await using var town = await WithGateAsync("""{ "code": "talk", "before": "match", "count": 2, "waive": { "by": "coordinator", "secondPerson": true } }, { "code": "youth_willing", "before": "match" }""");
        var youth = await town.EnrolledAsync("2003-01-03", Job, "01-05");
        await town.OpeningAsync(Job);
        await town.PassAsync(youth, "youth_willing", "01-05");

        (await WaiveAsync(town, youth, "youth_willing", "Hun vil", "bo")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("not_waivable");
        (await WaiveAsync(town, youth, "talk", "", "bo")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("note");
        (await WaiveAsync(town, youth, "talk", "Vi kender hende", "karin")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("second_person");
        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await WaiveAsync(town, youth, "talk", "Vi kender hende", "bo")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).Count.ShouldBe(1);
    }

    private static Task<RecordOutcome> WaiveAsync(SchemeTown town, string youth, string gate, string note, string second) =>
        town.TellAsync(youth, GateWaived, "01-06", one => one with { Subject = gate, Note = note, SecondPerson = second });

    private static Task<SchemeTown> WithGateAsync(string gates, string track = "", string more = "") => WithAsync(track, $$"""
        "gates": [{{gates}}], {{more}}
        """);

    private static Task<RecordOutcome> GoalAsync(SchemeTown town, string youth, string id) =>
        town.TellAsync(youth, GoalAgreed, "01-06", one => one with { Subject = id, Role = Role.Youth, Note = $"At komme hver dag, {id}" });

    private static Task<RecordOutcome> StartAsync(SchemeTown town, string youth, string placement) => town.TellAsync(youth, Started, "01-12", one => one with { Subject = placement });

    private static Task<RecordOutcome> EndAsync(SchemeTown town, string youth) =>
        town.TellAsync(youth, Ended, "01-22", one => one with { Word = "none", Reason = EndReason.PlannedEnd, Next = NextStep.ContactPerson });

    private static async Task<string> PlacementAsync(SchemeTown town, string youth) => (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject;

    private static async Task<ApproveOutcome> ApproveAsync(SchemeTown town, string day = "01-11")
    {
        town.Town.Clock.MoveTo($"2027-{day}", "09:30");
        return await town.Town.ApproveAsync(new(await town.Town.Store.ScalarAsync<Guid>("select id from proposal where state = 1")));
    }
}
