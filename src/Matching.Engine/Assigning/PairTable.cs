namespace Matching.Engine.Assigning;

/// <summary>
/// The pairs that may be chosen, by wish: those of wish w are <c>Start[w]</c> (included) to <c>Start[w + 1]</c>
/// (excluded), openings rising without repeats. Arrays are kept, not copied: who hands them over lets them be.
/// </summary>
/// <param name="Start">One longer than the wishes; begins with 0, ends with the number of pairs.</param>
/// <param name="Opening">Opening of each pair.</param>
/// <param name="Weight">First level, 0 or more: of each pair, or of each wish where <paramref name="WeighsByWish"/>. Read it by <see cref="WeightOf"/>.</param>
/// <param name="Score">Second level, points; below 0 where taxes are higher than the score.</param>
/// <param name="Draw">Third level, 0 or more.</param>
/// <param name="WeighsByWish">All pairs of a wish weigh the same, and that is said once: on a country a quarter of the memory.</param>
public sealed record PairTable(int[] Start, int[] Opening, long[] Weight, int[] Score, int[] Draw, bool WeighsByWish = false)
{
    /// <summary>Number of wishes.</summary>
    public int Wishes => Start.Length - 1;

    /// <summary>Number of pairs.</summary>
    public int Count => Opening.Length;

    /// <summary>Weight of a pair of this wish.</summary>
    public long WeightOf(int wish, int pair) => Weight[WeighsByWish ? wish : pair];
}
