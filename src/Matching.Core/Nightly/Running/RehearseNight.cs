using Matching.Core.Clock;

namespace Matching.Core.Nightly;

/// <summary>A dry night: reads and plans as a night does, claims nothing and stores nothing.</summary>
public sealed class RehearseNight(ReadBoard board, PlanNight plan, TimeProvider clock)
{
    public async Task<PlannedNight> HandleAsync(NightRequest request, IProgress<NightStep>? progress, CancellationToken stopping)
    {
        var steps = new NightSteps(clock, progress);
        var reading = await board.HandleAsync(stopping);
        steps.End("read");
        return plan.Plan(reading.Board, request.ToSettings(clock.Today(), reading), steps.End);
    }
}
