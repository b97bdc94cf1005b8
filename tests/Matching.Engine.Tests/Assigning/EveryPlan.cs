using Matching.Engine.Assigning;

namespace Matching.Engine.Tests.Assigning;

/// <summary>Tries every plan of a small problem: the best objective and, of the plans that reach it, the first list of rows.</summary>
internal sealed class EveryPlan
{
    private readonly AssignmentProblem _problem;
    private readonly Func<int[], bool> _keeps;
    private readonly int[] _openingOf;
    private readonly int[] _inOpening;
    private readonly long[] _inGroup;
    private int[]? _best;

    private EveryPlan(AssignmentProblem problem, Func<int[], bool> keeps)
    {
        _problem = problem;
        _keeps = keeps;
        _openingOf = new int[problem.Pairs.Wishes];
        _inOpening = new int[problem.Openings.Length];
        _inGroup = new long[problem.Groups.Length];
    }

    public Levels Objective { get; private set; }

    public int[] OpeningOf => _best!;

    /// <summary><paramref name="keeps"/>: what a plan must keep besides seats and capacities; null = nothing.</summary>
    public static EveryPlan Of(AssignmentProblem problem, Func<int[], bool>? keeps = null)
    {
        var plans = new EveryPlan(problem, keeps ?? (_ => true));
        plans.Try(0);
        return plans;
    }

    public static Levels WorthOf(AssignmentProblem problem, IReadOnlyList<int> openingOf)
    {
        var units = new long[problem.Groups.Length];
        var sum = default(Levels);
        for (var wish = 0; wish < openingOf.Count; wish++)
        {
            if (openingOf[wish] < 0)
                continue;
            var pair = Array.IndexOf(problem.Pairs.Opening, openingOf[wish], problem.Pairs.Start[wish], problem.Pairs.Start[wish + 1] - problem.Pairs.Start[wish]);
            sum = new Levels(sum.Placed + problem.Pairs.Weight[pair], sum.Fit + problem.Pairs.Score[pair], sum.Draw + problem.Pairs.Draw[pair]);
            for (var group = problem.Openings[openingOf[wish]].Group; group >= 0; group = problem.Groups[group].Parent)
                units[group]++;
        }

        for (var group = 0; group < units.Length; group++)
        {
            for (var unit = 1; unit <= units[group]; unit++)
            {
                var k = problem.Groups[group].Load.Earlier + unit;
                sum = sum with { Fit = sum.Fit - (long)problem.Groups[group].Load.Step * k * (k - 1) };
            }
        }

        return sum;
    }

    public static int Compare(Levels a, Levels b) => (a.Placed, a.Fit, a.Draw).CompareTo((b.Placed, b.Fit, b.Draw));

    private void Try(int wish)
    {
        if (wish == _openingOf.Length)
        {
            Keep();
            return;
        }

        _openingOf[wish] = -1;
        Try(wish + 1);
        for (var pair = _problem.Pairs.Start[wish]; pair < _problem.Pairs.Start[wish + 1]; pair++)
        {
            var opening = _problem.Pairs.Opening[pair];
            if (Enter(opening, 1))
            {
                _openingOf[wish] = opening;
                Try(wish + 1);
            }

            Enter(opening, -1);
            _openingOf[wish] = -1;
        }
    }

    private bool Enter(int opening, int by)
    {
        _inOpening[opening] += by;
        var fits = _inOpening[opening] <= _problem.Openings[opening].Seats;
        for (var group = _problem.Openings[opening].Group; group >= 0; group = _problem.Groups[group].Parent)
        {
            _inGroup[group] += by;
            fits &= _inGroup[group] <= _problem.Groups[group].Capacity;
        }

        return fits;
    }

    private void Keep()
    {
        if (!_keeps(_openingOf))
            return;

        var worth = WorthOf(_problem, _openingOf);
        var order = _best is null ? 1 : Compare(worth, Objective);
        if (order < 0 || (order == 0 && CompareRows(_openingOf, OpeningOf) >= 0))
            return;
        Objective = worth;
        _best = [.. _openingOf];
    }

    private static int CompareRows(int[] a, int[] b)
    {
        var (rowsA, rowsB) = (Rows(a), Rows(b));
        for (var row = 0; row < Math.Min(rowsA.Count, rowsB.Count); row++)
        {
            var order = rowsA[row].CompareTo(rowsB[row]);
            if (order != 0)
                return order;
        }

        return rowsA.Count.CompareTo(rowsB.Count);
    }

    private static List<(int Wish, int Opening)> Rows(int[] openingOf) =>
        [.. openingOf.Select((opening, wish) => (wish, opening)).Where(row => row.opening >= 0)];
}
