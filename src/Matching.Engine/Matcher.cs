using Matching.Engine.Choosing;
using Matching.Engine.Explaining;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rounds;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;
using Matching.Engine.Sifting;

namespace Matching.Engine;

/// <summary>How a plan is made; none of it changes the plan.</summary>
public sealed record MatcherOptions
{
    /// <summary>At least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Pairs, totals and proof only: no why-nots, no seat prices, no fairness figures; for whoever compares plans.</summary>
    public bool OnlyPairs { get; init; }

    /// <summary>
    /// Asked once, when the seats are given: what others have said meanwhile of some wishes (<see cref="MissesInParts"/> of the same problem). What they
    /// have not said is said here.
    /// </summary>
    public Func<IReadOnlyCollection<WishMisses>>? SaidElsewhere { get; init; }

    /// <summary>
    /// Told the name of each step when it has ended, in order: <c>prepare</c>, <c>candidates</c>, <c>assign</c>, <c>explain</c>, <c>prices</c>.
    /// The engine has no clock: who listens measures.
    /// </summary>
    public Action<string>? OnStep { get; init; }
}

/// <summary>
/// Who fits what: from the facts of one night to its plan. Pure: the same problem gives the same plan, in any order of its lists and on any
/// number of threads. A problem whose ids or references are wrong is refused with an <see cref="InvalidOperationException"/> that holds the values.
/// </summary>
/// <remarks>Source: the matching model.</remarks>
public static class Matcher
{
    private const string PricesOfTheFlow = "seat_prices_without_collisions";

    public static MatchingPlan Plan(MatchingProblem problem, MatcherOptions? options = null) =>
        Plan(problem, options ?? new MatcherOptions(), RuleBook.HardRules, PreferenceBook.Preferences);

    /// <summary>
    /// The hard rules, in their order, that keep these two apart in this problem, each with what it saw. Capacity is no rule: whether a seat
    /// is free is not asked here. Unknown ids are the caller's bug.
    /// </summary>
    public static IReadOnlyList<Finding> Broken(MatchingProblem problem, string youth, string opening)
    {
        var night = new Night(problem);
        var pair = night.Pair(night.Youths.Single(known => known.Id == youth), night.Openings.Single(known => known.Id == opening));
        return [.. RuleBook.HardRules.Where(rule => !rule.IsKept(pair)).Select(rule => rule.Explain(pair))];
    }

    /// <summary>
    /// One pair that a person thinks of, as every rule and preference of this problem sees it, whether the rules are kept or not: what
    /// <see cref="Broken"/> does not name is in <see cref="PlannedPair.RulesKept"/>. Beside others it was never weighed, so its rank is 1, its weight 0, and
    /// it has no runners-up. Unknown ids are the caller's bug.
    /// </summary>
    public static PlannedPair Picture(MatchingProblem problem, string youth, string opening)
    {
        var night = new Night(problem);
        var pair = night.Pair(night.Youths.Single(known => known.Id == youth), night.Openings.Single(known => known.Id == opening));
        return PairExplainer.Alone(pair, new ScoreSheet(PreferenceBook.Preferences, problem.Policy), RuleBook.HardRules, PreferenceBook.Preferences);
    }

    /// <summary>
    /// Between two nights: what a plan of this problem would propose, found by looking only at wishes that can take an opening with room. Starting
    /// from some <paramref name="openings"/> (ids; unknown ones are left aside) it is found for their part alone; null = from every opening.
    /// </summary>
    public static MatchingRound Round(MatchingProblem problem, IReadOnlyCollection<string>? openings = null, MatcherOptions? options = null) =>
        new RoundOfParts(problem, options ?? new MatcherOptions(), RuleBook.HardRules, PreferenceBook.Preferences).From(openings);

    internal static MatchingPlan Plan(MatchingProblem problem, MatcherOptions options, IReadOnlyList<IHardRule> rules, IReadOnlyList<IPreference> preferences)
    {
        var night = new Night(problem);
        var wishes = WishTonight.AllOf(night);
        options.OnStep?.Invoke("prepare");

        var sheet = new ScoreSheet(preferences, problem.Policy);
        var sieves = new Sieves(night, rules, sheet, options.Threads);
        var feasible = sieves.ForEach(wishes, (sieve, wish) => sieve.Sift(wish));
        options.OnStep?.Invoke("candidates");

        var limits = new Limits(night);
        new MutualChoice(night, wishes, feasible, limits).Settle();
        var weigher = new WishWeigher(night);
        int[] weights = [.. wishes.Select(wish => wish.Pinned is null ? weigher.Weigh(wish, feasible[wish.Index]) : 0)];
        var seating = new Seating(night, wishes, feasible, weights, limits, options.Threads);
        options.OnStep?.Invoke("assign");

        var solved = new SolvedNight(night, wishes, feasible, weights, seating);
        var meetings = new MeetingRounds(solved).Propose();
        var explainer = new PairExplainer(solved, sheet, rules, preferences);
        var pairs = ExplainPairs(solved, explainer, options.Threads);
        var unplaced = options.OnlyPairs ? [] : ExplainUnplaced(solved, meetings, new WhyNot(solved, rules, options.SaidElsewhere?.Invoke() ?? []), sieves);
        options.OnStep?.Invoke("explain");

        var prices = options.OnlyPairs ? [] : new PriceList(solved, options.Threads).All();
        options.OnStep?.Invoke("prices");
        return Assembled(solved, pairs, unplaced, prices, options.OnlyPairs) with { Meetings = [.. meetings.Select(explainer.Explain)] };
    }

    private static PlannedPair[] ExplainPairs(SolvedNight solved, PairExplainer explainer, int threads)
    {
        WishTonight[] placed = [.. solved.Wishes.Where(wish => solved.OpeningOf(wish) is not null)];
        return InParallel(placed, threads, explainer.Explain);
    }

    private static UnplacedWish[] ExplainUnplaced(SolvedNight solved, IReadOnlyList<Meeting> meetings, WhyNot whyNot, Sieves sieves)
    {
        var meets = meetings.Select(meeting => meeting.Wish).ToHashSet();
        WishTonight[] unplaced = [.. solved.Wishes.Where(wish => solved.OpeningOf(wish) is null && !meets.Contains(wish))];
        return sieves.ForEach(unplaced, whyNot.Explain);
    }

    private static MatchingPlan Assembled(SolvedNight solved, PlannedPair[] pairs, UnplacedWish[] unplaced, SeatPrice[] prices, bool onlyPairs)
    {
        var chosen = solved.ChosenWorth();
        var pinned = pairs.Count(pair => pair.State == PairState.Pinned);
        return new MatchingPlan
        {
            Pairs = pairs,
            Unplaced = unplaced,
            Prices = prices,
            Objective = Plus(solved.Levels(solved.Seating.Plan.Objective), chosen),
            UpperBound = Plus(solved.Levels(solved.Seating.Plan.Bound), chosen),
            Dissolved = [.. solved.Night.Openings.Where(opening => opening.MayDissolve && opening.Choice is null && solved.Seating.SeatedAt(opening.Index) == 0).Select(opening => opening.Id)],
            Counts = new PlanCounts(
                solved.Night.Youths.Count,
                solved.Wishes.Length,
                solved.Night.Openings.Count,
                solved.Feasible.Sum(wish => wish.Count),
                pairs.Length - pinned,
                pinned),
            Assumed = [.. solved.Seating.Limits.Overfilled.Concat(solved.Seating.Plan.IsRepaired ? [PricesOfTheFlow] : []).Order(StringComparer.Ordinal)],
            Fairness = onlyPairs ? new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal) : FairnessFigures.Of(solved, pairs),
        };
    }

    private static Levels Plus(Levels one, Levels other) => new(one.Placed + other.Placed, one.Fit + other.Fit, one.Draw + other.Draw);

    // Each answer has its own place, so the number of threads cannot show.
    private static TAnswer[] InParallel<TAnswer>(WishTonight[] wishes, int threads, Func<WishTonight, TAnswer> answer)
    {
        var answers = new TAnswer[wishes.Length];
        if (threads <= 1)
        {
            for (var i = 0; i < wishes.Length; i++)
            {
                answers[i] = answer(wishes[i]);
            }

            return answers;
        }

        Parallel.For(0, wishes.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => answers[i] = answer(wishes[i]));
        return answers;
    }
}
