using Matching.Engine.Facts;

namespace Matching.Engine.Explaining;

/// <summary>
/// What keeps a wish from openings of its kind, said from the facts alone: it is the same whatever the plan gives to whom, so it may be said before
/// there is a plan and by another process. Lists as in <see cref="UnplacedWish"/>.
/// </summary>
public sealed record WishMisses(string Youth, Kind Kind, IReadOnlyList<RuleCount> FirstBroken, IReadOnlyList<WouldChange> WouldChange, IReadOnlyList<NearMiss> NearestMisses);
