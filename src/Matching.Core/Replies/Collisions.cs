using Matching.Core.Offers;
using Matching.Core.Placements;
using Matching.Engine.Time;

namespace Matching.Core.Replies;

/// <summary>
/// Two places that nobody can have at once: she is bound to both in the same half hour of a week, in days that both last. What has no fixed hours
/// collides with nothing here; the law's weeks are judged at approval, at sending and each morning.
/// </summary>
/// <remarks>Source: offers and answers, O5.</remarks>
internal static class Collisions
{
    /// <summary>A yes to the open offer would stand against one of hers that is agreed already.</summary>
    public static bool Of(OfferCase offer, IEnumerable<OfferCase> others) =>
        offer.Offer.IsOpen && others.Any(other => other.Offer.Id != offer.Offer.Id && other.Offer.YouthId == offer.Offer.YouthId && IsAgreed(other) && Meet(offer.Parties.Opening, other.Parties.Opening));

    private static bool IsAgreed(OfferCase offer) =>
        offer.Offer.State == OfferState.Accepted && offer.Placement is null or { Stage: PlacementStage.Agreed or PlacementStage.Running };

    private static bool Meet(OpeningParty one, OpeningParty other) =>
        !(one.EndDate < other.StartDate) && !(other.EndDate < one.StartDate) && Week(one) is { } mine && Week(other) is { } theirs && mine.Overlaps(theirs);

    private static WeeklyHours? Week(OpeningParty opening) =>
        opening.FixedSchedule.Length > 0 && WeeklyHours.TryParse(opening.FixedSchedule, out var hours, out _) ? hours : null;
}
