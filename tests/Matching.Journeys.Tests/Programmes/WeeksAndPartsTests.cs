using Matching.Core.Enrolments;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

/// <summary>The law's weeks stand in her file and bound the placement by her group; one placement holds several kinds of hours.</summary>
public sealed class WeeksAndPartsTests
{
    private const string Act = "company-internship";
    private const short Internship = 1;
    private const short Job = 2;

    [Theory]
    [InlineData("job_ready", "2027-01-31", 28)]
    [InlineData("activity_ready", "2027-04-04", 91)]
    public async Task An_internship_without_an_end_of_its_own_ends_on_the_laws_last_day(string group, string lastDay, int days)
    {
        await using var town = await SchemeTown.OpenAsync(Act);
        var (youth, placement) = await RunsAsync(town, group);

        LawfulWeeks.Of(placement, (await town.FileAsync(youth)).Events).ShouldBe(new LawfulWeeks(days, 0));
        (await DatesAsync(town, youth, placement)).ShouldSatisfyAllConditions(
            it => it.LastDay.ShouldBe(DateOnly.ParseExact(lastDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), it => it.IsCutByLaw.ShouldBeTrue(), it => it.Without.ShouldBe(WithoutDecision.End));
        var after = DateOnly.ParseExact(lastDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(1);
        await town.MorningAsync($"{after:MM-dd}");

        var ended = (await town.FileAsync(youth)).Events.Single(one => one.Kind == PlacementEnded);
        (ended.On, ended.Reason).ShouldBe((after.AddDays(-1), EndReason.LawLimit));
        (await town.WorkAsync(youth)).ShouldContain("choose_next");
    }

    [Fact]
    public async Task A_group_of_four_weeks_is_not_extended_and_hears_the_paragraph()
    {
        await using var town = await SchemeTown.OpenAsync(Act);
        var (youth, placement) = await RunsAsync(town, "education_ready");

        var refused = (await ExtendAsync(town, youth, placement, "01-25", "Hun er godt på vej")).ShouldBeOfType<RecordOutcome.Refused>();

        (refused.Why, refused.Allowed[0]).ShouldBe(("law_weeks", "4"));
        refused.Allowed[1].ShouldStartWith("IN01, LAB § 61");
    }

    [Fact]
    public async Task Weeks_are_extended_by_decision_only_each_with_its_reason_and_past_26_with_a_special_need()
    {
        await using var town = await SchemeTown.OpenAsync(Act);
        var (youth, placement) = await RunsAsync(town, "activity_ready");

        (await ExtendAsync(town, youth, placement, "03-29", "")).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("law_reason");
        (await ExtendAsync(town, youth, placement, "03-29", "Målet er inden for rækkevidde")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await DatesAsync(town, youth, placement)).LastDay.ShouldBe(new DateOnly(2027, 7, 4));
        (await ExtendAsync(town, youth, placement, "06-28", "Endnu en periode")).ShouldBeOfType<RecordOutcome.Refused>().ShouldSatisfyAllConditions(it => it.Why.ShouldBe("law_special_need"), it => it.Allowed[0].ShouldBe("26"));
        (await ExtendAsync(town, youth, placement, "06-28", "Endnu en periode", "Hun møder kun op her")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await DatesAsync(town, youth, placement)).LastDay.ShouldBe(new DateOnly(2027, 10, 3));
        (await ExtendAsync(town, youth, placement, "09-27", "Og en til")).ShouldBeOfType<RecordOutcome.Refused>().Allowed[0].ShouldBe("39");
        LawfulWeeks.Of(placement, (await town.FileAsync(youth)).Events).ShouldBe(new LawfulWeeks(273, 2));
    }

    [Theory]
    [InlineData("activity_ready", "2027-07-04", 56, 1)]
    [InlineData("education_ready", "2027-05-10", 1, 0)]
    public async Task What_is_carried_over_at_18_counts_its_weeks_on_and_not_anew(string group, string lastDay, int days, int decisions)
    {
        await using var town = await SchemeTown.OpenAsync("internship-under-18-aarhus", "0751");
        var youth = await town.YouthAsync("2009-05-10", Internship, "under18");
        await town.RunsAsync(youth, await town.OpeningAsync(Internship), "2027-01-04");
        await town.MorningAsync("03-30");
        var placement = (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject;
        await town.TellAsync(youth, GatePassed, "03-30", one => one with { Subject = "assessment", Note = "Hun kan nå målet" });
        (await town.TellAsync(youth, Extended, "03-30", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.Town.Store.ExecuteAsync("update youth set target_group = @group", new { group });
        await town.MorningAsync("04-09");

        (await town.SayAsync(youth, "turns_18", "goes_on_elsewhere", "04-09", more: one => one with { Note = Act })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("05-10");

        // 4 January to 9 May are 126 days: of 26 weeks 56 days are left, of 4 none.
        var file = await town.FileAsync(youth, Act);
        var carried = file.Events.Single(one => one.Kind == Agreed).Subject;
        LawfulWeeks.Of(carried, file.Events).ShouldBe(new LawfulWeeks(days, decisions));
        var dates = NextSteps.DatesOf(file.Story(await town.Town.Get<IProgrammeShelf>().ReadAsync(CancellationToken.None)), carried);
        dates.LastDay.ShouldBe(DateOnly.ParseExact(lastDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        dates.IsCutByLaw.ShouldBeTrue();
    }

    [Fact]
    public async Task A_desk_is_told_two_weeks_before_the_laws_last_day()
    {
        await using var town = await SchemeTown.OpenAsync(Act);
        var (youth, _) = await RunsAsync(town, "activity_ready");

        await town.MorningAsync("03-18");
        (await town.WorkAsync(youth)).ShouldNotContain("go_on");
        await town.MorningAsync("03-19");

        (await town.WorkAsync(youth)).ShouldContain("go_on");
    }

    [Fact]
    public async Task One_placement_holds_paid_hours_hours_as_an_intern_and_school_under_one_ceiling()
    {
        await using var town = await SchemeTown.OpenAsync("small-jobs-aarhus", "0751");
        var youth = await town.YouthAsync("2003-01-01", Job, "activity_ready");
        await town.RunsAsync(youth, await town.OpeningAsync(Job, hours: 3), "2027-01-04");
        await town.MorningAsync("01-04");
        var placement = (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject;

        await AgreeAsync(town, youth, placement, "ordinary:10");
        await AgreeAsync(town, youth, placement, "internship:15");
        await AgreeAsync(town, youth, placement, "school:8");

        HoursParts.Of(placement, await town.FileAsync(youth)).Select(part => part.ToString()).ShouldBe(["ordinary:10", "internship:15", "school:8"]);
        (await town.Town.Store.ScalarAsync<int>("select hours_per_week from placement")).ShouldBe(25, "School is no work for an employer.");
        var over = (await SayAsync(town, youth, placement, "school:13", Role.Youth)).ShouldBeOfType<RecordOutcome.Refused>();
        (over.Why, over.Allowed[0], over.Allowed[1]).ShouldBe(("hours_together", "38", "37"));
        (await SayAsync(town, youth, placement, "garden:2", Role.Youth)).ShouldBeOfType<RecordOutcome.Refused>().Why.ShouldBe("hours");
        (await SayAsync(town, youth, placement, "ordinary:13", Role.Youth)).ShouldBeOfType<RecordOutcome.Refused>().ShouldSatisfyAllConditions(it => it.Why.ShouldBe("hours_step"), it => it.Allowed.ShouldBe(["12"]));

        // Down is no failure and needs nobody else.
        (await SayAsync(town, youth, placement, "internship:5", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.Town.Store.ScalarAsync<int>("select hours_per_week from placement")).ShouldBe(15);
    }

    private static async Task AgreeAsync(SchemeTown town, string youth, string placement, string word)
    {
        foreach (var role in new[] { Role.Youth, Role.Host, Role.JobConsultant })
        {
            (await SayAsync(town, youth, placement, word, role)).ShouldBeOfType<RecordOutcome.Recorded>();
        }
    }

    private static Task<RecordOutcome> SayAsync(SchemeTown town, string youth, string placement, string word, Role role) =>
        town.TellAsync(youth, HoursAgreed, "01-05", one => one with { Subject = placement, Word = word, Role = role });

    private static Task<RecordOutcome> ExtendAsync(SchemeTown town, string youth, string placement, string day, string reason, string need = "") =>
        town.TellAsync(youth, Extended, day, one => one with { Subject = placement, Note = reason, Word = need });

    private static async Task<(string Youth, string Placement)> RunsAsync(SchemeTown town, string group)
    {
        var youth = await town.YouthAsync("2003-01-01", Internship, group);
        await town.RunsAsync(youth, await town.OpeningAsync(Internship), "2027-01-04");
        await town.MorningAsync("01-04");
        return (youth, (await town.FileAsync(youth)).Events.Single(one => one.Kind == Agreed).Subject);
    }

    private static async Task<PlacementDates> DatesAsync(SchemeTown town, string youth, string placement)
    {
        var book = await town.Town.Get<IProgrammeShelf>().ReadAsync(CancellationToken.None);
        return NextSteps.DatesOf((await town.FileAsync(youth)).Story(book), placement);
    }
}
