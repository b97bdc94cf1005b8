using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine.Explaining;

/// <summary>
/// The one reason of an unplaced wish: the first that holds of switched_off, backing_missing, gate_open, resting, no_feasible_opening,
/// gathering, waits_for_meeting, not_worth_proposing, collides_with_own, host_limit, all_taken.
/// </summary>
/// <remarks>
/// Source: the matching model §7, §13. gathering = a small group that would take her has not its fewest yet; a cohort that dissolved is no room, so who
/// fits nowhere else reads all_taken. waits_for_meeting = a place where both sides choose would take her, and tonight proposes no meeting there.
/// </remarks>
internal sealed class UnplacedReason(SolvedNight solved, IReadOnlyList<IHardRule> rules)
{
    // Where such a rule closes every opening of her kind, it is about her and not about the openings.
    private static readonly (string Rule, string Reason)[] OfAPerson =
    [
        ("backed", "backing_missing"),
        ("gates-passed", "gate_open"),
        ("rests-now", "resting"),
    ];

    private readonly Dictionary<Kind, OpeningTonight[]> _universe = solved.Night.Openings
        .Where(opening => opening.Facts.Status == Status.Active)
        .GroupBy(opening => opening.Kind)
        .ToDictionary(group => group.Key, group => group.ToArray());

    public string Of(WishTonight wish)
    {
        if (wish.Youth.Facts.Status != Status.Active)
        {
            return "switched_off";
        }

        var feasible = solved.Feasible[wish.Index];
        if (feasible.Count == 0)
        {
            return OfAPerson.Where(entry => ClosesAll(wish, entry.Rule)).Select(entry => entry.Reason).FirstOrDefault("no_feasible_opening");
        }

        return WithFeasible(wish, feasible);
    }

    private bool ClosesAll(WishTonight wish, string rule) =>
        _universe.TryGetValue(wish.Kind, out var openings)
        && rules.FirstOrDefault(candidate => candidate.Id == rule) is { } closing
        && Array.TrueForAll(openings, opening => !closing.IsKept(solved.Night.Pair(wish.Youth, opening)));

    private string WithFeasible(WishTonight wish, WishCandidates feasible)
    {
        int[] withRoomToMeet = [.. feasible.Openings.Where(opening => BothChoose(opening) && solved.Seating.HasFreeSeat(opening) && solved.Seating.TakesOneMore(opening))];
        int[] withSeat = [.. feasible.Openings.Where(solved.Seating.HasFreeSeat)];
        int[] withRoom = [.. withSeat.Where(opening => !BothChoose(opening) && solved.Seating.TakesOneMore(opening))];
        if (Array.Exists(withRoom, opening => IsTooFew(opening) && IsSmallGroup(opening) && !solved.Seating.CollidesWithOwn(wish, opening)))
        {
            return "gathering";
        }

        if (withRoomToMeet.Length > 0)
        {
            return "waits_for_meeting";
        }

        int[] open = [.. withRoom.Where(opening => !IsTooFew(opening))];
        if (Array.Exists(open, opening => !solved.Seating.CollidesWithOwn(wish, opening)))
        {
            return "not_worth_proposing";
        }

        if (open.Length > 0)
        {
            return "collides_with_own";
        }

        return Array.Exists(withSeat, opening => !solved.Seating.TakesOneMore(opening)) ? "host_limit" : "all_taken";
    }

    private bool BothChoose(int opening) => solved.Night.Openings[opening].Choice is not null;

    private bool IsTooFew(int opening) => solved.Seating.IsTooFew(solved.Night.Openings[opening]);

    private bool IsSmallGroup(int opening) => solved.Night.Openings[opening].Facts.GroupMin is not null;
}
