using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.WhatIfs;

/// <summary>A night and the same night thought otherwise: both plans, and every wish that they treat differently, by youth id, then kind.</summary>
public sealed record WhatIfAnswer(MatchingPlan Before, MatchingPlan After, IReadOnlyList<WishChange> Wishes)
{
    /// <summary>Totals of both plans, level by level, then by kind.</summary>
    public IReadOnlyList<WhatIfTotal> Totals =>
    [
        new("placed", Before.Counts.Placed, After.Counts.Placed),
        .. KindNames.Select(kind => new WhatIfTotal($"placed_{kind.Value}", PlacedOf(Before, kind.Key), PlacedOf(After, kind.Key))),
        new("pinned", Before.Counts.Pinned, After.Counts.Pinned),
        new("weight", Before.Objective.Placed, After.Objective.Placed),
        new("fit", Before.Objective.Fit, After.Objective.Fit),
        new("draw", Before.Objective.Draw, After.Objective.Draw),
        new("pairs_feasible", Before.Counts.PairsFeasible, After.Counts.PairsFeasible),
    ];

    private static IReadOnlyList<KeyValuePair<Kind, string>> KindNames { get; } =
        [new(Kind.Internship, "internship"), new(Kind.Job, "job"), new(Kind.Mentor, "mentor")];

    internal static WhatIfAnswer Of(MatchingPlan before, MatchingPlan after)
    {
        var (was, becomes) = (ByWish(before), ByWish(after));
        var changes = was.Keys.Union(becomes.Keys)
            .Select(wish => new WishChange(wish.Youth, wish.Kind, was.GetValueOrDefault(wish), becomes.GetValueOrDefault(wish)))
            .Where(change => change.Before?.Opening != change.After?.Opening)
            .OrderBy(change => change.Youth, StringComparer.Ordinal)
            .ThenBy(change => change.Kind);
        return new(before, after, [.. changes]);
    }

    private static Dictionary<(string Youth, Kind Kind), PlannedPair> ByWish(MatchingPlan plan) => plan.Pairs.ToDictionary(pair => (pair.Youth, pair.Kind));

    private static int PlacedOf(MatchingPlan plan, Kind kind) => plan.Pairs.Count(pair => pair.Kind == kind && pair.State != PairState.Pinned);
}

/// <summary>One figure of both plans. Fit may fall where weight rises.</summary>
public sealed record WhatIfTotal(string Name, long Before, long After)
{
    public long Difference => After - Before;
}

/// <summary>A wish that gets another opening, one where it had none, or none where it had one; null = none.</summary>
public sealed record WishChange(string Youth, Kind Kind, PlannedPair? Before, PlannedPair? After)
{
    public WishEffect Effect => (Before, After) switch
    {
        (null, _) => WishEffect.Gains,
        (_, null) => WishEffect.Loses,
        _ => WishEffect.Moves,
    };
}

/// <summary>What a change does to a wish.</summary>
public enum WishEffect
{
    /// <summary>It had no opening and gets one.</summary>
    Gains = 1,

    /// <summary>It had one and gets none.</summary>
    Loses = 2,

    /// <summary>It gets another one.</summary>
    Moves = 3,
}
