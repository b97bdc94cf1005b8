using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Core.Steering;

/// <summary>
/// What came of a run, kept as JSON with it. <see cref="Code"/>: published, already_done, runs_elsewhere, nobody_known, planned, compared,
/// refused, no_night or facts_gone.
/// </summary>
public sealed record RunAnswer(string Code)
{
    public IReadOnlyList<RunFigure> Figures { get; init; } = [];

    /// <summary>Every wish that is treated differently, gains first, then by youth id and kind.</summary>
    public IReadOnlyList<RunDifference> Wishes { get; init; } = [];

    /// <summary>Why it was refused, in Danish and English.</summary>
    public IReadOnlyList<RunFault> Faults { get; init; } = [];

    public static RunAnswer Planned(PlannedNight night) => new("planned") { Figures = FiguresOf(night) };

    public static RunAnswer Of(NightOutcome outcome) => outcome switch
    {
        NightOutcome.Published published => new("published") { Figures = [.. FiguresOf(published.Night), .. CountsOf(published.Counts)] },
        NightOutcome.AlreadyDone => new("already_done"),
        NightOutcome.RunsElsewhere => new("runs_elsewhere"),
        NightOutcome.NobodyKnown => new("nobody_known"),
        var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}.\nMaybe an outcome of a night is new."),
    };

    public static RunAnswer Of(WhatIfOutcome outcome) => outcome switch
    {
        WhatIfOutcome.Answered { Answer: var answer } => new("compared")
        {
            Figures = [.. answer.Totals.Where(total => total.Name != "draw").Select(total => new RunFigure(total.Name, total.Before, total.After))],
            Wishes = [.. answer.Wishes.OrderBy(wish => wish.Effect).Select(wish => new RunDifference(wish.Youth, wish.Kind, wish.Effect, wish.Before?.Opening ?? "", wish.After?.Opening ?? ""))],
        },
        WhatIfOutcome.Refused refused => new("refused") { Faults = [.. refused.Faults.Select(fault => new RunFault(fault.Danish(), fault.English()))] },
        WhatIfOutcome.NoNight => new("no_night"),
        WhatIfOutcome.FactsGone => new("facts_gone"),
        var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}.\nMaybe an outcome of a question is new."),
    };

    /// <summary>A file that does not read, by every fault in it.</summary>
    public static RunAnswer Refused(IEnumerable<string> faults) => new("refused") { Faults = [.. faults.Select(fault => new RunFault(fault, fault))] };

    private static RunFigure[] FiguresOf(PlannedNight night) =>
    [
        new("youths", null, night.Youths),
        new("wishes", null, night.Plan.Counts.Wishes),
        new("openings", null, night.Plan.Counts.Openings),
        new("pairs_feasible", null, night.Plan.Counts.PairsFeasible),
        new("placed", null, night.Plan.Counts.Placed),
        new("pinned", null, night.Plan.Counts.Pinned),
        new("unplaced", null, night.Plan.Unplaced.Count),
        new("weight", null, night.Plan.Objective.Placed),
        new("fit", null, night.Plan.Objective.Fit),
        new("gap_weight", null, night.Plan.Gap.Placed),
        new("gap_fit", null, night.Plan.Gap.Fit),
    ];

    private static RunFigure[] CountsOf(PublishedCounts counts) =>
        [new("new", null, counts.New), new("kept", null, counts.Kept), new("superseded", null, counts.Superseded), new("decided_meanwhile", null, counts.Left)];
}

/// <summary>One figure; <paramref name="Before"/> is null where there is nothing to compare with.</summary>
public sealed record RunFigure(string Name, long? Before, long After);

/// <summary>A wish that gets another opening, or one where it had none, or none where it had one; empty = none.</summary>
public sealed record RunDifference(string Youth, Kind Kind, WishEffect Effect, string Before, string After);

/// <summary>One reason why a run was refused.</summary>
public sealed record RunFault(string Da, string En);
