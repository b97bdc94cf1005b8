namespace Matching.Engine.Assigning;

/// <summary>
/// What each further unit through a group costs, in points of fit: the n-th new unit (n from 1) is the k-th in all,
/// k = <paramref name="Earlier"/> + n, and costs <paramref name="Step"/>·k·(k−1). Never falls with n, so the cheapest
/// units are always taken first. Both figures are 0 or more; the default costs nothing.
/// </summary>
/// <param name="Step">Points; 20 gives 0, 40, 120, 240 …</param>
/// <param name="Earlier">Units counted before these; they raise the price and are not charged.</param>
public readonly record struct LoadPrice(int Step, int Earlier)
{
    /// <summary>The points of the n-th new unit, n from 1.</summary>
    public long OfUnit(long n)
    {
        if (Step == 0)
            return 0;

        var k = Earlier + n;
        return checked(Step * k * (k - 1));
    }

    /// <summary>The points of the first <paramref name="units"/> new units together.</summary>
    public Int128 OfFirst(long units) => Step * (SumTo((Int128)Earlier + units) - SumTo(Earlier));

    // 1·0 + 2·1 + … + k·(k−1)
    private static Int128 SumTo(Int128 k) => (k - 1) * k * (k + 1) / 3;
}
