using Matching.Engine.Assigning;

namespace Matching.Benchmarks.Quality;

/// <summary>What is done today: one after another, whoever comes takes what is still free. Counted with the same weights and scores as the exact plan.</summary>
internal sealed class Greedy(AssignmentProblem problem)
{
    private readonly int[] _seats = [.. problem.Openings.Select(opening => opening.Seats)];
    private readonly long[] _room = [.. problem.Groups.Select(group => group.Capacity)];

    public int Placed { get; private set; }

    public long Weight { get; private set; }

    public long Score { get; private set; }

    /// <summary>The best score of all first; equal ones by the draw, then in the order of the pairs.</summary>
    public static Greedy ByScore(AssignmentProblem problem)
    {
        var greedy = new Greedy(problem);
        var pairs = problem.Pairs;
        var wishOf = new int[pairs.Count];
        for (var wish = 0; wish < pairs.Wishes; wish++)
        {
            wishOf.AsSpan(pairs.Start[wish]..pairs.Start[wish + 1]).Fill(wish);
        }

        int[] order = [.. Enumerable.Range(0, pairs.Count)];
        Array.Sort(Array.ConvertAll(order, pair => -(((long)pairs.Score[pair] << 20) + pairs.Draw[pair])), order);
        var filled = new bool[pairs.Wishes];
        foreach (var pair in order)
        {
            filled[wishOf[pair]] = filled[wishOf[pair]] || greedy.TryTake(wishOf[pair], pair);
        }

        return greedy;
    }

    /// <summary>Who has waited longest first; each takes her best score that is free.</summary>
    public static Greedy ByWaiting(AssignmentProblem problem, IReadOnlyList<DateOnly> waitingSince)
    {
        var greedy = new Greedy(problem);
        var pairs = problem.Pairs;
        foreach (var wish in Enumerable.Range(0, pairs.Wishes).OrderBy(wish => waitingSince[wish]))
        {
            var hers = Enumerable.Range(pairs.Start[wish], pairs.Start[wish + 1] - pairs.Start[wish]);
            _ = hers.OrderByDescending(pair => pairs.Score[pair]).Any(pair => greedy.TryTake(wish, pair));
        }

        return greedy;
    }

    private bool TryTake(int wish, int pair)
    {
        var opening = problem.Pairs.Opening[pair];
        if (_seats[opening] == 0 || !HasRoom(opening))
        {
            return false;
        }

        _seats[opening]--;
        for (var group = problem.Openings[opening].Group; group >= 0; group = problem.Groups[group].Parent)
        {
            _room[group]--;
        }

        (Placed, Weight, Score) = (Placed + 1, Weight + problem.Pairs.WeightOf(wish, pair), Score + problem.Pairs.Score[pair]);
        return true;
    }

    private bool HasRoom(int opening)
    {
        var room = true;
        for (var group = problem.Openings[opening].Group; group >= 0; group = problem.Groups[group].Parent)
        {
            room &= _room[group] > 0;
        }

        return room;
    }
}
