namespace Matching.Engine.Assigning.Flows;

/// <summary>Wishes by falling weight, equal ones by number.</summary>
internal static class WeightOrder
{
    /// <summary>Those that are <paramref name="wanted"/>.</summary>
    public static int[] HeaviestFirst(int wishes, Predicate<int> wanted, Func<int, long> weightOf)
    {
        var count = 0;
        for (var wish = 0; wish < wishes; wish++)
            count += wanted(wish) ? 1 : 0;

        var (order, weights) = (new int[count], new long[count]);
        for (var (wish, at) = (0, 0); at < count; wish++)
        {
            if (wanted(wish))
                (order[at], weights[at++]) = (wish, weightOf(wish));
        }

        return HeaviestFirst(order, weights);
    }

    // Sorts in place; the wishes come by rising number.
    private static int[] HeaviestFirst(int[] wishes, long[] weights)
    {
        // One number a wish sorts several times faster than two, where it fits.
        var highest = weights.Length == 0 ? 0 : weights.Max();
        if (highest > long.MaxValue / (wishes.Length + 1) - 1)
            return [.. wishes.Zip(weights).OrderByDescending(one => one.Second).Select(one => one.First)];

        for (var at = 0; at < weights.Length; at++)
            weights[at] = (highest - weights[at]) * wishes.Length + at;
        Array.Sort(weights, wishes);
        return wishes;
    }
}
