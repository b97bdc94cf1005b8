using Matching.Engine.Choosing;
using Matching.Engine.Explaining;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine.Rounds;

/// <summary>
/// A round: the night prepared, the part that openings with room can reach, and the exact plan of that part alone. Where both sides have ranked, the
/// rankings come first and take their room, as in a night.
/// </summary>
/// <remarks>Source: the matching model §6, Intraday.</remarks>
internal sealed class RoundOfParts
{
    private readonly MatcherOptions _options;
    private readonly IReadOnlyList<IHardRule> _rules;
    private readonly IReadOnlyList<IPreference> _preferences;
    private readonly Night _night;
    private readonly ScoreSheet _sheet;
    private readonly Sieves _sieves;

    public RoundOfParts(MatchingProblem problem, MatcherOptions options, IReadOnlyList<IHardRule> rules, IReadOnlyList<IPreference> preferences)
    {
        (_options, _rules, _preferences) = (options, rules, preferences);
        _night = new Night(problem);
        _sheet = new ScoreSheet(preferences, problem.Policy);
        _sieves = new Sieves(_night, rules, _sheet, options.Threads);
    }

    public MatchingRound From(IReadOnlyCollection<string>? openings)
    {
        var limits = new Limits(_night);
        var wishes = WishTonight.AllOf(_night);
        var ranked = Settle(wishes, limits);
        _options.OnStep?.Invoke("prepare");

        WishTonight[] free = [.. wishes.Where(wish => wish.IsFree)];
        var room = new OpeningsWithRoom(_night, limits);
        var part = new RoundPart(_night, free, room, new WishesByNeed(_night, free, _rules), new Sieves(_night, room.All, _rules, _sheet, _options.Threads));
        var grown = part.GrownFrom(openings is null ? room.All : Named(openings));
        _options.OnStep?.Invoke("candidates");

        var chosen = ranked.Where(wish => wish.Chosen is not null);
        var pairs = Planned([.. grown.Concat(chosen).OrderBy(wish => wish.Index).Select((wish, index) => wish.At(index))], limits);
        _options.OnStep?.Invoke("assign");
        return new MatchingRound(pairs, grown.Length, part.Looked);
    }

    private IEnumerable<OpeningTonight> Named(IReadOnlyCollection<string> openings)
    {
        var named = openings.ToHashSet(StringComparer.Ordinal);
        return _night.Openings.Where(opening => named.Contains(opening.Id));
    }

    // Only whoever has ranked or is ranked takes part.
    private WishTonight[] Settle(WishTonight[] wishes, Limits limits)
    {
        var rankers = _night.Problem.Ranks.Select(row => row.Youth).ToHashSet(StringComparer.Ordinal);
        WishTonight[] ranked = [.. wishes.Where(wish => rankers.Contains(wish.Youth.Id))];
        var feasible = new WishCandidates[wishes.Length];
        Array.Fill(feasible, WishCandidates.None);
        foreach (var (wish, found) in ranked.Zip(Feasible(ranked)))
        {
            feasible[wish.Index] = found;
        }

        new MutualChoice(_night, wishes, feasible, limits).Settle();
        return ranked;
    }

    private WishCandidates[] Feasible(WishTonight[] wishes) => _sieves.ForEach(wishes, (sieve, wish) => sieve.Sift(wish));

    private PlannedPair[] Planned(WishTonight[] wishes, Limits limits)
    {
        var feasible = Feasible(wishes);
        var weigher = new WishWeigher(_night);
        int[] weights = [.. wishes.Select(wish => weigher.Weigh(wish, feasible[wish.Index]))];
        var solved = new SolvedNight(_night, wishes, feasible, weights, new Seating(_night, wishes, feasible, weights, limits, _options.Threads));
        var explainer = new PairExplainer(solved, _sheet, _rules, _preferences);
        return [.. wishes.Where(wish => solved.OpeningOf(wish) is not null).Select(explainer.Explain).Where(pair => pair.State is PairState.Proposed or PairState.Gathering)];
    }
}
