using Matching.Core.Approvals;
using Matching.Core.Placements;
using Matching.Core.States;
using Matching.Core.Texts;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Offers;

/// <summary>The smaller lives, each cell against a table written by hand: a number = go there, i = ignore, f = forbid.</summary>
public sealed class LivesTests
{
    [Fact]
    public void A_proposal_is_decided_once() => Same(ProposalLife.Table, """
        2 i i i
        3 i i i
        4 i i i
        """);

    [Fact]
    public void A_placement_that_never_began_can_be_cancelled_and_one_that_runs_cannot() => Same(PlacementLife.Table, """
        5 i i f i
        f 6 i f i
        f 8 i f i
        7 i i i i
        """);

    [Fact]
    public void A_text_never_goes_backwards_save_when_it_certainly_did_not_leave() => Same(TextLife.Table, """
        2 2 i i i i
        f 3 i i i i
        i 1 i i i i
        5 5 i i i i
        f 4 4 i i i
        f 5 5 i i i
        6 i i i i i
        """);

    private static void Same<TState, TEvent>(StateTable<TState, TEvent> table, string expected)
        where TState : struct, Enum
        where TEvent : struct, Enum
    {
        var rows = expected.Split('\n');
        rows.Length.ShouldBe(Enum.GetValues<TEvent>().Length);
        foreach (var (happened, row) in Enum.GetValues<TEvent>().Zip(rows))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var (state, cell) in Enum.GetValues<TState>().Zip(cells))
            {
                var actual = table.At(state, happened);
                var written = actual.Kind switch { CellKind.Move => Convert.ToInt32(actual.To, null).ToString(null, null), CellKind.Ignore => "i", _ => "f" };
                written.ShouldBe(cell, $"{happened} in {state}");
            }
        }
    }
}
