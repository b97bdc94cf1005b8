using System.Text;
using Matching.Engine.Assigning;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Scoring;

/// <summary>
/// The pairs that the plan may choose, with their worth by the objective that rules: weight and score apart, or 4 × score + weight in one. A pair
/// that does not go together with what people have decided for her is none, and neither is one where both sides choose.
/// </summary>
/// <remarks>Source: the matching model §5. Each wish has its own rows of the table, so the number of threads cannot show.</remarks>
internal sealed class PairRows(Night night, PlacesTogether together)
{
    public const int ScoreFactor = 4;

    private readonly bool _fitFirst = night.Policy.Objective == Objective.BestFitFirst;
    private readonly Draw _drawing = new(night.Problem.Salt);
    private readonly byte[][] _openingIds = [.. night.Openings.Select(opening => Encoding.UTF8.GetBytes(opening.Id))];

    public PairTable Of(WishTonight[] free, WishCandidates[] candidates, int[] weights, int threads)
    {
        int[][] chosen = new int[free.Length][];
        Each(free.Length, threads, row => chosen[row] = Choosable(free[row], candidates[free[row].Index]));
        var start = new int[free.Length + 1];
        for (var row = 0; row < free.Length; row++)
        {
            start[row + 1] = start[row] + chosen[row].Length;
        }

        var table = new PairTable(start, new int[start[^1]], new long[free.Length], new int[start[^1]], new int[start[^1]], WeighsByWish: true);
        Each(free.Length, threads, row => Fill(table, row, free[row], candidates[free[row].Index], chosen[row], weights[free[row].Index]));
        return table;
    }

    /// <summary>Whether a pair of this score may be chosen at all.</summary>
    public static bool IsWorthProposing(Policy policy, int score) => policy.Objective != Objective.BestFitFirst || score >= policy.MinimumScore;

    /// <summary>Places in her list.</summary>
    private int[] Choosable(WishTonight wish, WishCandidates feasible)
    {
        var (chosen, count) = (new int[feasible.Count], 0);
        var collides = together.HasDecided(wish) ? new Dictionary<int, bool>() : null;
        for (var at = 0; at < chosen.Length; at++)
        {
            var opening = night.Openings[feasible.Openings[at]];
            var mayBe = opening.Choice is null && IsWorthProposing(night.Policy, feasible.Scores[at]) && (collides is null || !Collides(wish, opening.Index, collides));
            chosen[count] = at;
            count += mayBe ? 1 : 0;
        }

        return count == chosen.Length ? chosen : chosen[..count];
    }

    private bool Collides(WishTonight wish, int opening, Dictionary<int, bool> known)
    {
        var alike = together.Alike(wish.Youth, opening);
        if (!known.TryGetValue(alike, out var collides))
        {
            collides = together.CollidesWithDecided(wish, opening);
            known.Add(alike, collides);
        }

        return collides;
    }

    private void Fill(PairTable table, int row, WishTonight wish, WishCandidates feasible, int[] chosen, int weight)
    {
        var from = table.Start[row];
        table.Weight[row] = _fitFirst ? 0 : weight;
        var keeps = wish.Shown is { } shown && feasible.Holds(shown) ? shown.Index : -1;
        for (var i = 0; i < chosen.Length; i++)
        {
            var (opening, score) = (feasible.Openings[chosen[i]], feasible.Scores[chosen[i]]);
            var tax = keeps >= 0 && keeps != opening ? night.Policy.ChangeTax : 0;
            table.Opening[from + i] = opening;
            table.Score[from + i] = (_fitFirst ? ScoreFactor * score + weight : score) - tax;
        }

        var before = _drawing.Before(wish.Youth.Id, wish.Kind);
        ManyDraws.Of(before, _openingIds, table.Opening.AsSpan(from, chosen.Length), table.Draw.AsSpan(from, chosen.Length));
    }

    private static void Each(int rows, int threads, Action<int> act)
    {
        if (threads <= 1)
        {
            for (var row = 0; row < rows; row++)
            {
                act(row);
            }

            return;
        }

        Parallel.For(0, rows, new ParallelOptions { MaxDegreeOfParallelism = threads }, act);
    }
}
