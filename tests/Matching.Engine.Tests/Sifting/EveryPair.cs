using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine.Tests.Sifting;

/// <summary>A wish's candidates found the plain way: every rule asked about every opening of the kind, one after the other.</summary>
internal static class EveryPair
{
    public static WishCandidates Of(Night night, WishTonight wish, IReadOnlyList<IHardRule> rules, ScoreSheet sheet)
    {
        OpeningTonight[] feasible = [.. night.Openings.Where(opening => opening.Kind == wish.Kind && rules.All(rule => rule.IsKept(night.Pair(wish.Youth, opening))))];
        return new(feasible.Select(opening => opening.Index).ToArray(), feasible.Select(opening => sheet.Score(night.Pair(wish.Youth, opening))).ToArray());
    }
}
