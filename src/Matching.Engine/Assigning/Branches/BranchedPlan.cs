namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// The best plan found that keeps the side conditions, and what none can be worth more than. Where <see cref="Bound"/> equals
/// <see cref="Objective"/> it is proved best; else the search was ended by its budget.
/// </summary>
public sealed class BranchedPlan
{
    internal BranchedPlan(AssignmentProblem problem, Assignment flow, int[] openingOf, Levels bound, IReadOnlyList<BranchSearch> searched)
    {
        (Flow, OpeningOf, Bound, Searched) = (flow, openingOf, bound, searched);
        Objective = Worths.Of(problem, openingOf);
    }

    internal BranchedPlan(AssignmentProblem problem, Assignment flow, Repair repair)
        : this(problem, flow, repair.OpeningOf, repair.Bound, []) => IsRepaired = true;

    /// <summary>It was too big to be searched: the flow was changed until it kept the side conditions.</summary>
    public bool IsRepaired { get; }

    /// <summary>Opening of each wish, −1 = none.</summary>
    public IReadOnlyList<int> OpeningOf { get; }

    public Levels Objective { get; }

    /// <summary>Not below the objective, compared level by level from the first.</summary>
    public Levels Bound { get; }

    /// <summary>The flow without side conditions: its plan is this one where none was in the way.</summary>
    public Assignment Flow { get; }

    /// <summary>What it cost.</summary>
    public BranchFigures Figures => new(Searched.Count, Searched.Sum(search => search.Flows));

    /// <summary>The parts in which a side condition was in the way.</summary>
    internal IReadOnlyList<BranchSearch> Searched { get; }
}

/// <summary>Parts of the problem in which a side condition was in the way, and how many flows were solved in them.</summary>
public readonly record struct BranchFigures(int Parts, int Flows);
