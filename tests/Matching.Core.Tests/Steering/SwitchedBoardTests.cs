using Matching.Core.Nightly;
using Matching.Core.Steering;
using Matching.Engine.Facts;
using Matching.Testing.Nightly;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Steering;

public sealed class SwitchedBoardTests
{
    private static readonly DateOnly Tonight = GivenTown.Tonight;

    [Theory]
    [InlineData(SwitchedPart.Municipality, "0791", true, true)]
    [InlineData(SwitchedPart.Area, "8800", true, true)]
    [InlineData(SwitchedPart.Area, "9999", false, false)]
    [InlineData(SwitchedPart.Host, "H1", false, true)]
    [InlineData(SwitchedPart.Host, "H2", false, false)]
    public void A_part_that_is_off_stands_as_paused_and_no_other(SwitchedPart part, string value, bool youth, bool host)
    {
        var board = Board(Off(part, value));

        var switched = new ProblemBuilder().Build(board, Tonight, PolicyFile.Default).Problem;

        switched.Youths.Single().Status.ShouldBe(youth ? Status.Paused : Status.Active);
        switched.Hosts.Single().Status.ShouldBe(host ? Status.Paused : Status.Active);
    }

    [Fact]
    public void A_scheme_that_is_off_takes_nobody_of_the_municipality_and_its_openings_rest()
    {
        var programme = Board().Openings.Single().Programme;

        var before = new ProblemBuilder().Build(Board(), Tonight, PolicyFile.Default).Problem;
        var after = new ProblemBuilder().Build(Board(Off(SwitchedPart.Programme, programme)), Tonight, PolicyFile.Default).Problem;

        before.Youths.Single().EnrolledIn.ShouldContain(programme);
        after.Youths.Single().EnrolledIn.ShouldNotContain(programme);
        after.Openings.Single().Status.ShouldBe(Status.Paused);
        after.Youths.Single().Status.ShouldBe(Status.Active);
    }

    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(-1, -1, false)]
    [InlineData(0, 0, true)]
    [InlineData(1, 2, false)]
    public void It_holds_from_its_day_until_its_last_both_included(int since, int until, bool isOff)
    {
        var off = Off(SwitchedPart.Municipality, "0791") with { Since = Noon(Tonight.AddDays(since)), Until = Tonight.AddDays(until) };

        new ProblemBuilder().Build(Board(off), Tonight, PolicyFile.Default).Problem.Youths.Single().Status.ShouldBe(isOff ? Status.Paused : Status.Active);
    }

    [Fact]
    public void Texts_that_are_off_and_another_towns_switch_move_nothing()
    {
        var board = Board(Off(SwitchedPart.Municipality, "0791") with { What = SwitchedWhat.Texts }, Off(SwitchedPart.Municipality, "0615") with { Municipality = "0615" });

        SwitchedBoard.Of(board, Tonight).Youths.Single().Status.Status.ShouldBe(Status.Active);
    }

    [Fact]
    public void By_whom_when_and_why_stands_with_it_and_what_was_paused_before_stays_as_it_was()
    {
        var off = Off(SwitchedPart.Municipality, "0791");
        var closed = GivenTown.Host("H1") with { Status = new(Status.Closed, "flyttet", "anna") };

        var switched = SwitchedBoard.Of(Board(off) with { Hosts = [closed] }, Tonight);

        switched.Youths.Single().Status.ShouldBe(new(Status.Paused, "sommerferie", "lene", Tonight));
        switched.Hosts.Single().Status.ShouldBe(closed.Status);
    }

    [Fact]
    public void The_numbers_of_a_day_are_the_last_that_are_valid_then()
    {
        var first = new PolicyVersion(Tonight, PolicyFile.Default with { Version = 2 });
        var second = new PolicyVersion(Tonight.AddDays(7), PolicyFile.Default with { Version = 3 });
        var board = Board() with { Policies = [first, second] };

        board.PolicyOn(Tonight.AddDays(-1)).Version.ShouldBe(1);
        board.PolicyOn(Tonight).Version.ShouldBe(2);
        board.PolicyOn(Tonight.AddDays(6)).Version.ShouldBe(2);
        board.PolicyOn(Tonight.AddDays(7)).Version.ShouldBe(3);
    }

    private static SwitchOff Off(SwitchedPart part, string value) => new(Guid.Empty, "0791", SwitchedWhat.Matching, part, value, "sommerferie", "lene", Noon(Tonight), null);

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new(11, 0)), TimeSpan.Zero);

    private static Board Board(params SwitchOff[] off) =>
        GivenTown.Board([GivenTown.Youth("Y1") with { Municipality = "0791", Postcode = "8800" }], [GivenTown.Host("H1") with { Municipality = "0791", Postcode = "8800" }], [GivenTown.Opening("O1", "H1")]) with { SwitchedOff = off };
}
