using Matching.Core.Approvals;
using Matching.Core.Enrolments;
using Matching.Core.HostOrders;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;
using static Matching.Journeys.Tests.Programmes.Strangers.StrangersTests;

namespace Matching.Journeys.Tests.Programmes.Strangers;

/// <summary>Two more by the same stranger: weeks from school in turn with a job in the holidays, and shops that order and pick.</summary>
public sealed class StrangersPlayTests
{
    private const string School = "skolens-tre-uger";
    private const string Square = "torvets-bestillinger";
    private const short Internship = 1;
    private const short Job = 2;

    [Fact]
    public async Task Two_weeks_at_two_places_and_a_job_in_the_week_that_the_schools_own_calendar_frees()
    {
        await using var town = await LoadedAsync(School);
        var pupil = await PupilAsync(town);
        var (first, second) = (await WeekAsync(town, "2027-02-01"), await WeekAsync(town, "2027-03-01"));

        await town.NightAsync("01-12");
        (await PairsAsync(town)).Count.ShouldBe(1);
        var placement = await town.AgreeAsync("01-12");
        var began = await town.Town.Store.ScalarAsync<string>("select opening_id from placement where id = @Id", new { Id = Guid.Parse(placement) });
        (await town.StepAsync(pupil, "first_contact")).Step.Who.ShouldBe([Role.School]);
        (await StartAsync(town, pupil, placement, "02-01")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await LastDayAsync(town, pupil, placement)).ShouldBe(new DateOnly(2027, 2, 7));
        await town.MorningAsync("02-08");
        (await town.WorkAsync(pupil)).ShouldContain("choose_next");
        (await town.SayAsync(pupil, "choose_next", "next_match", "02-08")).ShouldBeOfType<RecordOutcome.Recorded>();

        // The next week is at the other place, and there is no third.
        await town.NightAsync("02-09");
        var other = began == first ? second : first;
        (await PairsAsync(town)).ShouldBe([(pupil, other)]);
        var next = await town.AgreeAsync("02-09");
        (await StartAsync(town, pupil, next, "03-01")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("03-08");
        await WeekAsync(town, "2027-04-05");
        await town.NightAsync("03-09");
        (await PairsAsync(town)).ShouldBeEmpty();

        // Twenty hours are lawful only in a week without school, and of one under 16 the adviser is asked.
        await town.Town.Store.ExecuteAsync("update youth set wants = array[2]::smallint[] where id = @pupil", new { pupil });
        var job = await town.OpeningAsync(Job, hours: 20, start: "2027-04-19");
        await town.Town.Store.ExecuteAsync("update opening set end_date = '2027-04-25', trade = 1, schedule = 'Mo09:00-13:00|Tu09:00-13:00|We09:00-13:00|Th09:00-13:00|Fr09:00-13:00' where id = @job", new { job });
        await town.NightAsync("03-10");
        (await town.MissAsync(pupil)).ShouldNotBeEmpty();
        await town.Town.Store.ExecuteAsync("insert into school_calendar values ('0791', '2027-04-19', '2027-04-25', 1, 'Temauge')");
        await town.NightAsync("03-11");
        (await town.MissAsync(pupil)).ShouldStartWith($"gates-passed gate=adviser_agreement:opening@{School} done=0 needed=1 by=adviser");
        await town.PassAsync(pupil, "adviser_agreement", "03-11");
        await town.NightAsync("03-12");
        (await PairsAsync(town)).ShouldBe([(pupil, job)]);

        // The week counts, and the enrolment ends with what came of it.
        (await RowAsync(town, "a-week-each", "2027-04-01")).ShouldSatisfyAllConditions(row => row.Numerator.ShouldBe(1), row => row.Denominator.ShouldBe(1), row => row.Met.ShouldBe(true));
        (await town.TellAsync(pupil, Ended, "06-01", one => one with { Word = "internship", Reason = EndReason.PlannedEnd, Next = NextStep.Education })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.TryToEnrolAsync(pupil, "06-02", ReferralRoute.School)).Sentences().ShouldHaveSingleItem().ShouldContain("once in each grade");
    }

    [Fact]
    public async Task Shops_order_pick_from_their_shortlist_and_the_season_has_its_end()
    {
        await using var town = await LoadedAsync(Square);
        var youths = new List<string>();
        for (var one = 1; one <= 3; one++)
        {
            youths.Add(await town.EnrolledAsync($"2005-01-0{one}", Job, "01-04", "education_ready", ReferralRoute.Self));
        }

        var (shop, without) = (await town.OpeningAsync(Job), await town.OpeningAsync(Job));
        await town.Town.Store.ExecuteAsync("update host set agreement = '{}' where id = 'H' || @without", new { without });
        await town.NightAsync("01-11");
        (await PairsAsync(town)).ShouldBeEmpty("Shops choose here, and no night.");

        // After one o'clock an order counts as the next day's; the form is answered first.
        town.Town.Clock.MoveTo("2027-01-11", "13:30");
        (await OrderAsync(town, shop, [])).ShouldBeOfType<ReceiveOrderOutcome.Incomplete>().Fields.ShouldBe(["tasks", "uniform"]);
        var order = (await OrderAsync(town, shop, new() { ["tasks"] = "Is og kasse", ["uniform"] = "Ja" })).ShouldBeOfType<ReceiveOrderOutcome.Received>().Order;
        DateOnly.FromDateTime(order.CandidatesDueAt!.Value.UtcDateTime).ShouldBe(new DateOnly(2027, 1, 12));
        var shown = (await town.Town.Get<MakeShortlist>().HandleAsync(order.Id, CancellationToken.None)).ShouldBeOfType<ShortlistOutcome.Made>();
        (shown.Candidates.Count, shown.Short).ShouldBe((2, 0));
        var picked = shown.Candidates[1].YouthId;

        town.Town.Clock.MoveTo("2027-01-12", "10:00");
        (await town.Town.Get<ProposeOwnPair>().HandleAsync("0791", picked, without, "karin", CancellationToken.None)).ShouldNotBeOfType<OwnPairOutcome.Proposed>();
        (await town.Town.Get<ProposeOwnPair>().HandleAsync("0791", picked, shop, "karin", CancellationToken.None)).ShouldBeOfType<OwnPairOutcome.Proposed>();
        var placement = await town.AgreeAsync("01-12");
        (await StartAsync(town, picked, placement, "01-18")).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["certificate:hygiejne"]);
        await town.PassAsync(picked, "certificate:hygiejne", "01-15");
        (await StartAsync(town, picked, placement, "01-18")).ShouldBeOfType<RecordOutcome.Recorded>();

        // Who waited three weeks without a job is offered help; she who has one is not.
        await town.MorningAsync("01-25");
        (await town.WorkAsync(youths.First(youth => youth != picked))).ShouldContain("offer_help:application");
        (await town.WorkAsync(picked)).ShouldNotContain("offer_help:application");

        // Eight weeks from 18 January are over on 14 March.
        (await LastDayAsync(town, picked, placement)).ShouldBe(new DateOnly(2027, 3, 14));
        await town.MorningAsync("03-15");
        (await town.FileAsync(picked)).Events.Single(one => one.Kind == PlacementEnded).On.ShouldBe(new(2027, 3, 14));
        (await RowAsync(town, "a-season", "2027-03-15")).ShouldSatisfyAllConditions(row => row.Numerator.ShouldBe(1), row => row.Denominator.ShouldBe(1));
        (await town.SayAsync(picked, "choose_next", "education", "03-15")).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.TellAsync(picked, Ended, "03-16", one => one with { Word = "education", Reason = EndReason.GoalReached, Next = NextStep.Education })).ShouldBeOfType<RecordOutcome.Recorded>();

        // The scheme's own period is over on the last of June: no new ones come in.
        (await town.TryToEnrolAsync(await town.KnownAsync("2005-01-09", Job), "07-01", ReferralRoute.Self)).Sentences().ShouldHaveSingleItem().ShouldContain("2027-06-30");
    }

    private static async Task<string> PupilAsync(SchemeTown town)
    {
        var pupil = await town.KnownAsync("2011-10-03", Internship);
        await town.Town.Store.ExecuteAsync("update youth set school = 1, school_year = 9 where id = @pupil", new { pupil });
        await town.EnrolsAsync(pupil, "01-11", ReferralRoute.School);
        return pupil;
    }

    private static async Task<string> WeekAsync(SchemeTown town, string monday)
    {
        var opening = await town.OpeningAsync(Internship, hours: 25, start: monday);
        await town.Town.Store.ExecuteAsync(
            "update opening set schedule = 'Mo08:00-14:00|Tu08:00-14:00|We08:00-14:00|Th08:00-14:00|Fr08:00-14:00', end_date = start_date + 6 where id = @opening", new { opening });
        return opening;
    }

    private static Task<ReceiveOrderOutcome> OrderAsync(SchemeTown town, string opening, Dictionary<string, string> answers) =>
        town.Town.Get<ReceiveOrder>().HandleAsync("0791", Square, opening, 1, "karin", CancellationToken.None, answers);
}
