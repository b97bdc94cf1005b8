using Matching.Engine.Assigning;
using Matching.Engine.Assigning.Branches;
using Matching.Engine.Nights;

namespace Matching.Engine.Scoring;

/// <summary>
/// What one more seat at each opening, its limits one more too, would bring: exact, as if the night were solved again. Where the fit rules first,
/// placed and fit are one sum, which stands as the weight.
/// </summary>
/// <remarks>Source: the matching model §7.</remarks>
internal sealed class PriceList(SolvedNight solved, int threads)
{
    private readonly Seating _seating = solved.Seating;
    private readonly SeatRise[] _rises = BranchedPrices.Of(solved.Seating.Problem, solved.Seating.Sides, solved.Seating.Plan, threads);
    private readonly Lazy<LiveAssignment> _flow = new(() => LiveAssignment.Of(solved.Seating.Plan.Flow));
    private readonly Dictionary<(int Group, string? Programme), Levels> _beyond = new() { [(-1, null)] = default };

    public SeatPrice[] All() => [.. solved.Night.Openings.Select(Of)];

    private SeatPrice Of(OpeningTonight opening)
    {
        var rise = _seating.Limits.IsOverfilled(opening, out var beyond)
            ? RiseBeyond(beyond, opening)
            : solved.Levels(new Levels(_rises[opening.Index].Weight, _rises[opening.Index].Fit, 0));
        return new SeatPrice(opening.Id, opening.Seats, opening.Taken + _seating.SeatedAt(opening.Index), rise.Placed, rise.Fit);
    }

    // Where pins alone are more than a limit, one more is no room inside it; only the limits further out gain, which is rare enough to solve again.
    private Levels RiseBeyond(int group, OpeningTonight opening)
    {
        var limits = (group, opening.Programme.Places is null ? null : opening.Programme.Id);
        if (!_beyond.TryGetValue(limits, out var rise))
        {
            var (before, raised) = _seating.Plan.IsRepaired ? (_seating.Plan.Flow.Objective, FlowWith(group)) : (_seating.Plan.Objective, PlanWith(group, opening));
            rise = solved.Levels(new Levels(raised.Placed - before.Placed, raised.Fit - before.Fit, 0));
            _beyond.Add(limits, rise);
        }

        return rise;
    }

    private Levels PlanWith(int group, OpeningTonight opening) => BranchedAssignment.Solve(
        new AssignmentProblem(_seating.Problem.Pairs, _seating.Problem.Openings, Raised(group)), _seating.Sides.WithOneMoreAt(opening.Index)).Objective;

    // What was too big to be searched has the flow's prices here too.
    private Levels FlowWith(int group)
    {
        var raised = Raised(group);
        SetCapacities(raised, group);
        var objective = _flow.Value.Objective;
        SetCapacities(_seating.Problem.Groups, group);
        return objective;
    }

    private void SetCapacities(GroupLimit[] groups, int from)
    {
        for (var group = from; group >= 0; group = groups[group].Parent)
        {
            _flow.Value.SetCapacity(group, groups[group].Capacity);
        }
    }

    private GroupLimit[] Raised(int from)
    {
        GroupLimit[] groups = [.. _seating.Problem.Groups];
        for (var group = from; group >= 0; group = groups[group].Parent)
        {
            var capacity = groups[group].Capacity;
            groups[group] = groups[group] with { Capacity = capacity == GroupLimit.Unlimited ? capacity : capacity + 1 };
        }

        return groups;
    }
}
