using Matching.Engine.Assigning;
using Shouldly;
using Xunit;

namespace Matching.Engine.Tests.Assigning;

public sealed class AssignmentProblemTests
{
    private static readonly SeatLimit[] TwoOpenings = [new(1, -1), new(1, -1)];

    [Fact]
    public void A_ring_of_groups_is_refused()
    {
        GroupLimit[] groups = [new(1, 1, default), new(1, 2, default), new(1, 0, default)];

        Refused(Pairs([0, 1]), TwoOpenings, groups).ShouldContain("lies inside itself");
    }

    [Fact]
    public void A_group_around_itself_is_refused() =>
        Refused(Pairs([0]), TwoOpenings, [new GroupLimit(1, 0, default)]).ShouldContain("Group 0 lies inside itself");

    [Fact]
    public void Two_groups_inside_one_are_no_ring()
    {
        GroupLimit[] groups = [new(1, 2, default), new(1, 2, default), new(1, -1, default)];

        new AssignmentProblem(Pairs([0]), TwoOpenings, groups).Groups.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(-1, 0)]
    public void Openings_of_a_wish_rise_and_exist(int first, int second) =>
        Refused(Pairs([first, second]), TwoOpenings, []).ShouldContain("must rise");

    [Fact]
    public void A_weight_below_nought_is_refused() =>
        Refused(Pairs([0]) with { Weight = [-1] }, TwoOpenings, []).ShouldContain("weight -1");

    [Fact]
    public void A_draw_below_nought_is_refused() =>
        Refused(Pairs([0]) with { Draw = [-1] }, TwoOpenings, []).ShouldContain("draw -1");

    [Fact]
    public void Arrays_of_different_length_are_refused() =>
        Refused(Pairs([0]) with { Score = [1, 2] }, TwoOpenings, []).ShouldContain("1 pairs, but 1 weights, 2 scores");

    [Fact]
    public void Weights_said_once_a_wish_are_as_many_as_the_wishes() =>
        Refused(Pairs([0]) with { Weight = [1, 2], WeighsByWish = true }, TwoOpenings, []).ShouldContain("1 pairs, but 2 weights");

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 1, 1 })]
    [InlineData(new[] { 0, 2 })]
    public void Starts_cover_the_pairs(int[] start) =>
        Refused(Pairs([0]) with { Start = start }, TwoOpenings, []).ShouldContain("Pairs must run");

    [Fact]
    public void Starts_that_fall_are_refused() =>
        Refused(Pairs([0, 1]) with { Start = [0, 2, 1, 2] }, TwoOpenings, []).ShouldContain("Wish 1: pairs from 2 to 1");

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(1, 0)]
    [InlineData(1, -2)]
    public void Seats_and_group_of_an_opening_are_checked(int seats, int group) =>
        Refused(Pairs([0]), [new SeatLimit(seats, group)], []).ShouldContain($"{seats} seats, group {group}");

    [Theory]
    [InlineData(-1, -1, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(1, -2, 0, 0)]
    [InlineData(1, -1, -1, 0)]
    [InlineData(1, -1, 0, -1)]
    public void Capacity_parent_and_load_of_a_group_are_checked(long capacity, int parent, int step, int earlier) =>
        Refused(Pairs([0]), TwoOpenings, [new GroupLimit(capacity, parent, new LoadPrice(step, earlier))]).ShouldContain($"capacity {capacity}, parent {parent}");

    [Fact]
    public void Figures_beyond_the_exact_integers_are_refused()
    {
        var problem = new AssignmentProblem(Pairs([0]) with { Weight = [long.MaxValue / 4] }, TwoOpenings, []);

        Should.Throw<ArgumentException>(() => ExactAssignment.Solve(problem)).Message.ShouldContain("exceed the exact integers");
    }

    [Fact]
    public void The_kth_on_a_host_costs_its_step_times_k_times_k_less_one()
    {
        var price = new LoadPrice(20, 0);

        new[] { price.OfUnit(1), price.OfUnit(2), price.OfUnit(3), price.OfUnit(4) }.ShouldBe([0, 40, 120, 240]);
        new LoadPrice(20, 2).OfUnit(1).ShouldBe(120);
        price.OfFirst(4).ShouldBe((Int128)400);
        new LoadPrice(20, 2).OfFirst(2).ShouldBe((Int128)360);
    }

    private static string Refused(PairTable pairs, SeatLimit[] openings, GroupLimit[] groups) =>
        Should.Throw<ArgumentException>(() => new AssignmentProblem(pairs, openings, groups)).Message;

    private static PairTable Pairs(int[] openings) => new(
        [0, openings.Length], openings, new long[openings.Length], new int[openings.Length], new int[openings.Length]);
}
