using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;
using Matching.Engine.Assigning.Ties;

namespace Matching.Engine.Assigning;

/// <summary>
/// Solves an <see cref="AssignmentProblem"/> exactly: shortest augmenting chains with prices, component by component,
/// then the first of the plans of equal worth, then the proof. Same bytes on any number of threads.
/// </summary>
public static class ExactAssignment
{
    /// <param name="problem">What may be chosen and what limits it.</param>
    /// <param name="threads">1 or more; components are shared out among them.</param>
    /// <exception cref="InvalidOperationException">The proof fails, or a price leaves the exact integers: a bug, or sizes far beyond any country's.</exception>
    public static Assignment Solve(AssignmentProblem problem, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var network = new Network(problem);
        SeatAll(network, threads);
        SmallestRows.Choose(network);
        var objective = PlanWorth.Of(network);
        var bound = OptimalityProof.Check(network, objective);
        return new Assignment(network, OpeningsOf(network), objective, bound);
    }

    private static void SeatAll(Network network, int threads)
    {
        var components = Components.Of(network);
        var labels = new SearchLabels(network.Places.Count, network.PairOf.Length);
        var largestFirst = Enumerable.Range(0, components.Count).OrderByDescending(components.Size).ToArray();
        if (threads == 1)
        {
            foreach (var component in largestFirst)
                SeatComponent(network, labels, components.Wishes(component));
            return;
        }

        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(largestFirst, loadBalance: true),
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            component => SeatComponent(network, labels, components.Wishes(component)));
    }

    private static void SeatComponent(Network network, SearchLabels labels, ReadOnlySpan<int> wishes)
    {
        var search = new SeatSearch(network, labels);
        foreach (var wish in wishes)
            search.Add(wish);
    }

    private static int[] OpeningsOf(Network network)
    {
        var opening = new int[network.PairOf.Length];
        for (var wish = 0; wish < opening.Length; wish++)
            opening[wish] = network.PairOf[wish] == Network.None ? -1 : network.SeatOf(wish);
        return opening;
    }
}
