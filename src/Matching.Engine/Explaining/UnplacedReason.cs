using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine.Explaining;

/// <summary>
/// The one reason of an unplaced wish: the first that holds of switched_off, backing_missing, gate_open, resting, no_feasible_opening,
/// not_worth_proposing, host_limit, all_taken.
/// </summary>
/// <remarks>
/// Source: the matching model §7, §13. gathering, waits_for_meeting and collides_with_own need groups that dissolve, meetings and conflicts between
/// her own kinds, which this version leaves out.
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

        return WithFeasible(feasible);
    }

    private bool ClosesAll(WishTonight wish, string rule) =>
        _universe.TryGetValue(wish.Kind, out var openings)
        && rules.FirstOrDefault(candidate => candidate.Id == rule) is { } closing
        && Array.TrueForAll(openings, opening => !closing.IsKept(solved.Night.Pair(wish.Youth, opening)));

    private string WithFeasible(WishCandidates feasible)
    {
        int[] withSeat = [.. feasible.Openings.Where(solved.Seating.HasFreeSeat)];
        if (withSeat.Length == 0)
        {
            return "all_taken";
        }

        return withSeat.Any(solved.Seating.LimitsTakeOneMore) ? "not_worth_proposing" : "host_limit";
    }
}
