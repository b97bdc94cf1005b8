using Matching.Engine.Assigning.Flows;

namespace Matching.Engine.Assigning;

/// <summary>
/// The best plan of a problem: highest weight, then highest fit, then highest draw, and of what is still equal the one
/// whose list of rows (wish, opening), sorted, comes first when compared row by row (a list that ends first comes
/// first). There is one such plan, whatever the number of threads. Its optimality was proved by prices when it was made.
/// </summary>
public sealed class Assignment
{
    internal Assignment(Network network, int[] openingOf, Levels objective, Levels bound)
    {
        Network = network;
        OpeningOf = openingOf;
        Objective = objective;
        Bound = bound;
    }

    /// <summary>Opening of each wish, −1 = none.</summary>
    public IReadOnlyList<int> OpeningOf { get; }

    /// <summary>What the plan is worth: Σ weights, Σ scores − Σ load prices, Σ draws.</summary>
    public Levels Objective { get; }

    /// <summary>What no plan can be worth more than, as the prices of the places prove; equals the objective.</summary>
    public Levels Bound { get; }

    /// <summary>Bound less objective: 0 on every level, as the plan is exact.</summary>
    public Levels Gap => new(Bound.Placed - Objective.Placed, Bound.Fit - Objective.Fit, Bound.Draw - Objective.Draw);

    internal Network Network { get; }
}
