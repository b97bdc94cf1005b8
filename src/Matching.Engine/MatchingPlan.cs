using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Engine;

/// <summary>
/// The night's answer: for each wish one opening or none, with its reasons, and the proof of how good it is.
/// Rows are sorted by youth id (ordinal), then kind; equal input gives equal rows on any number of threads.
/// </summary>
public sealed record MatchingPlan
{
    public required IReadOnlyList<PlannedPair> Pairs { get; init; }

    /// <summary>
    /// Meetings that are proposed where both sides choose, of wishes that have no place and no other proposal: of one wish up to its scheme's most. They hold
    /// no seat, and stand in no sum. Rows as of <see cref="Pairs"/>, those of one wish by opening id.
    /// </summary>
    public IReadOnlyList<PlannedPair> Meetings { get; init; } = [];

    /// <summary>Wishes with neither a place nor a meeting.</summary>
    public required IReadOnlyList<UnplacedWish> Unplaced { get; init; }

    public required IReadOnlyList<SeatPrice> Prices { get; init; }

    /// <summary>
    /// Cohorts whose gathering is over and that stay below their minimum: nobody is placed there tonight, and who gathered there is told. Ids, sorted.
    /// </summary>
    public IReadOnlyList<string> Dissolved { get; init; } = [];

    /// <summary>Sums over wishes that are not pinned.</summary>
    public required Levels Objective { get; init; }

    /// <summary>
    /// What no plan can be worth more than, over wishes that are not pinned, compared level by level from the first: from the duals, and from what a
    /// search over side conditions has left open.
    /// </summary>
    public required Levels UpperBound { get; init; }

    /// <summary>Upper bound less objective: 0 on every level where the plan is proved best.</summary>
    public Levels Gap => new(UpperBound.Placed - Objective.Placed, UpperBound.Fit - Objective.Fit, UpperBound.Draw - Objective.Draw);

    public required PlanCounts Counts { get; init; }

    /// <summary>What was assumed or left out, as codes.</summary>
    public required IReadOnlyList<string> Assumed { get; init; }

    /// <summary>Shares per mille and medians, by group; keys are written as they appear in the summary.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Fairness { get; init; }
}

/// <summary>The levels of the objective: weights of filled wishes; scores less taxes and load prices; the draw.</summary>
public readonly record struct Levels(long Placed, long Fit, long Draw);

/// <summary>Counts of one night. <paramref name="PairsFeasible"/>: by hard rules, before capacities. <paramref name="Pinned"/> stands beside <paramref name="Placed"/>.</summary>
public sealed record PlanCounts(int Youths, int Wishes, int Openings, int PairsFeasible, int Placed, int Pinned);

/// <summary>How a planned pair stands.</summary>
public enum PairState
{
    /// <summary>New tonight.</summary>
    Proposed = 1,

    /// <summary>Proposed by an earlier night and kept.</summary>
    Shown = 2,

    /// <summary>Approved, offered, agreed or running; never moved.</summary>
    Pinned = 3,

    /// <summary>In a group that is not complete yet.</summary>
    Gathering = 4,

    /// <summary>A meeting is proposed, not a place.</summary>
    ToMeet = 5,
}

/// <summary>One wish with its opening, and why.</summary>
public sealed record PlannedPair
{
    public required string Youth { get; init; }

    public required Kind Kind { get; init; }

    public required string Opening { get; init; }

    public required string Host { get; init; }

    public required string Programme { get; init; }

    /// <summary>0 to 1000.</summary>
    public required int Score { get; init; }

    /// <summary>1 + the number of her feasible openings with a strictly higher score.</summary>
    public required int Rank { get; init; }

    public required PairState State { get; init; }

    /// <summary>What the wish weighs in the plan; 0 when pinned.</summary>
    public required int Weight { get; init; }

    /// <summary>Codes, sorted.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>One line a preference; the points add up to <see cref="Score"/>.</summary>
    public required IReadOnlyList<ScoreLine> ScoreCard { get; init; }

    /// <summary>What each rule saw; every one is kept unless the pair is pinned.</summary>
    public required IReadOnlyList<Finding> RulesKept { get; init; }

    /// <summary>Up to five of her other feasible openings, best score first, with why they lost.</summary>
    public required IReadOnlyList<RunnerUp> RunnersUp { get; init; }

    /// <summary>Minutes one way by her best means; 0 when they meet online.</summary>
    public required int TravelMinutes { get; init; }

    /// <summary>Half hours in which she is free and the opening's frame lies.</summary>
    public required WeekBits CommonWeek { get; init; }

    /// <summary>Internships under a week limit: the weeks it may last; null elsewhere.</summary>
    public int? Weeks { get; init; }
}

/// <summary>Points of one preference: ⌊weight × value / 1000⌋ of at most the weight.</summary>
public sealed record ScoreLine(string Preference, int Points, int Of, Finding Finding);

/// <summary>Another feasible opening and why it was not chosen: lower_score, taken_by_heavier, host_limit, or drawn.</summary>
public sealed record RunnerUp(string Opening, int Score, string Reason);

/// <summary>A wish without a proposal, and why.</summary>
public sealed record UnplacedWish
{
    public required string Youth { get; init; }

    public required Kind Kind { get; init; }

    /// <summary>The first that holds, as a code of the model's §7.</summary>
    public required string Reason { get; init; }

    /// <summary>Openings with every hard rule kept.</summary>
    public required int Feasible { get; init; }

    /// <summary>Openings by first broken rule in the rules' order; zeros left out; with <see cref="Feasible"/> they add up to the universe.</summary>
    public required IReadOnlyList<RuleCount> FirstBroken { get; init; }

    /// <summary>True statements about feasibility: the smallest change of one rule's fact, and how many openings it makes possible.</summary>
    public required IReadOnlyList<WouldChange> WouldChange { get; init; }

    /// <summary>Up to five openings that break exactly one rule.</summary>
    public required IReadOnlyList<NearMiss> NearestMisses { get; init; }

    /// <summary>Where openings were feasible: who took the seats, by weight.</summary>
    public required IReadOnlyList<SeatTaken> TakenBy { get; init; }
}

/// <summary>How many openings fell at a rule.</summary>
public sealed record RuleCount(string Rule, int Openings);

/// <summary><paramref name="Amount"/> in the rule's unit, null where the rule has none; <paramref name="Openings"/> become feasible.</summary>
public sealed record WouldChange(string Rule, decimal? Amount, int Openings);

/// <summary>An opening that breaks exactly one rule, with what that rule saw.</summary>
public sealed record NearMiss(string Opening, Finding Broken);

/// <summary>A feasible opening without room, and the lightest weight that holds one of its seats tonight (0 = pinned ones only).</summary>
public sealed record SeatTaken(string Opening, int LightestWeight);

/// <summary>The exact rise of (placed, fit) had the opening one more seat and its limits one more.</summary>
public sealed record SeatPrice(string Opening, int Seats, int Used, long Weight, long Score);
