using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Scoring;

/// <summary>
/// What a filled wish weighs: base + days waited up to a limit + what is added when nothing is agreed or running for her, when she has few
/// feasible openings, when she said yes too late, and her programme's priority. A shown wish whose pair is still feasible weighs more than any other can.
/// </summary>
/// <remarks>Source: the matching model §5.2, §13. Pinned wishes are not weighed.</remarks>
internal sealed class WishWeigher(Night night)
{
    private readonly ILookup<Kind, string> _programmesOfKind = night.Openings
        .Select(opening => (opening.Kind, opening.Programme.Id))
        .Distinct()
        .ToLookup(pair => pair.Kind, pair => pair.Id);

    public int Weigh(WishTonight wish, WishCandidates feasible)
    {
        var weights = night.Policy.WishWeights;
        if (wish.Shown is { } shown && feasible.Holds(shown))
        {
            return weights.Shown;
        }

        return weights.Base
            + Math.Clamp(night.Date.DayNumber - wish.Youth.Facts.WaitingSince.DayNumber, 0, weights.WaitingDaysLimit)
            + (HasNothing(wish.Youth) ? weights.NothingAgreed : 0)
            + (feasible.Count >= 1 && feasible.Count <= weights.FewOptionsAtMost ? weights.FewOptions : 0)
            + (wish.Youth.Facts.SaidYesTooLate ? weights.LateYes : 0)
            + Priority(wish);
    }

    private static bool HasNothing(YouthTonight youth) => !youth.Placements.Any(placement => placement.IsAgreedOrRunning);

    private int Priority(WishTonight wish) => _programmesOfKind[wish.Kind]
        .Where(wish.Youth.Facts.EnrolledIn.Contains)
        .Select(programme => night.Programmes[programme].Priorities.GetValueOrDefault(wish.Kind, night.Programmes[programme].Priority))
        .DefaultIfEmpty(0)
        .Max();
}
