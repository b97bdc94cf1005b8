using Matching.Engine.Nights;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explaining;

/// <summary>
/// Up to five of her other feasible openings, best score first (then by id), each with why it lost. The first that holds of:
/// <c>lower_score</c>; <c>waits_for_meeting</c> (there both sides choose, so nobody is offered it); <c>collides_with_own</c> (it does not go together with another place of hers); <c>gathering</c> (its group would be too small);
/// <c>host_limit</c> (a free seat, but a limit around it is full); <c>taken_by_heavier</c> (no seat, and everybody seated there
/// tonight weighs more or was pinned); <c>drawn</c> (no seat, same score); <c>better_together</c> (no seat, and the plan as a whole scores more so);
/// <c>kept_shown</c> (free, but she keeps what she was shown); <c>load_price</c> (free, but its host has had many new people).
/// </summary>
/// <remarks>Source: the matching model §7.</remarks>
internal sealed class RunnersUp(SolvedNight solved)
{
    private const int Most = 5;

    public IReadOnlyList<RunnerUp> Of(WishTonight wish, OpeningTonight chosen, int score)
    {
        var feasible = solved.Feasible[wish.Index];
        var best = new SmallestFew<(int Lost, int Opening)>(Most);
        for (var at = 0; at < feasible.Count; at++)
        {
            if (feasible.Openings[at] != chosen.Index)
            {
                best.Add((-feasible.Scores[at], feasible.Openings[at]));
            }
        }

        return [.. best.Rising.Select(other => new RunnerUp(solved.Night.Openings[other.Opening].Id, -other.Lost, Reason(wish, chosen, score, other.Opening, -other.Lost)))];
    }

    private string Reason(WishTonight wish, OpeningTonight chosen, int score, int other, int otherScore)
    {
        if (otherScore < score)
        {
            return "lower_score";
        }

        if (solved.Night.Openings[other].Choice is not null)
        {
            return "waits_for_meeting";
        }

        if (solved.Seating.CollidesWithOwn(wish, other))
        {
            return "collides_with_own";
        }

        if (solved.Seating.HasFreeSeat(other))
        {
            if (solved.Seating.IsTooFew(solved.Night.Openings[other]))
            {
                return "gathering";
            }

            return !solved.Seating.TakesOneMore(other) ? "host_limit" : ReasonWhenFree(wish, chosen, score, otherScore);
        }

        var lightest = solved.LightestAt(other);
        if (lightest == 0 || lightest > solved.Weights[wish.Index])
        {
            return "taken_by_heavier";
        }

        return otherScore == score ? "drawn" : "better_together";
    }

    private static string ReasonWhenFree(WishTonight wish, OpeningTonight chosen, int score, int otherScore)
    {
        if (otherScore == score)
        {
            return "drawn";
        }

        return wish.Shown == chosen ? "kept_shown" : "load_price";
    }
}
