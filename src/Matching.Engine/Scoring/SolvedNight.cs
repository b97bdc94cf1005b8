using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Sifting;

namespace Matching.Engine.Scoring;

/// <summary>A night with its plan: what the explanations look at.</summary>
internal sealed class SolvedNight
{
    private readonly int[][] _holders;

    public SolvedNight(Night night, WishTonight[] wishes, WishCandidates[] feasible, int[] weights, Seating seating)
    {
        Night = night;
        Wishes = wishes;
        Feasible = feasible;
        Weights = weights;
        Seating = seating;
        var holders = wishes.ToLookup(seating.OpeningOf, wish => weights[wish.Index]);
        _holders = [.. night.Openings.Select(opening => holders[opening.Index].Order().ToArray())];
    }

    public Night Night { get; }

    /// <summary>All wishes, by youth id, then kind.</summary>
    public WishTonight[] Wishes { get; }

    /// <summary>By wish index.</summary>
    public WishCandidates[] Feasible { get; }

    /// <summary>By wish index; 0 when pinned.</summary>
    public int[] Weights { get; }

    public Seating Seating { get; }

    /// <summary>Where the wish is: its pin, where both sides' rankings take it, or what the plan gives it; null = nowhere.</summary>
    public OpeningTonight? OpeningOf(WishTonight wish) =>
        wish.Pinned ?? wish.Chosen ?? (Seating.OpeningOf(wish) is var opening && opening >= 0 ? Night.Openings[opening] : null);

    /// <summary>The lightest wish seated there tonight; 0 when only pinned ones are.</summary>
    public int LightestAt(int opening) => _holders[opening].FirstOrDefault();

    /// <summary>Where the fit rules first, placed and fit are one sum, which stands as the first level.</summary>
    public Levels Levels(Levels solved) => Night.Policy.Objective == Objective.BestFitFirst
        ? new Levels(solved.Fit, 0, solved.Draw)
        : solved;

    /// <summary>What the rankings have filled, level by level: it is the same in every plan, so it stands in objective and bound alike.</summary>
    public Levels ChosenWorth()
    {
        var drawing = new Draw(Night.Problem.Salt);
        var (placed, fit, draw) = (0L, 0L, 0L);
        foreach (var wish in Wishes.Where(wish => wish.Chosen is not null))
        {
            placed += Weights[wish.Index];
            fit += Feasible[wish.Index].Scores[Feasible[wish.Index].Find(wish.Chosen!)];
            draw += drawing.Of(wish.Youth.Id, wish.Kind, wish.Chosen!.Id);
        }

        return Night.Policy.Objective == Objective.BestFitFirst ? new Levels(PairRows.ScoreFactor * fit + placed, 0, draw) : new Levels(placed, fit, draw);
    }
}
