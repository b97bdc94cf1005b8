namespace Matching.Engine.Assigning.Branches;

/// <summary>
/// A part with decisions applied: which pairs are out, which wishes are seated for good, which openings are closed or must reach their minimum.
/// </summary>
internal sealed class Ground
{
    private readonly Part _part;

    public Ground(Part part, Decision? decisions)
    {
        _part = part;
        IsOut = new bool[part.Problem.Pairs.Count];
        Seated = new int[part.Problem.Pairs.Wishes];
        Array.Fill(Seated, -1);
        MustReach = new int[part.Problem.Openings.Length];
        IsClosed = new bool[part.Problem.Openings.Length];
        for (var decision = decisions; decision is not null; decision = decision.Before)
            Apply(decision);
        IsPossible = CheckSeated();
    }

    public bool[] IsOut { get; }

    /// <summary>Pair by wish that is seated for good; −1 = open.</summary>
    public int[] Seated { get; }

    /// <summary>By opening: how many it takes at least, those seated for good included; 0 = no demand.</summary>
    public int[] MustReach { get; }

    public bool[] IsClosed { get; }

    /// <summary>False where the decisions contradict each other.</summary>
    public bool IsPossible { get; }

    /// <summary>Takes a pair out of this ground only; for dives that never come back. False where that changes nothing, as for who is seated for good.</summary>
    public bool TakeOut(int pair)
    {
        var moved = !IsOut[pair] && Seated[_part.WishOfPair[pair]] != pair;
        IsOut[pair] |= moved;
        return moved;
    }

    /// <summary>Closes an opening on this ground only. False where that changes nothing, as where somebody is seated for good.</summary>
    public bool Close(int opening)
    {
        var moved = !IsClosed[opening] && !Array.Exists(Seated, pair => pair >= 0 && _part.Problem.Pairs.Opening[pair] == opening);
        IsClosed[opening] |= moved;
        return moved;
    }

    /// <summary>Neither taken out nor seated: the flow may choose it.</summary>
    public bool IsUndecided(int pair) => IsOpenPair(pair) && Seated[_part.WishOfPair[pair]] < 0;

    public bool IsOpenPair(int pair) => !IsOut[pair] && !IsClosed[_part.Problem.Pairs.Opening[pair]];

    private void Apply(Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Without:
                IsOut[decision.At] = true;
                break;
            case DecisionKind.With:
                Seated[_part.WishOfPair[decision.At]] = decision.At;
                TakeOutCollisions(decision.At);
                break;
            case DecisionKind.Closed:
                IsClosed[decision.At] = true;
                break;
            default:
                MustReach[decision.At] = _part.Sides.Minimum[decision.At];
                break;
        }
    }

    private void TakeOutCollisions(int pair)
    {
        var wish = _part.WishOfPair[pair];
        foreach (var other in _part.ListOf[wish] ?? [])
        {
            if (other == wish)
                continue;
            for (var theirs = _part.Problem.Pairs.Start[other]; theirs < _part.Problem.Pairs.Start[other + 1]; theirs++)
                IsOut[theirs] |= !IsOut[theirs] && _part.Collide(pair, theirs);
        }
    }

    private bool CheckSeated() =>
        Array.TrueForAll(Seated, pair => pair < 0 || IsOpenPair(pair))
        && _part.Sides.Limits.All(limit => limit.Pairs.Count(pair => Seated[_part.WishOfPair[pair]] == pair) <= limit.Most);
}
