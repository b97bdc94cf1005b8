namespace Matching.Engine.Choosing;

/// <summary>
/// What each chooser of one side has ranked: the choices of chooser c lie from <c>Start[c]</c> (included) to <c>Start[c + 1]</c> (excluded), best first.
/// <c>Level</c> never falls within a chooser's list; choices of one level are as good as each other. Who is not in the list is unranked.
/// </summary>
/// <remarks>Arrays are kept, not copied. The constructor refuses anything else with an <see cref="ArgumentException"/> that holds the values.</remarks>
public sealed record Rankings
{
    /// <exception cref="ArgumentException">Lengths or levels are wrong, or a choice is ranked twice by one chooser.</exception>
    public Rankings(int[] start, int[] choice, int[] level)
    {
        (Start, Choice, Level) = (start, choice, level);
        if (start.Length == 0 || start[0] != 0 || start[^1] != choice.Length || level.Length != choice.Length)
            throw new ArgumentException($"{choice.Length} choices with {level.Length} levels; starts run from {start.FirstOrDefault(-1)} to {start.LastOrDefault(-1)}.", nameof(start));
        var seen = new HashSet<int>();
        for (var chooser = 0; chooser < Choosers; chooser++)
        {
            if (FaultOf(chooser, seen) is { } fault)
                throw new ArgumentException(fault, nameof(choice));
        }
    }

    /// <summary>One longer than the choosers; begins with 0, ends with the number of choices.</summary>
    public int[] Start { get; }

    /// <summary>Number on the other side, 0 or more.</summary>
    public int[] Choice { get; }

    /// <summary>Rises as the liking falls; equal = level with each other.</summary>
    public int[] Level { get; }

    /// <summary>Number of choosers.</summary>
    public int Choosers => Start.Length - 1;

    /// <summary>From lists of levels, best level first, each with the choices that stand level there.</summary>
    /// <exception cref="ArgumentException">A chooser ranks a choice twice, or a choice is below 0.</exception>
    public static Rankings Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> levelsByChooser)
    {
        var start = new int[levelsByChooser.Count + 1];
        var (choice, level) = (new List<int>(), new List<int>());
        for (var chooser = 0; chooser < levelsByChooser.Count; chooser++)
        {
            for (var at = 0; at < levelsByChooser[chooser].Count; at++)
            {
                foreach (var one in levelsByChooser[chooser][at])
                {
                    choice.Add(one);
                    level.Add(at);
                }
            }

            start[chooser + 1] = choice.Count;
        }

        return new Rankings(start, [.. choice], [.. level]);
    }

    private string? FaultOf(int chooser, HashSet<int> seen)
    {
        seen.Clear();
        for (var at = Start[chooser]; at < Start[chooser + 1]; at++)
        {
            if (Choice[at] < 0 || !seen.Add(Choice[at]))
                return $"Chooser {chooser} ranks {Choice[at]}, which is below 0 or ranked twice.";
            if (at > Start[chooser] && Level[at] < Level[at - 1])
                return $"Chooser {chooser} ranks {Choice[at]} at level {Level[at]} after level {Level[at - 1]}.";
        }

        return null;
    }
}
