namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// A price on a set of pairs of which at most so many may be chosen: whoever chooses one pays it, and the plan gets it back as often as may be.
/// Any price makes an upper bound; the right one makes the flow keep the condition by itself, which proves it best.
/// </summary>
internal sealed class RowPrice(int[] pairs, int most)
{
    private Toll? _tooLow;
    private Toll? _tooHigh;
    private Toll _step;

    public int[] Pairs { get; } = pairs;

    public int Most { get; } = most;

    public Toll Price { get; private set; }

    /// <summary>A pair of the row that was chosen while it was too full: what to decide where no price fits.</summary>
    public int Disputed { get; private set; } = pairs[0];

    /// <summary>The row is too full at this price. Answers false where no price between is left to try.</summary>
    public bool Raise(int disputed, Toll atLeast)
    {
        Disputed = disputed;
        _tooLow = Price;
        if (_tooHigh is { } high && high.CompareTo(Price) > 0)
            return MoveTo(Toll.Between(Price, high));

        _tooHigh = null;
        _step = Toll.Larger(new Toll(_step.Weight * 2, Math.Min(_step.Fit * 2, Toll.MostFit)), new Toll(atLeast.Weight, atLeast.Fit + 1));
        return MoveTo(new Toll(Price.Weight + _step.Weight, Math.Min(Price.Fit + _step.Fit, Toll.MostFit)));
    }

    /// <summary>The row is not full, yet it costs something. Answers false where no price between is left to try.</summary>
    public bool Lower()
    {
        _tooHigh = Price;
        _step = default;
        if (_tooLow is { } low && low.CompareTo(Price) < 0)
            return MoveTo(Toll.Between(low, Price));

        _tooLow = null;
        return MoveTo(default);
    }

    public void Set(Toll price) => (Price, _tooLow, _tooHigh, _step) = (price, null, null, default);

    private bool MoveTo(Toll price)
    {
        var moves = price.CompareTo(Price) != 0;
        Price = price;
        return moves;
    }
}

/// <summary>Weight and points of fit, compared in that order, 0 or more.</summary>
internal readonly record struct Toll(long Weight, int Fit) : IComparable<Toll>
{
    /// <summary>More points than a pair can have.</summary>
    public const int MostFit = 8_000;

    public bool IsNothing => this == default;

    public int CompareTo(Toll other) => (Weight, Fit).CompareTo((other.Weight, other.Fit));

    public static Toll Larger(Toll a, Toll b) => a.CompareTo(b) >= 0 ? a : b;

    /// <summary>Strictly between two that are not next to each other, else the lower one.</summary>
    public static Toll Between(Toll low, Toll high)
    {
        if (high.Weight - low.Weight > 1)
            return new Toll(low.Weight + (high.Weight - low.Weight) / 2, 0);
        if (high.Weight == low.Weight)
            return low with { Fit = low.Fit + (high.Fit - low.Fit) / 2 };
        return high.Fit > 0 ? high with { Fit = high.Fit / 2 } : low with { Fit = low.Fit + (MostFit - low.Fit) / 2 };
    }
}
