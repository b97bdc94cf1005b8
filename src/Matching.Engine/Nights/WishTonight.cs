using Matching.Engine.Facts;

namespace Matching.Engine.Nights;

/// <summary>
/// One young person × one kind she wants, with what earlier nights and people have decided about it. Exists for every kind in the wants of
/// everybody from 13 to 30 on D, whatever her status.
/// </summary>
/// <remarks>Source: the matching model §13, Wishes and pins.</remarks>
internal sealed class WishTonight
{
    private const int YoungestAge = 13;
    private const int OldestAge = 30;

    public required int Index { get; init; }

    public required YouthTonight Youth { get; init; }

    public required Kind Kind { get; init; }

    /// <summary>Where she is approved, offered, agreed or running, and no other of the kind goes beside it; of several the smallest opening id; null = not pinned.</summary>
    public OpeningTonight? Pinned { get; init; }

    /// <summary>Where an earlier night has shown her; of several the smallest opening id; null = nowhere. A meeting that was proposed shows no place.</summary>
    public OpeningTonight? Shown { get; init; }

    /// <summary>Where both sides' rankings take her, found before any seat is given by the plan; null = nowhere.</summary>
    public OpeningTonight? Chosen { get; private set; }

    /// <summary>Neither people nor rankings have decided: the plan may seat it.</summary>
    public bool IsFree => Pinned is null && Chosen is null;

    public void Choose(OpeningTonight opening) => Chosen = opening;

    /// <summary>The same wish at another place of another list.</summary>
    public WishTonight At(int index) => new() { Index = index, Youth = Youth, Kind = Kind, Pinned = Pinned, Shown = Shown, Chosen = Chosen };

    /// <summary>All wishes of the night, by youth id, then kind.</summary>
    public static WishTonight[] AllOf(Night night)
    {
        var wanted = night.Youths
            .Where(youth => youth.Age is >= YoungestAge and <= OldestAge)
            .SelectMany(youth => youth.Facts.Wants.Distinct().Order(), (youth, kind) => (youth, kind));
        return [.. wanted.Select((wish, index) => Of(wish.youth, wish.kind, index))];
    }

    private static WishTonight Of(YouthTonight youth, Kind kind, int index) => new()
    {
        Index = index,
        Youth = youth,
        Kind = kind,
        Pinned = FirstOpening(youth, kind, placement => placement is { IsPinned: true, Facts.LeavesRoom: false }),
        Shown = FirstOpening(youth, kind, placement => placement is { Facts.State: PlacementState.Shown, Opening.Choice: null }),
    };

    private static OpeningTonight? FirstOpening(YouthTonight youth, Kind kind, Func<PlacementTonight, bool> which) =>
        youth.Placements.FirstOrDefault(placement => placement.Kind == kind && placement.Opening is not null && which(placement))?.Opening;
}
