namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// What one more seat at each opening, every group around it and every limit it belongs to taking one more, would bring a plan with side conditions:
/// as solving again would. The flow's own prices answer wherever the flow with that seat keeps the conditions; only where it does not is the part
/// searched again. A plan that was repaired, being too big to be searched, has the flow's own prices: what one more seat would bring if nothing collided.
/// </summary>
public sealed class BranchedPrices
{
    private readonly AssignmentProblem _problem;
    private readonly SideConditions _sides;
    private readonly BranchedPlan _plan;
    private readonly SeatRise[] _rises;
    private readonly Lazy<LiveAssignment> _live;
    private readonly Lazy<Part> _whole;
    private readonly Dictionary<int, (int Here, BranchSearch Search)> _searched;
    private readonly Dictionary<int, int[]> _partOfOpening = [];
    private readonly Dictionary<int, int[]> _partOfGroup = [];

    private BranchedPrices(AssignmentProblem problem, SideConditions sides, BranchedPlan plan, int threads)
    {
        (_problem, _sides, _plan) = (problem, sides, plan);
        _rises = SeatPrices.Of(plan.Flow, threads);
        _live = new(() => LiveAssignment.Of(plan.Flow));
        _whole = new(() => Part.Whole(problem, sides));
        _searched = plan.Searched
            .SelectMany(search => search.Part.Openings.Select((opening, here) => (opening, here, search)))
            .ToDictionary(one => one.opening, one => (one.here, one.search));
    }

    /// <summary>Rises by opening; any number of threads finds the same.</summary>
    public static SeatRise[] Of(AssignmentProblem problem, SideConditions sides, BranchedPlan plan, int threads = 1)
    {
        var prices = new BranchedPrices(problem, sides, plan, threads);
        var asksNothing = sides.Together.Count == 0 && sides.Limits.Count == 0 && Array.TrueForAll(sides.Minimum, fewest => fewest < 2);
        if (!asksNothing && !plan.IsRepaired)
            prices.Correct();
        return prices._rises;
    }

    private void Correct()
    {
        foreach (var part in Parts.Of(_problem, _sides))
        {
            foreach (var opening in part.SelectMany(wish => _problem.Pairs.Opening[_problem.Pairs.Start[wish].._problem.Pairs.Start[wish + 1]]).Distinct())
            {
                _partOfOpening[opening] = part;
                foreach (var group in Around(opening))
                    _partOfGroup[group] = part;
            }
        }

        for (var opening = 0; opening < _rises.Length; opening++)
            _rises[opening] = RiseOf(opening);
    }

    private SeatRise RiseOf(int opening)
    {
        // A limit across places lets one more in too, which no flow knows.
        if (_sides.Limits.Any(limit => limit.Openings.Contains(opening)))
            return RiseBySearch(opening);
        if (_searched.TryGetValue(opening, out var at))
            return at.Search.RiseWithout(at.Here) ?? RiseBySearch(opening);
        var isUnsearched = PartsAt(opening).All(part => !_searched.ContainsKey(_problem.Pairs.Opening[_problem.Pairs.Start[part[0]]]));
        return isUnsearched && (_rises[opening] == default || KeepsConditionsWith(opening)) ? _rises[opening] : RiseBySearch(opening);
    }

    private bool KeepsConditionsWith(int opening)
    {
        Raise(opening, 1);
        int[] openingOf = [.. Enumerable.Range(0, _problem.Pairs.Wishes).Select(_live.Value.OpeningOf)];
        Raise(opening, 0);
        var part = PartsAt(opening).Single();
        return Faults.Of(_whole.Value, _whole.Value.PairsOf(Only(part, openingOf))).AreNone;
    }

    // Other parts may break conditions in the flow: they are not asked about.
    private static int[] Only(int[] part, int[] openingOf)
    {
        int[] only = [.. Enumerable.Repeat(-1, openingOf.Length)];
        foreach (var wish in part)
            only[wish] = openingOf[wish];
        return only;
    }

    private void Raise(int opening, int by)
    {
        _live.Value.SetSeats(opening, _problem.Openings[opening].Seats + by);
        foreach (var group in Around(opening).Where(group => _problem.Groups[group].Capacity != GroupLimit.Unlimited))
            _live.Value.SetCapacity(group, _problem.Groups[group].Capacity + by);
    }

    private SeatRise RiseBySearch(int opening)
    {
        var (raised, sides) = (WithOneMoreSeat(opening), _sides.WithOneMoreAt(opening));
        var sum = default(Levels);
        foreach (var wishes in PartsAt(opening))
        {
            var part = Part.Cut(raised, sides, wishes);
            var before = part.PairsOf(_plan.OpeningOf);
            var (then, now) = (part.Worth(before), part.Worth(BranchSearch.Of(part, before).Found.PairOf));
            sum = Worths.Add(sum, new Levels(now.Placed - then.Placed, now.Fit - then.Fit, 0));
        }

        return new SeatRise(sum.Placed, sum.Fit);
    }

    // The part of its own pairs or of its neighbours in a group, and those of the limits it belongs to.
    private IEnumerable<int[]> PartsAt(int opening)
    {
        var parts = new List<int[]>();
        if (_partOfOpening.TryGetValue(opening, out var own))
            parts.Add(own);
        parts.AddRange(Around(opening).Where(_partOfGroup.ContainsKey).Select(group => _partOfGroup[group]));
        parts.AddRange(_sides.Limits.Where(limit => limit.Openings.Contains(opening) && limit.Pairs.Length > 0).Select(limit => _partOfOpening[_problem.Pairs.Opening[limit.Pairs[0]]]));
        return parts.Distinct();
    }

    private IEnumerable<int> Around(int opening)
    {
        for (var group = _problem.Openings[opening].Group; group >= 0; group = _problem.Groups[group].Parent)
            yield return group;
    }

    private AssignmentProblem WithOneMoreSeat(int opening)
    {
        SeatLimit[] openings = [.. _problem.Openings];
        GroupLimit[] groups = [.. _problem.Groups];
        openings[opening] = openings[opening] with { Seats = openings[opening].Seats + 1 };
        foreach (var group in Around(opening).Where(group => groups[group].Capacity != GroupLimit.Unlimited))
            groups[group] = groups[group] with { Capacity = groups[group].Capacity + 1 };
        return new AssignmentProblem(_problem.Pairs, openings, groups);
    }
}
