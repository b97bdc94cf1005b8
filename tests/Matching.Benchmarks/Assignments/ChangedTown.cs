using Matching.Engine.Assigning;

namespace Matching.Benchmarks.Assignments;

/// <summary>
/// A problem in which one wish of a hundred is another: by turns it is gone, weighs 90 more (three months of waiting), or
/// may no longer have its first opening. Both as a problem and as the changes that lead there.
/// </summary>
internal sealed class ChangedTown
{
    private const int Seed = 7;
    private readonly List<Action<LiveAssignment>> _changes = [];
    private readonly HashSet<int> _gone = [];
    private readonly HashSet<int> _heavier = [];
    private readonly HashSet<int> _forbidden = [];

    private ChangedTown(AssignmentProblem problem)
    {
        var pairs = problem.Pairs;
        int[] wishes = [.. Enumerable.Range(0, pairs.Wishes).Where(wish => pairs.Start[wish] < pairs.Start[wish + 1])];
        new Random(Seed).Shuffle(wishes);
        for (var at = 0; at < wishes.Length / 100; at++)
            Note(pairs, wishes[at], at % 3);
        Problem = new AssignmentProblem(After(pairs), problem.Openings, problem.Groups);
    }

    /// <summary>The problem after all changes.</summary>
    public AssignmentProblem Problem { get; }

    /// <summary>The changes, one a wish.</summary>
    public IReadOnlyList<Action<LiveAssignment>> Changes => _changes;

    public static ChangedTown Of(AssignmentProblem problem) => new(problem);

    private void Note(PairTable pairs, int wish, int kind)
    {
        var (weight, opening) = (pairs.WeightOf(wish, pairs.Start[wish]) + 90, pairs.Opening[pairs.Start[wish]]);
        (kind switch { 0 => _gone, 1 => _heavier, _ => _forbidden }).Add(wish);
        _changes.Add(kind switch
        {
            0 => live => live.TakeOut(wish),
            1 => live => live.Weigh(wish, weight),
            _ => live => live.Forbid(wish, opening),
        });
    }

    private PairTable After(PairTable pairs)
    {
        var (start, kept) = (new int[pairs.Wishes + 1], new List<int>());
        for (var wish = 0; wish < pairs.Wishes; wish++)
        {
            var first = pairs.Start[wish] + (_forbidden.Contains(wish) ? 1 : 0);
            if (!_gone.Contains(wish))
                kept.AddRange(Enumerable.Range(first, pairs.Start[wish + 1] - first));
            start[wish + 1] = kept.Count;
        }

        long[] weight = [.. pairs.Weight.Select((before, wish) => before + (_heavier.Contains(wish) ? 90 : 0))];
        return new PairTable(start, [.. kept.Select(pair => pairs.Opening[pair])], weight, [.. kept.Select(pair => pairs.Score[pair])], [.. kept.Select(pair => pairs.Draw[pair])], WeighsByWish: true);
    }
}
