using Matching.Engine.Choosing;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Explaining;

/// <summary>Says of a planned pair what every rule and preference saw, where it ranks for her, what lost to it, and what to look at.</summary>
/// <remarks>Source: the matching model §7, §13.</remarks>
internal sealed class PairExplainer(SolvedNight solved, ScoreSheet sheet, IReadOnlyList<IHardRule> rules, IReadOnlyList<IPreference> preferences)
{
    private readonly IWarn[] _warners = [.. rules.OfType<IWarn>(), .. preferences.OfType<IWarn>()];
    private readonly ILimitWeeks[] _weekLimits = [.. rules.OfType<ILimitWeeks>()];
    private readonly RunnersUp _runnersUp = new(solved);

    public PlannedPair Explain(WishTonight wish)
    {
        var opening = solved.OpeningOf(wish) ?? throw new InvalidOperationException($"Wish {wish.Youth.Id}/{wish.Kind} has no opening to explain.");
        return Explain(wish, opening, StateOf(wish, opening));
    }

    /// <summary>A meeting that the night proposes.</summary>
    public PlannedPair Explain(Meeting meeting) => Explain(meeting.Wish, meeting.Opening, PairState.ToMeet);

    /// <summary>A pair that no plan has weighed against others.</summary>
    public static PlannedPair Alone(Pair pair, ScoreSheet sheet, IReadOnlyList<IHardRule> rules, IReadOnlyList<IPreference> preferences) => new()
    {
        Youth = pair.Youth.Id,
        Kind = pair.Opening.Kind,
        Opening = pair.Opening.Id,
        Host = pair.Opening.Host.Id,
        Programme = pair.Opening.Programme.Id,
        Score = sheet.Score(pair),
        Rank = 1,
        State = pair.Opening.Choice is null ? PairState.Proposed : PairState.ToMeet,
        Weight = 0,
        Warnings = [.. rules.OfType<IWarn>().Concat(preferences.OfType<IWarn>()).SelectMany(warner => warner.WarningsFor(pair)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        ScoreCard = sheet.Card(pair),
        RulesKept = [.. rules.Where(rule => rule.IsKept(pair)).Select(rule => rule.Explain(pair))],
        RunnersUp = [],
        TravelMinutes = pair.TravelMinutes,
        CommonWeek = pair.CommonWeek,
        Weeks = rules.OfType<ILimitWeeks>().Select(limit => limit.WeeksFor(pair)).Min(),
    };

    private PlannedPair Explain(WishTonight wish, OpeningTonight opening, PairState state)
    {
        var pair = solved.Night.Pair(wish.Youth, opening);
        var score = sheet.Score(pair);
        return new PlannedPair
        {
            Youth = wish.Youth.Id,
            Kind = wish.Kind,
            Opening = opening.Id,
            Host = opening.Host.Id,
            Programme = opening.Programme.Id,
            Score = score,
            Rank = 1 + Above(score, solved.Feasible[wish.Index].Scores),
            State = state,
            Weight = solved.Weights[wish.Index],
            Warnings = [.. _warners.SelectMany(warner => warner.WarningsFor(pair)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            ScoreCard = sheet.Card(pair),
            RulesKept = [.. rules.Select(rule => rule.Explain(pair))],
            RunnersUp = opening.Choice is null && wish.Pinned is null ? _runnersUp.Of(wish, opening, score) : [],
            TravelMinutes = pair.TravelMinutes,
            CommonWeek = pair.CommonWeek,
            Weeks = _weekLimits.Select(limit => limit.WeeksFor(pair)).Min(),
        };
    }

    private static int Above(int score, ReadOnlySpan<int> scores)
    {
        var above = 0;
        foreach (var other in scores)
        {
            above += other > score ? 1 : 0;
        }

        return above;
    }

    private static bool WasShown(WishTonight wish, OpeningTonight opening) =>
        wish.Youth.Placements.Any(placement => placement.Opening == opening && placement.Facts.State == PlacementState.Shown);

    private static PairState StateOf(WishTonight wish, OpeningTonight opening) => wish switch
    {
        { Pinned: not null } => PairState.Pinned,
        { Chosen: not null } => WasShown(wish, opening) ? PairState.Shown : PairState.Proposed,
        _ when opening.Gathers => PairState.Gathering,
        { Shown: { } shown } when shown == opening => PairState.Shown,
        _ => PairState.Proposed,
    };
}
