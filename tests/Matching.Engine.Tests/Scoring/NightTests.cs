using System.Security.Cryptography;
using System.Text;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Travel;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Scoring;

public sealed class NightTests
{
    [Fact]
    public void A_double_id_or_a_reference_to_nothing_is_refused_with_its_values()
    {
        Refusal(Given.Problem([Given.Youth(), Given.Youth()], [])).ShouldContain("Two youths have the id 'Y1'");
        Refusal(Given.Problem([Given.Youth() with { Place = 7 }], [])).ShouldContain("youth 'Y1' names place 7");
        Refusal(Given.Problem([], [Given.Opening() with { Programme = "x" }])).ShouldContain("opening 'O1' names the programme 'x'");
        Refusal(Given.Problem([], [], [Given.Host() with { Network = "x" }])).ShouldContain("host 'H1' names the network 'x'");
        Refusal(Given.Problem([Given.Youth()], [], history: [Given.Past(Outcome.Expired, 1, "O9")])).ShouldContain("'O9'");
    }

    [Theory]
    [InlineData(13, 1)]
    [InlineData(12, 0)]
    [InlineData(30, 1)]
    [InlineData(31, 0)]
    public void A_wish_exists_from_thirteen_to_thirty(int age, int wishes) =>
        Matcher.Plan(Given.Problem([Given.Youth(age: age) with { Wants = [Kind.Job], Status = Status.Closed }], [])).Counts.Wishes.ShouldBe(wishes);

    [Fact]
    public void The_draw_is_the_first_twenty_bits_of_a_hash_that_anybody_can_repeat()
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("0615+0661+0791/2026Q4" + "Y00001" + "mentor" + "O00002")));

        new Draw("0615+0661+0791/2026Q4").Of("Y00001", Kind.Mentor, "O00002").ShouldBe(Convert.ToInt32(hash[..5], 16));
    }

    [Fact]
    public void Known_towns_are_as_far_apart_as_the_map_says()
    {
        var table = new TravelTable([new PlaceFacts("8700", 55.861, 9.850), new PlaceFacts("8800", 56.451, 9.402)], Given.Policy.Travel);

        table.Metres(0, 1).ShouldBeInRange(91_000, 94_000);
        table.Metres(0, 1).ShouldBe(table.Metres(1, 0));
        table.Metres(0, 0).ShouldBe(2_000);
        table.Minutes(0, 0, TravelModes.Walk).ShouldBe(24);
        table.Minutes(0, 0, TravelModes.Walk | TravelModes.Car).ShouldBe(8);
        table.Minutes(0, 0, TravelModes.Bus).ShouldBe(15);
        table.BestMeans(0, 0, TravelModes.Bike | TravelModes.Car).ShouldBe(TravelModes.Bike);
    }

    [Theory]
    [InlineData(false, "Mo09:00-16:00", null)]
    [InlineData(true, "Mo09:00-16:00", "O2")]
    [InlineData(true, "We09:00-16:00", null)]
    public void A_place_that_leaves_room_fills_no_wish_and_still_counts_its_hours(bool leavesRoom, string worked, string? proposed)
    {
        var youth = Given.Youth() with { Wants = [Kind.Job] };
        var running = Given.Placement(PlacementState.Running) with { LeavesRoom = leavesRoom, Schedule = Given.Hours(worked), HoursPerWeek = 7 };
        var second = Given.Opening("O2", host: "H2") with { Schedule = Given.Hours("We09:00-16:00"), ScheduleIsFixed = true, HoursPerWeekMin = 7 };

        var plan = Matcher.Plan(Given.Problem([youth], [Given.Opening() with { Gates = ["been"] }, second], placements: [running]) with { Youths = [youth with { GatesLeft = [new("been", 0, 1)] }] });

        plan.Pairs.Where(pair => pair.State == PairState.Proposed).Select(pair => pair.Opening).SingleOrDefault().ShouldBe(proposed);
        plan.Counts.Pinned.ShouldBe(leavesRoom ? 0 : 1);
    }

    [Fact]
    public void One_more_rule_is_one_file_and_one_line()
    {
        var problem = Given.Problem([Given.Youth() with { Wants = [Kind.Job] }], [Given.Opening()]);

        var plan = Matcher.Plan(problem, new MatcherOptions(), [.. RuleBook.HardRules, new NotOnMondays()], PreferenceBook.Preferences);

        plan.Unplaced.Single().FirstBroken.ShouldBe([new RuleCount("not-on-mondays", 1)]);
    }

    private static string Refusal(MatchingProblem problem) => Should.Throw<InvalidOperationException>(() => Matcher.Plan(problem)).Message;

    private sealed class NotOnMondays : IHardRule
    {
        public string Id => "not-on-mondays";

        public bool IsKept(in Pair pair) => pair.CommonWeek.Day(0) == 0;

        public Finding Explain(in Pair pair) => Findings.Of(Id, ("monday", !IsKept(pair)));
    }
}
