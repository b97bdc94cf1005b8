using Matching.Engine.Assigning.Flows;
using Matching.Engine.Assigning.Searches;
using Matching.Engine.Assigning.Ties;
using Matching.Engine.Assigning.Weights;

namespace Matching.Engine.Assigning;

/// <summary>
/// Solves an <see cref="AssignmentProblem"/> exactly: shortest augmenting chains with prices, component by component,
/// then the first of the plans of equal worth, then the proof. Same bytes on any number of threads.
/// </summary>
public static class ExactAssignment
{
    private delegate void SeatPart(PartSeating part, ReadOnlySpan<int> wishes);

    /// <param name="problem">What may be chosen and what limits it.</param>
    /// <param name="threads">1 or more; components are shared out among them.</param>
    /// <exception cref="InvalidOperationException">The proof fails, or a price leaves the exact integers: a bug, or sizes far beyond any country's.</exception>
    public static Assignment Solve(AssignmentProblem problem, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var network = new Network(problem);
        SeatAll(network, threads);
        SmallestRows.Choose(network, threads);
        var objective = PlanWorth.Of(network);
        var bound = OptimalityProof.Check(network, objective, threads);
        return new Assignment(network, OpeningsOf(network), objective, bound);
    }

    // Weights that differ within a wish are no matroid: then every pair takes part in the searches.
    private static void SeatAll(Network network, int threads)
    {
        if (!network.Scale.SeparatesWeights || ClosingWeights.Of(network, threads) is not { } closing)
        {
            SeatParts(network, threads, static (part, wishes) => part.SeatPlainly(wishes));
            return;
        }

        var left = new TightProblem(network, closing, threads);
        SeatParts(left.Tight, threads, static (part, wishes) => part.SeatTight(wishes));
        left.Lift();
    }

    private static void SeatParts(Network network, int threads, SeatPart seat)
    {
        // Made here, before threads share it.
        _ = network.Gain;
        var components = Components.Of(network);
        var labels = new SearchLabels(network.Places.Count, network.PairOf.Length);
        var highestBid = new Worth[network.PairOf.Length];
        var largestFirst = Enumerable.Range(0, components.Count).OrderByDescending(components.Size).ToArray();
        if (threads == 1)
        {
            var part = new PartSeating(network, labels, highestBid);
            foreach (var component in largestFirst)
                seat(part, components.Wishes(component));
            return;
        }

        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(largestFirst, loadBalance: true),
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new PartSeating(network, labels, highestBid),
            (component, _, part) =>
            {
                seat(part, components.Wishes(component));
                return part;
            },
            static _ => { });
    }

    private static int[] OpeningsOf(Network network)
    {
        var opening = new int[network.PairOf.Length];
        for (var wish = 0; wish < opening.Length; wish++)
            opening[wish] = network.PairOf[wish] == Network.None ? -1 : network.SeatOf(wish);
        return opening;
    }
}
