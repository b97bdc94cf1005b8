namespace Matching.Engine.Assigning;

/// <summary>
/// The pairs that may be chosen, by wish: those of wish w are <c>Start[w]</c> (included) to <c>Start[w + 1]</c>
/// (excluded), openings rising without repeats. Arrays are kept, not copied: who hands them over lets them be.
/// </summary>
/// <param name="Start">One longer than the wishes; begins with 0, ends with the number of pairs.</param>
/// <param name="Opening">Opening of each pair.</param>
/// <param name="Weight">First level, 0 or more; usually equal over a wish's pairs, but need not be.</param>
/// <param name="Score">Second level, points; below 0 where taxes are higher than the score.</param>
/// <param name="Draw">Third level, 0 or more.</param>
public sealed record PairTable(int[] Start, int[] Opening, long[] Weight, int[] Score, int[] Draw)
{
    /// <summary>Number of wishes.</summary>
    public int Wishes => Start.Length - 1;

    /// <summary>Number of pairs.</summary>
    public int Count => Opening.Length;
}
