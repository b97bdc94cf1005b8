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
        long weight = 0, high = 0, low = 0;
        var pairs = problem.Pairs;
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            weight = Math.Max(weight, pairs.Weight[pair]);
            high = Math.Max(high, pairs.Score[pair]);
            low = Math.Min(low, pairs.Score[pair]);
        }

        // One unit more than fits, for prices of one more seat.
        var most = Math.Min(pairs.Wishes, problem.Openings.Sum(o => (long)o.Seats) + 1);
        var load = places.HighestLoad();
        var range = ((Int128)high - low) * most + load;
        var needed = 2 * range + 1;
        if (needed * (weight + 1) > Largest)
            throw new ArgumentException($"Weights to {weight} and fits that differ by {range} exceed the exact integers ({Largest}).\nMaybe a group with a load price takes far more wishes than it should.", nameof(problem));

        var perWeight = (long)Int128.Max(needed, Int128.Min(Spare * (needed + 2000 * ((Int128)pairs.Wishes + 1)), Largest / (2 * (weight + 1))));
        var span = (perWeight / 2 - 4 * load) / (2 * (Int128)pairs.Wishes + 1000);
        return new Scale(perWeight, span >= high - low ? (long)(span / 2) : 0) { SeparatesWeights = perWeight / 8 >= needed, HighestGain = weight * perWeight + high };
    }

    public long Pack(long weight, long fit) => weight * _perWeight + fit;

    public (long Weight, long Fit) Unpack(Int128 value)
    {
        var half = _perWeight / 2;
        var weight = (value >= -half ? value + half : value - half) / _perWeight;
        return ((long)weight, (long)(value - weight * _perWeight));
    }
}
