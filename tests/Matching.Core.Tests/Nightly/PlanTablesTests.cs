using System.Text;
using Matching.Core.Nightly;
using Matching.Engine;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Time;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class PlanTablesTests
{
    [Fact]
    public void A_plan_is_written_by_youth_then_kind_with_sorted_warnings()
    {
        var plan = Plan([Pair("Y2", Kind.Mentor), Pair("Y2", Kind.Internship), Pair("Y1", Kind.Job) with { Warnings = ["b_late", "a_first"] }]);

        Text(plan, "plan.csv").ShouldBe(
            "youth_id;kind;opening_id;host_id;programme;score;rank;state;warnings\n"
            + "Y1;job;O1;H1;nextwork;700;2;proposed;a_first|b_late\n"
            + "Y2;internship;O1;H1;nextwork;700;2;proposed;\n"
            + "Y2;mentor;O1;H1;nextwork;700;2;proposed;\n");
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_compute_is_guarded_and_one_with_a_semicolon_is_quoted()
    {
        var plan = Plan([Pair("=Y1", Kind.Job) with { Host = "+H;1", Programme = "a\"b" }]);

        Text(plan, "plan.csv").ShouldEndWith("\n'=Y1;job;O1;\"'+H;1\";\"a\"\"b\";700;2;proposed;\n");
    }

    [Fact]
    public void A_score_card_is_written_line_by_line_with_its_facts()
    {
        var line = new ScoreLine("short-travel", 80, 110, new("short-travel", [new("minutes", "12"), new("limit", "45")]));

        Text(Plan([Pair("Y1", Kind.Job) with { ScoreCard = [line] }]), "explained.csv").ShouldBe(
            "youth_id;kind;opening_id;preference;points;of;facts\nY1;job;O1;short-travel;80;110;minutes=12|limit=45\n");
    }

    [Fact]
    public void A_wish_without_a_place_says_what_fell_and_what_would_help()
    {
        var wish = new UnplacedWish
        {
            Youth = "Y1",
            Kind = Kind.Job,
            Reason = "no_feasible_opening",
            Feasible = 0,
            FirstBroken = [new("within-reach", 50), new("young-enough", 0), new("lawful-work", 2)],
            WouldChange = [new("within-reach", 10m, 3), new("enough-common-time", 0.5m, 1), new("switched-on", null, 4)],
            NearestMisses = [],
            TakenBy = [],
        };

        Text(Plan([], wish), "unplaced.csv").ShouldBe(
            "youth_id;kind;reason;feasible;first_broken;would_change\n"
            + "Y1;job;no_feasible_opening;0;within-reach=50|lawful-work=2;within-reach+10=3|enough-common-time+0.5=1|switched-on=4\n");
    }

    [Fact]
    public void Prices_are_sorted_by_opening()
    {
        var plan = Plan([]) with { Prices = [new("O2", 2, 1, 1290, -5), new("O1", 1, 0, 0, 0)] };

        Text(plan, "prices.csv").ShouldBe("opening_id;seats;used;price_weight;price_score\nO1;1;0;0;0\nO2;2;1;1290;-5\n");
    }

    [Fact]
    public void Files_have_no_mark_and_no_carriage_return()
    {
        foreach (var file in PlanTables.Of(Plan([Pair("Y1", Kind.Job)])))
        {
            file.Content[0].ShouldBeLessThan((byte)0x80);
            file.Content.ShouldNotContain((byte)'\r');
            file.Content[^1].ShouldBe((byte)'\n');
        }
    }

    private static string Text(MatchingPlan plan, string name) => Encoding.UTF8.GetString(PlanTables.Of(plan).Single(file => file.Name == name).Content);

    private static PlannedPair Pair(string youth, Kind kind) => new()
    {
        Youth = youth,
        Kind = kind,
        Opening = "O1",
        Host = "H1",
        Programme = "nextwork",
        Score = 700,
        Rank = 2,
        State = PairState.Proposed,
        Weight = 1200,
        Warnings = [],
        ScoreCard = [],
        RulesKept = [],
        RunnersUp = [],
        TravelMinutes = 12,
        CommonWeek = WeekBits.None,
    };

    private static MatchingPlan Plan(IReadOnlyList<PlannedPair> pairs, params IReadOnlyList<UnplacedWish> unplaced) => new()
    {
        Pairs = pairs,
        Unplaced = unplaced,
        Prices = [],
        Objective = new(0, 0, 0),
        UpperBound = new(0, 0, 0),
        Counts = new(0, 0, 0, 0, 0, 0),
        Assumed = [],
        Fairness = new Dictionary<string, IReadOnlyDictionary<string, long>>(),
    };
}
