namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// Packs weight and fit into one integer, weight·<c>PerWeight</c> + fit, so that comparing packed plans compares weight
/// first and fit second. <c>PerWeight</c> is more than twice what two plans can differ in fit, so that a packed sum or
/// difference of plans unpacks in one way only.
/// </summary>
internal readonly record struct Scale
{
    private const long Largest = 1L << 58;

    // So much more than the problem itself needs is kept, where it fits, for changes of a solved one.
    private const int Spare = 16;

    private readonly long _perWeight;

    private Scale(long perWeight, long mostScore)
    {
        _perWeight = perWeight;
        MostWeight = Largest / perWeight - 1;
        MostScore = mostScore;
        BeyondFit = perWeight / 4;
    }

    /// <summary>More fit than any chain of moves can bring, and less than any weight.</summary>
    public long BeyondFit { get; }

    /// <summary>Whether there is room for <see cref="BeyondFit"/>.</summary>
    public bool SeparatesWeights { get; private init; }

    /// <summary>No pair is worth more.</summary>
    public long HighestGain { get; private init; }

    /// <summary>The highest weight a change may bring.</summary>
    public long MostWeight { get; }

    /// <summary>The farthest from 0 that a change may bring a score; 0 where there is no room for changes.</summary>
    public long MostScore { get; }

    public static Scale For(AssignmentProblem problem, PlaceForest places)
    {
        var pairs = problem.Pairs;
        var weight = (Int128)Highest(pairs.Weight);
        var (low, high) = (Math.Min(0L, Lowest(pairs.Score)), Math.Max(0L, Highest(pairs.Score)));
        RefuseLargeDraws(pairs);

        // One unit more than fits, for prices of one more seat.
        var most = Math.Min(pairs.Wishes, problem.Openings.Sum(o => (long)o.Seats) + 1);
        var load = places.HighestLoad();
        var range = ((Int128)high - low) * most + load;
        var needed = 2 * range + 1;
        if (needed * (weight + 1) > Largest)
            throw new ArgumentException($"Weights to {weight} and fits that differ by {range} exceed the exact integers ({Largest}).\nMaybe a group with a load price takes far more wishes than it should.", nameof(problem));

        var perWeight = (long)Int128.Max(needed, Int128.Min(Spare * (needed + 2000 * ((Int128)pairs.Wishes + 1)), Largest / (2 * (weight + 1))));
        var span = (perWeight / 2 - 4 * load) / (2 * (Int128)pairs.Wishes + 1000);
        return new Scale(perWeight, span >= high - low ? (long)(span / 2) : 0)
        {
            SeparatesWeights = perWeight / 8 >= needed,
            HighestGain = (long)(weight * perWeight) + high,
        };
    }

    public long Pack(long weight, long fit) => weight * _perWeight + fit;

    public (long Weight, long Fit) Unpack(Int128 value)
    {
        var half = _perWeight / 2;
        var weight = (value >= -half ? value + half : value - half) / _perWeight;
        return ((long)weight, (long)(value - weight * _perWeight));
    }

    private static void RefuseLargeDraws(PairTable pairs)
    {
        var draw = Highest(pairs.Draw);
        if ((Int128)draw * (pairs.Wishes + 1) > Largest)
            throw new ArgumentException($"{pairs.Wishes} wishes with draws to {draw} exceed the exact integers ({Largest}).\nMaybe the draw has more bits than it should.", nameof(pairs));
    }

    // On arrays these look at several numbers at a time.
    private static long Highest(long[] numbers) => numbers.Length == 0 ? 0 : numbers.Max();

    private static long Highest(int[] numbers) => numbers.Length == 0 ? 0 : numbers.Max();

    private static long Lowest(int[] numbers) => numbers.Length == 0 ? 0 : numbers.Min();
}
