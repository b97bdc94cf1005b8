using Matching.Core.Enrolments;
using Matching.Core.States;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Enrolments;

public sealed class StepLifeTests
{
    public static TheoryData<StepState, StepEvent> Cells
    {
        get
        {
            var cells = new TheoryData<StepState, StepEvent>();
            foreach (var state in Enum.GetValues<StepState>())
            {
                foreach (var happened in Enum.GetValues<StepEvent>())
                {
                    cells.Add(state, happened);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_says_what_becomes_of_the_step(StepState state, StepEvent happened)
    {
        var cell = StepLife.Table.At(state, happened);

        if (cell.Kind == CellKind.Forbid)
        {
            Should.Throw<InvalidOperationException>(() => StepLife.Table.Hear(state, happened));
            return;
        }

        StepLife.Table.Hear(state, happened).Moved.ShouldBe(cell.Kind == CellKind.Move);
    }

    [Fact]
    public void What_is_done_stays_done_and_silence_never_ends_a_step()
    {
        Enum.GetValues<StepEvent>().ShouldAllBe(happened => StepLife.Table.Hear(StepState.Done, happened).To == StepState.Done);
        StepLife.Table.Hear(StepState.Asked, StepEvent.SilenceReminded).To.ShouldBe(StepState.Reminded);
        StepLife.Table.Hear(StepState.Reminded, StepEvent.Escalated).To.ShouldBe(StepState.AtDesk);
    }
}
