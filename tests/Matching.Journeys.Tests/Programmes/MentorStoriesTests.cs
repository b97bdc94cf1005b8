using Matching.Core.Enrolments;
using Matching.Core.Programmes.Vocabulary;
using Shouldly;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes;

public sealed class MentorStoriesTests
{
    private const string Scheme = "viborg-business-mentors";
    private const short Mentor = 3;

    [Story(Scheme, 1)]
    public async Task Room()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var (a, b) = (await town.OpeningAsync(Mentor, hoursPerMonth: 3), await town.OpeningAsync(Mentor, hoursPerMonth: 3));
        await town.RunsAsync(await town.YouthAsync("2008-01-02", Mentor), b, "2027-01-05");
        await town.Town.Store.ExecuteAsync("insert into seat_hold (id, municipality_code, opening_id, seat_number, placement_id, held_at) select gen_random_uuid(), '0791', opening_id, 1, id, now() from placement");
        string[] youths = [await town.YouthAsync("2008-01-03", Mentor), await town.YouthAsync("2008-01-04", Mentor)];

        await town.NightAsync("01-11");

        var proposed = (await town.ProposedAsync()).ShouldHaveSingleItem();
        proposed.Opening.ShouldBe(a);
        var other = youths.Single(youth => youth != proposed.Youth);
        (await town.WhyNotAsync(other)).ShouldNotBeNull();
        (await town.Town.Store.ScalarAsync<string>("select reason from unplaced where youth_id = @other", new { other })).ShouldBe("all_taken");

        await town.Town.Store.ExecuteAsync("update opening set seats = 2 where id = @b; insert into seat (opening_id, number) values (@b, 2)", new { b });
        await town.NightAsync("01-12");

        (await town.ProposedAsync()).ShouldContain((other, b));
    }

    [Story(Scheme, 2)]
    public async Task Two_hours()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        await town.YouthAsync("2008-01-03", Mentor);
        await town.OpeningAsync(Mentor, hoursPerMonth: 2);

        await town.NightAsync("01-11");
        (await town.ProposedAsync()).ShouldBeEmpty();

        var enough = await town.OpeningAsync(Mentor, hoursPerMonth: 3);
        await town.NightAsync("01-12");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Opening.ShouldBe(enough);
    }

    [Story(Scheme, 3)]
    public async Task Thirty()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var youth = await town.YouthAsync("1997-02-01", Mentor);
        await town.OpeningAsync(Mentor, hoursPerMonth: 3);

        await town.NightAsync("01-31");
        (await town.ProposedAsync()).ShouldHaveSingleItem().Youth.ShouldBe(youth);

        await town.NightAsync("02-01");
        (await town.ProposedAsync()).ShouldBeEmpty();
        (await town.WhyNotAsync(youth)).ShouldNotBeNull().ShouldContain("programme-takes-them");
    }

    [Story(Scheme, 4)]
    public async Task Every_third_month()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var (youth, placement) = await MetAsync(town, "01-19", "01-20");

        await town.MorningAsync("04-04");
        (await town.StepAsync(youth, "go_on")).State.ShouldBe(StepState.Planned);
        await town.MorningAsync("04-05");
        var asked = await town.StepAsync(youth, "go_on");
        (asked.State, asked.Step.Due).ShouldBe((StepState.Asked, new DateOnly(2027, 4, 5)));
        asked.Step.Who.ShouldBe([Role.Youth, Role.Mentor]);
        (await town.SayAsync(youth, "go_on", "yes", "04-05", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();

        await town.MorningAsync("04-07");
        (await town.StepAsync(youth, "go_on")).State.ShouldBe(StepState.Reminded);
        await town.MorningAsync("04-09");
        (await town.StepAsync(youth, "go_on")).State.ShouldBe(StepState.AtDesk);
        (await town.WorkAsync(youth)).ShouldContain("go_on");
        await town.MorningAsync("04-20");
        (await town.Town.Store.ScalarAsync<int>("select state::int from placement where id = @Id", new { Id = Guid.Parse(placement) })).ShouldBe(5);

        (await town.SayAsync(youth, "go_on", "yes", "04-20", Role.Mentor)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.StepAsync(youth, "decision_overdue")).Step.Due.ShouldBe(new(2027, 7, 19));
    }

    [Story(Scheme, 5)]
    public async Task No_after_the_coffee()
    {
        await using var town = await SchemeTown.OpenAsync(Scheme);
        var (youth, _) = await MetAsync(town, "03-05", "03-08");
        var second = await town.OpeningAsync(Mentor, hoursPerMonth: 3);

        (await town.SayAsync(youth, "chemistry", "no", "03-08", Role.Mentor)).ShouldBeOfType<RecordOutcome.Recorded>();

        var ended = (await town.FileAsync(youth)).Events.Single(one => one.Kind == PlacementEnded);
        (ended.Reason, ended.Next, ended.Note).ShouldBe((EndReason.NoChemistry, NextStep.NextMatch, ""));
        await town.MorningAsync("03-08");
        var tell = await town.StepAsync(youth, "tell_ending");
        (tell.State, tell.Step.Who.Single()).ShouldBe((StepState.Asked, Role.Coordinator));
        await town.NightAsync("03-09");
        (await town.ProposedAsync()).ShouldHaveSingleItem().ShouldBe((youth, second));
    }

    private static async Task<(string Youth, string Placement)> MetAsync(SchemeTown town, string agreed, string met)
    {
        var youth = await town.YouthAsync("2006-01-03", Mentor);
        await town.OpeningAsync(Mentor, hoursPerMonth: 3);
        await town.NightAsync(agreed);
        var placement = await town.AgreeAsync(agreed);
        await town.MorningAsync(met);
        (await town.TellAsync(youth, Started, met, one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        return (youth, placement);
    }
}
