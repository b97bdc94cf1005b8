namespace Matching.Engine;

/// <summary>
/// What has become possible between two nights. <paramref name="Pairs"/>: proposed or gathering, by youth id, then kind; the pairs that a whole plan of
/// the same problem would propose, those of the part alone where the round started from some openings. <paramref name="Part"/>: wishes that can take
/// an opening with room. <paramref name="LookedAt"/>: wishes that were asked; the rest were not looked at.
/// </summary>
public sealed record MatchingRound(IReadOnlyList<PlannedPair> Pairs, int Part, int LookedAt);
