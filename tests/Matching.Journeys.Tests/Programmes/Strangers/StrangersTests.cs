using System.Globalization;
using Matching.Core.Approvals;
using Matching.Core.Definitions;
using Matching.Core.Enrolments;
using Matching.Core.Enrolments.Reports;
using Matching.Core.Intake;
using Matching.Core.Nightly;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Reading;
using Matching.Core.Programmes.Steps;
using Matching.Core.Programmes.Targets;
using Matching.Core.Programmes.Vocabulary;
using Matching.Testing;
using Shouldly;
using Xunit;
using static Matching.Core.Enrolments.EnrolmentEventKind;

namespace Matching.Journeys.Tests.Programmes.Strangers;

/// <summary>
/// Definitions by somebody who had the vocabulary and the schema and nothing else are checked, tried on the demo town, loaded, and played day by
/// day to their outcome. No line of the product knows them.
/// </summary>
public sealed class StrangersTests
{
    private const string Mill = "moellens-hold";
    private const string Sea = "havets-bytte";
    private const short Internship = 1;
    private const short Job = 2;
    private const short Mentor = 3;

    [Theory]
    [InlineData(Mill)]
    [InlineData(Sea)]
    [InlineData("skolens-tre-uger")]
    [InlineData("torvets-bestillinger")]
    public async Task A_strangers_definition_passes_the_check_and_its_dry_night_tells_of_everybody(string scheme)
    {
        var json = await JsonAsync(scheme);
        ProgrammeFile.Read($"{scheme}.json", json).ShouldBeOfType<DefinitionOutcome<ProgrammeVersion>.Read>();
        var demo = new FolderReader().Read(Path.Combine(RepositoryFolder.Root, "infra", "demo"), new(2026, 11, 20)).Folder.ShouldNotBeNull();
        var book = demo.Programmes.With([($"{scheme}.json", json)]).OrThrow();

        var outcome = new Trial(new PlanNight(TimeProvider.System)).Run(demo.ToBoard() with { Programmes = book }, scheme, new(new(2026, 11, 20), PolicyFile.Default, null));

        outcome.Rows.Select(row => row.Youth).Distinct().Count().ShouldBe(demo.Youths.Count);
        outcome.Rows.ShouldContain(row => row.Result != TrialResult.NotTaken, "It takes somebody of the demo town.");
    }

    [Fact]
    public async Task A_cohort_learns_works_together_by_hours_that_grow_and_one_of_them_goes_on_alone_at_the_same_host()
    {
        await using var town = await LoadedAsync(Mill);
        var (anna, bo) = (await MillerAsync(town, "2005-01-03"), await MillerAsync(town, "2005-01-04"));
        await town.MorningAsync("01-28");
        (await town.FileAsync(anna)).GroupStart.ShouldBe(new DateOnly(2027, 2, 1));

        // Prepared when both have come twice; then a place of few hours is for both or for nobody.
        var mill = await town.OpeningAsync(Job, seats: 3, hours: 2);
        foreach (var day in new[] { "02-03", "02-10" })
        {
            (await town.TellAsync(anna, ModuleAttended, day, one => one with { Subject = "corn" })).ShouldBeOfType<RecordOutcome.Recorded>();
            await town.NightAsync(day[..3] + (int.Parse(day[3..], CultureInfo.InvariantCulture) + 1).ToString("00", CultureInfo.InvariantCulture));
            (await PairsAsync(town)).ShouldBeEmpty("One alone is no shift.");
        }

        (await town.TellAsync(bo, ModulesWaived, "02-11", one => one with { Note = "Har arbejdet i en mølle før" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("02-12");
        (await PairsAsync(town)).ShouldBe([(anna, mill), (bo, mill)], ignoreOrder: true);

        // She is of age: a talk stands before the offer of a shift, and one may be waived in writing.
        town.Town.Clock.MoveTo("2027-02-12", "09:00");
        await town.Town.Store.ExecuteAsync("update proposal set warnings = '{}' where state = 1");
        (await ApproveAllAsync(town)).Approved.ShouldBe(0);
        await town.PassAsync(anna, "talk", "02-12");
        (await town.TellAsync(bo, GateWaived, "02-12", one => one with { Subject = "talk", Note = "Vi har talt ofte" })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await ApproveAllAsync(town)).Approved.ShouldBe(2);
        await YesAsync(town, "02-12", anna, bo);

        // Nothing begins before goals are agreed; then hours grow by two when all three have said yes.
        var placement = await PlacementAsync(town, anna);
        (await StartAsync(town, anna, placement, "02-15")).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["goals"]);
        await town.TellAsync(anna, GoalAgreed, "02-14", one => one with { Subject = "a", Role = Role.Youth, Note = "At møde hver gang" });
        (await StartAsync(town, anna, placement, "02-15")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("03-01");
        (await town.StepAsync(anna, "hours_ok")).Step.Who.ShouldBe([Role.Youth, Role.Host]);
        foreach (var role in new[] { Role.Youth, Role.Host, Role.Coordinator })
        {
            (await town.FileAsync(anna)).Events.ShouldNotContain(one => one.Kind == HoursSet);
            (await town.TellAsync(anna, HoursAgreed, "03-01", one => one with { Subject = placement, Word = "4", Role = role })).ShouldBeOfType<RecordOutcome.Recorded>();
        }

        (await town.FileAsync(anna)).Events.ShouldContain(one => one.Kind == HoursSet && one.Word == "4");

        // Six weeks and six more by decision; what comes after is at the same host first.
        (await town.TellAsync(anna, Extended, "03-20", one => one with { Subject = placement })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await LastDayAsync(town, anna, placement)).ShouldBe(new DateOnly(2027, 5, 9));
        await town.MorningAsync("04-12");
        (await town.WorkAsync(anna)).ShouldContain("review", "Ten weeks after the group's start, and no shift of her own yet.");
        (await town.SayAsync(anna, "review", "good", "04-12")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("05-10");
        (await town.SayAsync(anna, "choose_next", "same_host_job", "05-10")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.OpeningAsync(Job, hours: 14);
        var own = await town.OpeningAsync(Job, hours: 14);
        await town.Town.Store.ExecuteAsync("update opening set host_id = 'H' || @mill, schedule = 'Mo08:00-18:00|Tu08:00-18:00' where id = @own; update opening set schedule = 'Mo08:00-18:00|Tu08:00-18:00' where hours_per_week_min = 14", new { mill, own });
        await town.NightAsync("05-11");
        (await PairsAsync(town)).ShouldContain((anna, own));

        // Two enrolled, one in the mill within eight weeks; she ends with her outcome and a next step.
        (await RowAsync(town, "in-the-mill", "2027-05-12")).ShouldSatisfyAllConditions(row => row.Numerator.ShouldBe(1), row => row.Denominator.ShouldBe(2), row => row.Met.ShouldBe(false));
        (await town.TellAsync(anna, Ended, "05-12", one => one with { Word = "ordinary_job", Reason = EndReason.GoalReached })).ShouldBeOfType<RecordOutcome.Refused>();
        (await town.TellAsync(anna, Ended, "05-12", one => one with { Word = "ordinary_job", Reason = EndReason.GoalReached, Next = NextStep.SameHostJob })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.FileAsync(anna)).EndedOn.ShouldBe(new DateOnly(2027, 5, 12));
    }

    [Fact]
    public async Task Both_sides_choose_in_a_network_stages_are_renewed_by_both_and_then_two_change_places()
    {
        await using var town = await LoadedAsync(Sea);
        var (anna, bo) = (await SailorAsync(town, "2003-01-03"), await SailorAsync(town, "2003-01-04"));
        var (red, blue, outside) = (await town.OpeningAsync(Internship), await town.OpeningAsync(Internship), await town.OpeningAsync(Internship));
        await town.InNetworkAsync(red, "havets-netvaerk");
        await town.InNetworkAsync(blue, "havets-netvaerk");
        await town.InNetworkAsync(outside, "et-andet");

        await town.NightAsync("01-11");
        (await MeetingsAsync(town)).ShouldBe([(anna, red), (anna, blue), (bo, red), (bo, blue)], ignoreOrder: true);
        await MeetAsync(town, "01-11");
        await RankAsync(town, anna, red, blue);
        await RankAsync(town, bo, blue, red);
        await ChooseAsync(town, red, anna, bo);
        await ChooseAsync(town, blue, bo, anna);
        await town.NightAsync("01-15");
        (await PairsAsync(town)).ShouldBe([(anna, red), (bo, blue)], ignoreOrder: true);
        await town.AgreeAsync("01-15");
        await town.AgreeAsync("01-15");

        // Two weeks, renewed by two yes; the letter goes first, for she is on a benefit.
        var first = await PlacementAsync(town, anna);
        var second = await PlacementAsync(town, bo);
        foreach (var (youth, placement) in new[] { (anna, first), (bo, second) })
        {
            (await StartAsync(town, youth, placement, "01-18")).ShouldBeOfType<RecordOutcome.Refused>().Allowed.ShouldBe(["letter_sent"]);
            await town.PassAsync(youth, "letter_sent", "01-18");
            (await StartAsync(town, youth, placement, "01-18")).ShouldBeOfType<RecordOutcome.Recorded>();
        }

        (await LastDayAsync(town, anna, first)).ShouldBe(new DateOnly(2027, 1, 31));
        await town.MorningAsync("01-28");
        (await town.SayAsync(anna, "go_on", "yes", "01-28", Role.Youth)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await LastDayAsync(town, anna, first)).ShouldBe(new DateOnly(2027, 1, 31));
        (await town.SayAsync(anna, "go_on", "yes", "01-28", Role.Host)).ShouldBeOfType<RecordOutcome.Recorded>();
        (await LastDayAsync(town, anna, first)).ShouldBe(new DateOnly(2027, 2, 14));

        // Nobody decided about him: his ends, hers after its second stage, and each goes to the other's boat.
        await town.MorningAsync("02-01");
        (await town.SayAsync(bo, "choose_next", "next_match", "02-01")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.MorningAsync("02-15");
        (await town.SayAsync(anna, "choose_next", "next_match", "02-15")).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("02-16");
        (await PairsAsync(town)).ShouldBe([(anna, blue), (bo, red)], ignoreOrder: true, "They have met and ranked already.");

        // A mentor only when somebody opens that part, and she is asked for by its own words.
        await town.Town.Store.ExecuteAsync("update youth set wants = array[1, 3]::smallint[] where id = @anna", new { anna });
        var mate = await town.OpeningAsync(Mentor, hoursPerMonth: 2);
        await town.NightAsync("02-17");
        (await PairsAsync(town)).ShouldNotContain((anna, mate));
        (await town.TellAsync(anna, TrackOpened, "02-17", one => one with { Subject = "mate" })).ShouldBeOfType<RecordOutcome.Recorded>();
        await town.NightAsync("02-18");
        (await PairsAsync(town)).ShouldContain((anna, mate));

        (await town.TellAsync(bo, Ended, "02-18", one => one with { Word = "education", Reason = EndReason.MovedOn, Next = NextStep.Education })).ShouldBeOfType<RecordOutcome.Recorded>();
        (await town.TryToEnrolAsync(bo, "02-19", ReferralRoute.Self)).Sentences().ShouldHaveSingleItem().ShouldContain("2027-01-04");
        (await RowAsync(town, "to-work", "2027-02-20")).ShouldSatisfyAllConditions(row => row.Numerator.ShouldBe(1), row => row.Denominator.ShouldBe(2), row => row.Met.ShouldBe(true));
    }

    private static async Task<string> MillerAsync(SchemeTown town, string born) => await town.EnrolledAsync(born, Job, "01-11", route: ReferralRoute.YouthSchool, gates: "youth_willing");

    private static Task<string> SailorAsync(SchemeTown town, string born) => town.EnrolledAsync(born, Internship, "01-04", "activity_ready", ReferralRoute.Self);

    internal static async Task<string> JsonAsync(string scheme) =>
        await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "tests", "Matching.Journeys.Tests", "Programmes", "Strangers", $"{scheme}.json"));

    internal static async Task<SchemeTown> LoadedAsync(string scheme)
    {
        var town = await SchemeTown.OpenAsync(scheme);
        town.Town.Clock.MoveTo("2027-01-04", "08:00");
        (await town.Town.Get<LoadDefinition>().HandleAsync($"{scheme}.json", await JsonAsync(scheme), "karin", CancellationToken.None)).ShouldBeOfType<LoadOutcome.Loaded>();
        return town;
    }

    internal static Task<IReadOnlyList<(string Youth, string Opening)>> PairsAsync(SchemeTown town) =>
        town.Town.Store.QueryAsync<(string, string)>("select youth_id, opening_id from proposal where state = 1 and pair_state = 1 order by 1, 2");

    private static Task<IReadOnlyList<(string Youth, string Opening)>> MeetingsAsync(SchemeTown town) =>
        town.Town.Store.QueryAsync<(string, string)>("select youth_id, opening_id from proposal where state = 1 and pair_state = 5 order by 1, 2");

    private static async Task<ApproveAllOutcome> ApproveAllAsync(SchemeTown town) =>
        await town.Town.Get<ApproveAllWithoutWarnings>().HandleAsync(town.Municipality, null, "karin", CancellationToken.None);

    private static async Task YesAsync(SchemeTown town, string day, params string[] youths)
    {
        await town.Town.SendDueAsync();
        foreach (var youth in youths)
        {
            await town.Town.TypeAsync((await town.Town.Store.ScalarAsync<string>("select phone from youth where id = @youth", new { youth }))!, "JA");
        }

        await town.MorningAsync(day, "11:00");
    }

    private static async Task MeetAsync(SchemeTown town, string day)
    {
        town.Town.Clock.MoveTo($"2027-{day}", "09:30");
        foreach (var meeting in await town.Town.Store.QueryAsync<Guid>("select id from proposal where state = 1 and pair_state = 5"))
        {
            (await town.Town.ApproveAsync(new(meeting))).ShouldBeOfType<ApproveOutcome.MeetingToArrange>();
        }

        await town.Town.Store.ExecuteAsync("update work_item set done_at = @now, done_by = 'karin' where kind = 'arrange_meeting'", new { now = town.Town.Clock.GetUtcNow() });
    }

    private static async Task RankAsync(SchemeTown town, string youth, params string[] order) =>
        (await town.Town.Get<Core.Choices.RecordRanking>().HandleAsync(new(town.Municipality, Engine.Facts.RankingSide.Youth, youth, order), CancellationToken.None)).ShouldBeOfType<Core.Choices.RankingOutcome.Recorded>();

    private static async Task ChooseAsync(SchemeTown town, string opening, params string[] order) =>
        (await town.Town.Get<Core.Choices.RecordRanking>().HandleAsync(new(town.Municipality, Engine.Facts.RankingSide.Host, opening, order), CancellationToken.None)).ShouldBeOfType<Core.Choices.RankingOutcome.Recorded>();

    internal static async Task<string> PlacementAsync(SchemeTown town, string youth) => (await town.FileAsync(youth)).Events.Last(one => one.Kind == Agreed).Subject;

    internal static Task<RecordOutcome> StartAsync(SchemeTown town, string youth, string placement, string day) => town.TellAsync(youth, Started, day, one => one with { Subject = placement });

    internal static async Task<DateOnly?> LastDayAsync(SchemeTown town, string youth, string placement)
    {
        var book = await town.Town.Get<IProgrammeShelf>().ReadAsync(CancellationToken.None);
        return NextSteps.DatesOf((await town.FileAsync(youth)).Story(book), placement).LastDay;
    }

    internal static async Task<TargetRow> RowAsync(SchemeTown town, string target, string date) =>
        (await town.Town.Get<CountTargets>().HandleAsync(town.Programme, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), town.Municipality, CancellationToken.None))
            .ShouldBeOfType<CountOutcome.Counted>().Rows.Single(row => row.Target == target);
}
