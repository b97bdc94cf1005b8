using Matching.Engine.Assigning;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Scoring;

/// <summary>
/// The pairs that the plan may choose, with their worth by the objective that rules: weight and score apart, or 4 × score + weight in one. A pair
/// that does not go together with what people have decided for her is none.
/// </summary>
/// <remarks>Source: the matching model §5.</remarks>
internal sealed class PairRows(Night night, PlacesTogether together)
{
    private const int ScoreFactor = 4;

    private readonly bool _fitFirst = night.Policy.Objective == Objective.BestFitFirst;
    private readonly Draw _drawing = new(night.Problem.Salt);
    private readonly List<int> _start = [0];
    private readonly List<int> _opening = [];
    private readonly List<long> _weight = [];
    private readonly List<int> _score = [];
    private readonly List<int> _draw = [];

    public PairTable Of(WishTonight[] free, WishCandidates[] candidates, int[] weights)
    {
        foreach (var wish in free)
        {
            AddAll(wish, candidates[wish.Index], weights[wish.Index]);
            _start.Add(_opening.Count);
        }

        return new([.. _start], [.. _opening], [.. _weight], [.. _score], [.. _draw]);
    }

    /// <summary>Whether a pair of this score may be chosen at all.</summary>
    public static bool IsWorthProposing(Policy policy, int score) => policy.Objective != Objective.BestFitFirst || score >= policy.MinimumScore;

    private void AddAll(WishTonight wish, WishCandidates feasible, int weight)
    {
        var keeps = wish.Shown is { } shown && feasible.Holds(shown) ? shown.Index : -1;
        for (var at = 0; at < feasible.Count; at++)
        {
            var opening = feasible.Openings[at];
            if (IsWorthProposing(night.Policy, feasible.Scores[at]) && !together.CollidesWithDecided(wish, opening))
            {
                var tax = keeps >= 0 && keeps != opening ? night.Policy.ChangeTax : 0;
                Add(wish, opening, weight, feasible.Scores[at], tax);
            }
        }
    }

    private void Add(WishTonight wish, int opening, int weight, int score, int tax)
    {
        _opening.Add(opening);
        _weight.Add(_fitFirst ? 0 : weight);
        _score.Add((_fitFirst ? ScoreFactor * score + weight : score) - tax);
        _draw.Add(_drawing.Of(wish.Youth.Id, wish.Kind, night.Openings[opening].Id));
    }
}
