using System.Globalization;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Programmes.Steps;

/// <summary>The stories that a definition alone decides: dates in 2027, 4 January is a Monday.</summary>
public sealed class AcceptanceStoriesTests
{
    private static readonly DateOnly Horizon = new(2028, 12, 31);

    [Fact]
    public void Start_20_Jan_gives_one_question_5_Apr_reminder_7_Apr_desk_9_Apr_and_two_yes_give_19_Jul()
    {
        var story = Story("viborg-business-mentors", "mentor", "2027-01-20", born: "2001-01-01");
        var question = Steps(story, "go_on").ShouldHaveSingleItem();

        (question.Due, question.Remind, question.Desk).ShouldBe((Date("2027-04-05"), Date("2027-04-07"), Date("2027-04-09")));
        question.Who.ShouldBe([Role.Youth, Role.Mentor]);
        Dates(story).LastDay.ShouldBe(Date("2027-04-19"));
        Dates(story).Without.ShouldBe(WithoutDecision.Keep);
        Dates(Extended(story, 1)).LastDay.ShouldBe(Date("2027-07-19"));
    }

    [Fact]
    public void Silence_of_a_mentor_never_ends_the_match()
    {
        var story = Story("viborg-business-mentors", "mentor", "2027-01-20", born: "2001-01-01");

        Steps(story, "decision_overdue").ShouldHaveSingleItem().Due.ShouldBe(Date("2027-04-19"));
        Dates(story).End.ShouldBeNull();
    }

    [Fact]
    public void Six_weeks_in_a_store_from_1_Feb_end_14_Mar_and_the_help_due_on_a_Sunday_is_an_item_on_12_Apr()
    {
        var story = Story("coop-crew", "training", "2027-02-01", born: "2010-06-01");

        Dates(story).LastDay.ShouldBe(Date("2027-03-14"));
        var help = Steps(story, "offer_help:application").ShouldHaveSingleItem();
        (help.Kind, help.Due).ShouldBe((StepKind.FallBack, Date("2027-04-12")));
    }

    [Fact]
    public void Hired_elsewhere_there_is_no_help_to_offer()
    {
        var story = Story("coop-crew", "training", "2027-02-01", born: "2010-06-01");
        var hired = story with { Placements = [.. story.Placements, new() { Id = "P2", Track = "job", Start = Date("2027-03-22") }] };

        Steps(hired, "offer_help:application").ShouldBeEmpty();
    }

    [Fact]
    public void Turning_18_on_10_May_in_a_running_job_is_an_item_on_Fri_9_Apr()
    {
        var story = Story("spare-time-job-viborg", "job", "2027-01-15", born: "2009-05-10");

        var item = Steps(story, "turns_18").ShouldHaveSingleItem();
        (item.Kind, item.Due).ShouldBe((StepKind.Reassessment, Date("2027-04-09")));
        Dates(story).End.ShouldBeNull();
    }

    [Fact]
    public void Kitchen_to_28_Feb_training_1_to_28_Mar_last_follow_up_2_Aug_and_cv_help_30_Mar()
    {
        var story = Story("maltid-fritid-fremtid", "training", "2027-03-01", born: "2011-01-01") with { Enrolled = Date("2027-01-15"), GroupStart = Date("2027-02-01") };

        Dates(story).LastDay.ShouldBe(Date("2027-03-28"));
        Steps(story, "status").ShouldHaveSingleItem().Due.ShouldBe(Date("2027-08-02"));
        var help = Steps(story, "offer_help:cv").ShouldHaveSingleItem();
        help.Due.ShouldBe(Date("2027-03-30"));
        help.Who.ShouldBe([Role.Mentor]);
        GivenProgramme.Shipped("maltid-fritid-fremtid").Definition.Preparation!.Modules[0].Length!.LastDay(Date("2027-02-01")).ShouldBe(Date("2027-02-28"));
    }

    [Fact]
    public void An_escort_walks_along_from_1_to_28_Mar()
    {
        var escort = GivenProgramme.Shipped("spare-time-job-integration-aarhus").Definition.Tracks[0].Companions.ShouldHaveSingleItem();

        escort.Until!.After!.LastDay(Date("2027-03-01")).ShouldBe(Date("2027-03-28"));
        escort.Language!.Code.ShouldBeNull();
    }

    [Fact]
    public void A_job_from_10_Feb_has_its_last_follow_up_10_May_then_only_the_outcome_at_6_and_12_months()
    {
        var story = Story("company-effort-15-29-aarhus", "spare-time-job", "2027-02-10", born: "2001-01-01");
        var steps = NextSteps.Of(story, Horizon);

        steps.Last(step => step.Kind == StepKind.FollowUp).ShouldSatisfyAllConditions(
            last => last.Due.ShouldBe(Date("2027-05-10")),
            last => last.What.ShouldBe("status"));
        steps.Where(step => step.Due > Date("2027-05-10")).Select(step => (step.Kind, step.Due)).ShouldBe(
            [(StepKind.OutcomeQuestion, Date("2027-08-10")), (StepKind.OutcomeQuestion, Date("2028-02-10"))]);
    }

    [Fact]
    public void Turning_18_on_10_Jul_in_the_job_is_a_reassessment_on_10_Jun() =>
        Steps(Story("company-effort-15-29-aarhus", "spare-time-job", "2027-02-10", born: "2009-07-10"), "turns_18").ShouldHaveSingleItem().Due.ShouldBe(Date("2027-06-10"));

    [Theory]
    [InlineData(0, "2027-04-04")]
    [InlineData(1, "2027-07-04")]
    [InlineData(2, "2027-10-03")]
    public void Under_18_thirteen_weeks_from_4_Jan_then_to_4_Jul_then_to_3_Oct(int decisions, string lastDay) =>
        Dates(Extended(Story("internship-under-18-aarhus", "internship", "2027-01-04", born: "2011-01-01"), decisions)).LastDay.ShouldBe(Date(lastDay));

    [Fact]
    public void Without_a_decision_by_4_Apr_it_ends_that_day_and_the_desk_was_told_Fri_19_Mar()
    {
        var story = Story("internship-under-18-aarhus", "internship", "2027-01-04", born: "2011-01-01");

        NextSteps.Of(story, Horizon).Single(step => step.Kind == StepKind.StageWarning).Due.ShouldBe(Date("2027-03-19"));
        Steps(story, "ends").ShouldHaveSingleItem().Due.ShouldBe(Date("2027-04-04"));
        Dates(story).End.ShouldBe(Date("2027-04-04"));
    }

    [Fact]
    public void No_stage_passes_the_day_before_the_18th_birthday()
    {
        var story = Extended(Story("internship-under-18-aarhus", "internship", "2027-01-04", born: "2009-05-10"), 1);

        Dates(story).LastDay.ShouldBe(Date("2027-05-09"));
        Steps(story, "turns_18").ShouldHaveSingleItem().Due.ShouldBe(Date("2027-04-09"));
    }

    [Fact]
    public void Enrolled_1_Feb_the_bridge_is_asked_1_Mar_the_review_15_Mar_and_26_Apr_stops_proposals()
    {
        var story = Story("intensive-job-course-aarhus", null, null, born: "2003-01-01") with { Enrolled = Date("2027-02-01") };

        NextSteps.Of(story, Horizon).Select(step => (step.What, step.Due)).ShouldBe(
        [
            ("open_track:bridge-internship,bridge-subsidy", Date("2027-03-01")),
            ("review", Date("2027-03-15")),
            ("return_to_ordinary_effort", Date("2027-04-26")),
        ]);
        NextSteps.ProposalsStopOn(story).ShouldBe(Date("2027-04-26"));
        NextSteps.ProposalsStopOn(story with { Done = new HashSet<string> { "clock:week-12" } }).ShouldBeNull();
    }

    [Theory]
    [InlineData("P2W", "2027-03-15")]
    [InlineData(null, "2027-03-29")]
    public void A_bridge_is_agreed_for_two_to_four_weeks(string? agreed, string lastDay)
    {
        var story = Story("intensive-job-course-aarhus", "bridge-internship", "2027-03-02", born: "2003-01-01");
        var bridge = story with { Placements = [story.Placements[0] with { Agreed = Period.Parse(agreed) }] };

        Dates(bridge).LastDay.ShouldBe(Date(lastDay));
    }

    [Fact]
    public void A_job_from_10_Feb_is_followed_17_Feb_24_Feb_10_May_and_10_Aug_with_youth_and_company()
    {
        var story = Story("intensive-job-course-aarhus", "job", "2027-02-10", born: "2003-01-01") with { Enrolled = Date("2027-02-01") };
        var asked = NextSteps.Of(story, Horizon).Where(step => step.Kind == StepKind.FollowUp).ToList();

        asked.Select(step => step.Due).ShouldBe([Date("2027-02-17"), Date("2027-02-24"), Date("2027-05-10"), Date("2027-08-10")]);
        asked.ShouldAllBe(step => step.Who.SequenceEqual(new[] { Role.Youth, Role.Host }));
        NextSteps.ProposalsStopOn(story).ShouldBeNull();
    }

    [Fact]
    public void No_own_place_on_25_Jan_is_an_item_for_the_adviser()
    {
        var story = Story("school-internship-skanderborg", null, null, born: "2013-01-01") with { GroupStart = Date("2027-03-08") };

        var item = Steps(story, "open_track:found-place").ShouldHaveSingleItem();
        item.Due.ShouldBe(Date("2027-01-25"));
        item.Who.ShouldBe([Role.Adviser]);
    }

    [Fact]
    public void Her_own_place_stops_the_clock() =>
        Steps(Story("school-internship-skanderborg", "own-place", "2027-03-08", born: "2013-01-01") with { GroupStart = Date("2027-03-08") }, "open_track:found-place").ShouldBeEmpty();

    [Theory]
    [InlineData("viborg-business-mentors", "mentor", Role.Mentor)]
    [InlineData("company-internship", "internship", Role.JobConsultant)]
    [InlineData("silkeborg-15-17", "internship", Role.CompanyConsultant)]
    public void Who_calls_first_does_so_within_three_working_days_then_she_is_reminded_then_the_desk(string scheme, string track, Role caller)
    {
        var story = Story(scheme, null, null, born: "2010-01-01") with { Placements = [new() { Id = "P1", Track = track, AgreedOn = Date("2027-03-24") }] };

        // Maundy Thursday to Easter Monday are no working days.
        var call = Steps(story, "first_contact").ShouldHaveSingleItem();
        (call.Due, call.Remind, call.Desk).ShouldBe((Date("2027-04-01"), Date("2027-04-02"), Date("2027-04-05")));
        call.Who.ShouldBe([caller]);
    }

    [Fact]
    public void What_is_done_is_left_out_and_an_ended_placement_asks_nothing_more_but_the_outcome()
    {
        var story = Story("company-effort-15-29-aarhus", "spare-time-job", "2027-02-10", born: "2001-01-01");
        var first = NextSteps.Of(story, Horizon)[0];
        var ended = story with { Placements = [story.Placements[0] with { Ended = Date("2027-02-20") }] };

        NextSteps.Of(story with { Done = new HashSet<string> { first.Key } }, Horizon).ShouldNotContain(step => step.Key == first.Key);
        NextSteps.Of(ended, Horizon).Where(step => step.Due > Date("2027-02-20")).ShouldAllBe(step => step.Kind == StepKind.OutcomeQuestion);
    }

    [Theory]
    [InlineData("activity_ready", true)]
    [InlineData("education_ready", false)]
    public void Activity_ready_in_internship_is_asked_every_week(string group, bool isAsked)
    {
        var story = Story("company-internship", "internship", "2027-01-04", born: "2001-01-01") with { TargetGroup = group };

        (NextSteps.Of(story, new(2027, 2, 2)).Count(step => step.What == "attends") >= 4).ShouldBe(isAsked);
    }

    private static EnrolmentStory Story(string scheme, string? track, string? start, string born) => new()
    {
        Version = GivenProgramme.Shipped(scheme),
        Born = Date(born),
        Enrolled = Date("2027-01-04"),
        Placements = track is null ? [] : [new() { Id = "P1", Track = track, Start = Date(start!) }],
    };

    private static EnrolmentStory Extended(EnrolmentStory story, int decisions) => story with { Placements = [story.Placements[0] with { Extensions = decisions }] };

    private static List<DueStep> Steps(EnrolmentStory story, string what) => [.. NextSteps.Of(story, Horizon).Where(step => step.What == what)];

    private static PlacementDates Dates(EnrolmentStory story) => NextSteps.DatesOf(story, "P1");

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
