using Matching.Core.Nightly;
using Matching.Core.Openings;
using Matching.Core.Placements;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Nightly;

public sealed class GroupsOfSchemesTests
{
    private static readonly Host Store = GivenTown.Host("H1");

    [Fact]
    public void A_small_job_that_says_nothing_takes_two_or_three_together_as_its_scheme_says()
    {
        var opening = FactsOf(GivenTown.Opening("O1", "H1") with { Programme = "small-jobs-aarhus", Seats = 5 });

        (opening.GroupMin, opening.CohortMin, opening.CohortMax).ShouldBe((2, null, 3));
    }

    [Fact]
    public void What_an_opening_says_of_its_group_stands()
    {
        var opening = FactsOf(GivenTown.Opening("O1", "H1") with { Programme = "small-jobs-aarhus", Seats = 5, GroupMin = 4, GroupMax = 5 });

        (opening.GroupMin, opening.CohortMax).ShouldBe((4, 5));
    }

    [Fact]
    public void A_group_that_is_a_plus_and_no_demand_bounds_nothing()
    {
        var opening = FactsOf(GivenTown.Opening("O1", "H1") with { Programme = "care-homes-skive", Sector = "eldercare" });

        (opening.GroupMin, opening.CohortMin, opening.CohortMax).ShouldBe((null, null, null));
    }

    [Fact]
    public void An_opening_with_a_closing_day_is_the_course_in_a_group_and_one_without_may_be_the_job_after_it()
    {
        var course = FactsOf(GivenTown.Opening("O1", "H1") with { Programme = "coop-crew", ClosesOn = new(2026, 12, 1) });
        var job = FactsOf(GivenTown.Opening("O1", "H1") with { Programme = "coop-crew" });

        (course.CohortMin, course.CohortMax, course.ClosesOn).ShouldBe((2, 4, new(2026, 12, 1)));
        (job.CohortMin, job.CohortMax, job.ClosesOn).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_row_that_says_its_smallest_cohort_is_not_filled_up_from_its_scheme()
    {
        var course = FactsOf(GivenTown.Opening("O1", "H1") with { Programme = "coop-crew", CohortMin = 3, ClosesOn = new(2026, 12, 1) });

        (course.CohortMin, course.CohortMax).ShouldBe((3, null));
    }

    [Theory]
    [InlineData(Kind.Internship, 2, 4)]
    [InlineData(Kind.Job, null, null)]
    public void A_bridge_is_agreed_for_the_weeks_that_its_scheme_says(Kind kind, int? least, int? most)
    {
        var opening = FactsOf(GivenTown.Opening("O1", "H1") with { Kind = kind, Programme = "intensive-job-course-aarhus" });

        (opening.WeeksMin, opening.WeeksMax).ShouldBe((least, most));
    }

    [Fact]
    public void A_scheme_has_the_places_that_its_definition_says()
    {
        ProgrammeOf(Board([])).Places.ShouldBe(25);
        Facts(GivenTown.Board([], [Store], [GivenTown.Opening("O1", "H1")])).Programmes.ShouldHaveSingleItem().Places.ShouldBeNull();
    }

    [Fact]
    public void The_placed_are_taken_off_its_places_by_the_engine_and_not_twice()
    {
        ProgrammeOf(Board([GivenTown.Placement("Y1", "O1", PlacementState.Running)])).Places.ShouldBe(25);
    }

    private static Board Board(IReadOnlyList<KnownPlacement> placements) =>
        GivenTown.Board([GivenTown.Youth("Y1")], [Store], [GivenTown.Opening("O1", "H1") with { Programme = "small-jobs-aarhus" }]) with { Placements = placements };

    private static ProgrammeFacts ProgrammeOf(Board board) => Facts(board).Programmes.ShouldHaveSingleItem();

    private static OpeningFacts FactsOf(Opening opening) => Facts(GivenTown.Board([], [Store], [opening])).Openings.ShouldHaveSingleItem();

    private static Matching.Engine.MatchingProblem Facts(Board board) => new ProblemBuilder().Build(board, GivenTown.Tonight, PolicyFile.Default).Problem;
}
