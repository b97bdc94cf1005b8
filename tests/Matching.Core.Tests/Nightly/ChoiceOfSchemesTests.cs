using Matching.Core.Definitions;
using Matching.Core.Nightly;
using Matching.Core.Programmes;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class ChoiceOfSchemesTests
{
    private static readonly DateOnly InTwentySix = GivenTown.Tonight;
    private static readonly DateOnly MondayInJanuary = new(2027, 1, 11);

    [Fact]
    public void Nextwork_offers_through_2026_and_says_so_and_lets_both_choose_from_2027()
    {
        var before = new ProblemBuilder().Build(Town(), InTwentySix, PolicyFile.Default);
        var after = new ProblemBuilder().Build(Town(), MondayInJanuary, PolicyFile.Default);

        before.Problem.Programmes.ShouldHaveSingleItem().Choices.ShouldBeEmpty();
        before.Assumed.ShouldContain("mutual_read_as_offer");
        after.Problem.Programmes.ShouldHaveSingleItem().Choices.ShouldBe([new ChoiceFacts(Kind.Internship, 3, 3)]);
        after.Assumed.ShouldNotContain("mutual_read_as_offer");
    }

    [Fact]
    public void In_the_night_of_11_January_each_gets_up_to_three_to_meet_and_nobody_an_offer()
    {
        var night = Plan(Town());

        night.Plan.Pairs.ShouldBeEmpty();
        night.Plan.Meetings.CountBy(meeting => meeting.Youth).ShouldBe([new("Y1", 3), new("Y2", 3), new("Y3", 3)]);
        RowsOf(night, "plan.csv").Count(row => row.Split(';')[7] == "to_meet").ShouldBe(9);
        RowsOf(night, "unplaced.csv").ShouldBeEmpty();
    }

    [Fact]
    public void In_the_night_after_the_ranking_closed_both_sides_get_who_they_chose()
    {
        KnownRanks ranks = new([("Y1", "O2"), ("Y2", "O1"), ("Y3", "O3")]);

        var night = Plan(Town() with { Ranks = ranks.BothSides });

        night.Plan.Pairs.Select(pair => (pair.Youth, pair.Opening, pair.State)).ShouldBe(
            [("Y1", "O2", PairState.Proposed), ("Y2", "O1", PairState.Proposed), ("Y3", "O3", PairState.Proposed)]);
    }

    [Fact]
    public void A_place_where_a_person_is_wanted_by_nobody_she_ranked_leaves_her_unplaced()
    {
        KnownRanks ranks = new([("Y1", "O1")]);

        var night = Plan(Town() with { Ranks = [ranks.BothSides[0]] });

        night.Plan.Pairs.ShouldBeEmpty();
    }

    [Fact]
    public void Weights_and_priorities_of_a_track_reach_the_night_by_its_kind()
    {
        var scheme = Programmes.GivenProgramme.With("tracks[2].priority", "120");
        var book = ProgrammeBook.Shipped.With([(Programmes.GivenProgramme.File, scheme)]).ShouldBeOfType<DefinitionOutcome<ProgrammeBook>.Read>().Value;
        var board = GivenTown.Board([], [GivenTown.Host("H1")], [GivenTown.Opening("O1", "H1") with { Programme = "summer-start" }]) with { Programmes = book };

        var facts = new ProblemBuilder().Build(board, InTwentySix, PolicyFile.Default).Problem.Programmes.ShouldHaveSingleItem();

        facts.Priorities[Kind.Job].ShouldBe(120);
        facts.Priorities[Kind.Mentor].ShouldBe(0);
        facts.PreferenceWeights.Keys.ShouldBe([Kind.Job]);
        facts.PreferenceWeights[Kind.Job]["own-wish"].ShouldBe(600);
    }

    private static PlannedNight Plan(Board board) => new PlanNight(TimeProvider.System).Plan(board, new NightSettings(MondayInJanuary, PolicyFile.Default));

    private static string[] RowsOf(PlannedNight night, string file) =>
        System.Text.Encoding.UTF8.GetString(night.Tables.Single(table => table.Name == file).Content).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    private static Board Town() => GivenTown.Board(
        [.. Enumerable.Range(1, 3).Select(n => GivenTown.Youth($"Y{n}") with { Wants = [Kind.Internship], TargetGroup = "activity_ready", Municipality = "0615", Programmes = ["nextwork"] })],
        [.. Enumerable.Range(1, 3).Select(n => GivenTown.Host($"H{n}"))],
        [.. Enumerable.Range(1, 3).Select(n => GivenTown.Opening($"O{n}", $"H{n}") with { Kind = Kind.Internship, Programme = "nextwork" })]);

    private sealed record KnownRanks(IReadOnlyList<(string Youth, string Opening)> Pairs)
    {
        public IReadOnlyList<Core.Placements.KnownRank> BothSides =>
        [
            .. Pairs.SelectMany(pair => new[]
            {
                new Core.Placements.KnownRank(RankingSide.Youth, pair.Youth, pair.Opening, 1),
                new Core.Placements.KnownRank(RankingSide.Host, pair.Youth, pair.Opening, 1),
            }),
        ];
    }
}
