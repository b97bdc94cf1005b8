namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// Splits a problem into parts that share neither place nor side condition, each by rising wishes; a part can be searched by itself.
/// Wishes without pairs are in no part.
/// </summary>
internal sealed class Parts
{
    private readonly AssignmentProblem _problem;
    private readonly int[] _outermost;
    private readonly int[] _joined;

    private Parts(AssignmentProblem problem, SideConditions sides)
    {
        _problem = problem;
        _joined = [.. Enumerable.Range(0, problem.Openings.Length + problem.Groups.Length)];
        _outermost = new int[problem.Openings.Length];
        for (var opening = 0; opening < problem.Openings.Length; opening++)
            _outermost[opening] = Outermost(opening);
        for (var wish = 0; wish < problem.Pairs.Wishes; wish++)
            JoinPairs(wish);
        foreach (var list in sides.Together)
            JoinAll(list.Where(HasPairs).Select(wish => problem.Pairs.Start[wish]));
        foreach (var limit in sides.Limits)
            JoinAll(limit.Pairs);
    }

    public static IReadOnlyList<int[]> Of(AssignmentProblem problem, SideConditions sides)
    {
        var parts = new Parts(problem, sides);
        return
        [
            .. Enumerable.Range(0, problem.Pairs.Wishes)
                .Where(parts.HasPairs)
                .GroupBy(wish => parts.RootOfPair(problem.Pairs.Start[wish]))
                .Select(part => part.ToArray()),
        ];
    }

    private bool HasPairs(int wish) => _problem.Pairs.Start[wish] < _problem.Pairs.Start[wish + 1];

    private int RootOfPair(int pair) => Root(_outermost[_problem.Pairs.Opening[pair]]);

    private int Outermost(int opening)
    {
        var place = opening;
        for (var group = _problem.Openings[opening].Group; group >= 0; group = _problem.Groups[group].Parent)
            place = _problem.Openings.Length + group;
        return place;
    }

    private void JoinPairs(int wish)
    {
        var root = -1;
        for (var pair = _problem.Pairs.Start[wish]; pair < _problem.Pairs.Start[wish + 1]; pair++)
        {
            var other = RootOfPair(pair);
            if (root >= 0 && root != other)
                Join(root, other);
            root = root < 0 ? other : Math.Min(root, other);
        }
    }

    private void JoinAll(IEnumerable<int> pairs)
    {
        var before = -1;
        foreach (var pair in pairs)
        {
            if (before >= 0)
                Join(RootOfPair(before), RootOfPair(pair));
            before = pair;
        }
    }

    private void Join(int root, int other) => _joined[Math.Max(root, other)] = Math.Min(root, other);

    private int Root(int place)
    {
        while (_joined[place] != place)
        {
            _joined[place] = _joined[_joined[place]];
            place = _joined[place];
        }

        return place;
    }
}
