using Matching.Engine.Assigning;

namespace Matching.Engine.Tests.Assigning;

/// <summary>A problem that is changed beside a live assignment, so that it can be solved cold after each change.</summary>
internal sealed class ChangingProblem
{
    private readonly List<LivePair[]> _pairs = [];
    private readonly List<bool> _takesPart = [];
    private readonly HashSet<(int Wish, int Opening)> _forbidden = [];
    private readonly SeatLimit[] _openings;
    private readonly GroupLimit[] _groups;
    private readonly Features _features;

    public ChangingProblem(AssignmentProblem problem, Features features)
    {
        (_openings, _groups, _features) = ([.. problem.Openings], [.. problem.Groups], features);
        for (var wish = 0; wish < problem.Pairs.Wishes; wish++)
        {
            _pairs.Add([.. Enumerable.Range(problem.Pairs.Start[wish], problem.Pairs.Start[wish + 1] - problem.Pairs.Start[wish])
                .Select(pair => new LivePair(problem.Pairs.Opening[pair], problem.Pairs.Weight[pair], problem.Pairs.Score[pair], problem.Pairs.Draw[pair]))]);
            _takesPart.Add(true);
        }
    }

    public AssignmentProblem Now()
    {
        var start = new List<int> { 0 };
        var pairs = new List<LivePair>();
        for (var wish = 0; wish < _pairs.Count; wish++)
        {
            pairs.AddRange(_pairs[wish].Where(pair => _takesPart[wish] && !_forbidden.Contains((wish, pair.Opening))));
            start.Add(pairs.Count);
        }

        return new AssignmentProblem(
            new PairTable([.. start], [.. pairs.Select(p => p.Opening)], [.. pairs.Select(p => p.Weight)], [.. pairs.Select(p => p.Score)], [.. pairs.Select(p => p.Draw)]),
            [.. _openings],
            [.. _groups]);
    }

    /// <summary>Makes one change on both sides; answers what it was.</summary>
    public string Change(LiveAssignment live, Random random)
    {
        var wish = random.Next(Math.Max(1, _pairs.Count));
        var opening = random.Next(_openings.Length);
        switch (random.Next(_pairs.Count == 0 ? 5 : 10))
        {
            case 0:
                _openings[opening] = _openings[opening] with { Seats = random.Next(4) };
                live.SetSeats(opening, _openings[opening].Seats);
                return $"opening {opening}: {_openings[opening].Seats} seats";
            case 1 or 2 when _groups.Length > 0:
                var group = random.Next(_groups.Length);
                _groups[group] = _groups[group] with { Capacity = random.Next(4) == 0 ? GroupLimit.Unlimited : random.Next(6) };
                live.SetCapacity(group, _groups[group].Capacity);
                return $"group {group}: capacity {_groups[group].Capacity}";
            case <= 4:
                _pairs.Add(SomePairs(random));
                _takesPart.Add(true);
                live.Add(_pairs[^1]);
                return $"wish {_pairs.Count - 1} is new";
            case 5:
                _takesPart[wish] = false;
                live.TakeOut(wish);
                return $"wish {wish} taken out";
            case 6:
                _takesPart[wish] = true;
                live.PutBack(wish);
                return $"wish {wish} put back";
            case 7:
                _pairs[wish] = SomePairs(random);
                _forbidden.RemoveWhere(pair => pair.Wish == wish);
                _takesPart[wish] = true;
                live.Replace(wish, _pairs[wish]);
                return $"wish {wish} has other pairs";
            case 8:
                opening = live.OpeningOf(wish) is >= 0 and var sits ? sits : opening;
                if (_pairs[wish].Any(pair => pair.Opening == opening))
                    _forbidden.Add((wish, opening));
                live.Forbid(wish, opening);
                return $"wish {wish} never at {opening}";
            default:
                opening = _forbidden.Where(pair => pair.Wish == wish).Select(pair => pair.Opening).FirstOrDefault(opening);
                _forbidden.Remove((wish, opening));
                live.Allow(wish, opening);
                return $"wish {wish} may be at {opening}";
        }
    }

    private LivePair[] SomePairs(Random random)
    {
        var density = random.NextDouble();
        var own = random.Next(3);
        return [.. Enumerable.Range(0, _openings.Length).Where(_ => random.NextDouble() < density).Select(opening => new LivePair(
            opening,
            _features.HasFlag(Features.DifferingWeights) ? random.Next(4) : own,
            random.Next(_features.HasFlag(Features.NegativeScores) ? -4 : 0, 8),
            _features.HasFlag(Features.Ties) ? random.Next(2) : random.Next(1 << 20)))];
    }
}
