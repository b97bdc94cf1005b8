namespace Matching.Engine.Assigning.Flows;

/// <summary>Wishes by falling weight, equal ones by number.</summary>
internal static class WeightOrder
{
    /// <summary>Sorts in place; the wishes come by rising number.</summary>
    public static int[] HeaviestFirst(int[] wishes, long[] weights)
    {
        // One number a wish sorts several times faster than two, where it fits.
        var highest = weights.Length == 0 ? 0 : weights.Max();
        if (highest > long.MaxValue / (wishes.Length + 1) - 1)
            return [.. wishes.Zip(weights).OrderByDescending(one => one.Second).Select(one => one.First)];

        var keys = new long[wishes.Length];
        for (var at = 0; at < keys.Length; at++)
            keys[at] = (highest - weights[at]) * wishes.Length + at;
        Array.Sort(keys, wishes);
        return wishes;
    }
}
