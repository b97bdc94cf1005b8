using Matching.Core.Offers;
using Matching.Core.States;
using Matching.Engine.Facts;
using static Matching.Core.Placements.PlacementStage;
using static Matching.Core.States.StateTable<Matching.Core.Placements.PlacementStage, Matching.Core.Placements.PlacementEvent>;

namespace Matching.Core.Placements;

/// <summary>Which placement.</summary>
public readonly record struct PlacementId(Guid Value)
{
    public static PlacementId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>From her yes to one end. Stored by number, 4 to 6 as <see cref="PlacementState"/> has them: never renumber.</summary>
public enum PlacementStage
{
    /// <summary>She has said yes; nothing has begun.</summary>
    Agreed = 4,
    Running = 5,

    /// <summary>It lasted as long as it was meant to.</summary>
    Completed = 6,

    /// <summary>It never began.</summary>
    Cancelled = 7,

    /// <summary>It ended early.</summary>
    Broken = 8,
}

/// <summary>What can happen to a placement.</summary>
public enum PlacementEvent
{
    Begin = 1,
    End = 2,
    BreakOff = 3,

    /// <summary>One side says no before it has begun.</summary>
    WithdrawBeforeStart = 4,
}

/// <summary>The life of a placement.</summary>
public static class PlacementLife
{
    public static StateTable<PlacementStage, PlacementEvent> Table { get; } = new()
    {
        //                                       Agreed          Running        Completed  Cancelled  Broken
        [PlacementEvent.Begin] =                [To(Running),    Ignore,        Ignore,    Forbid,    Ignore],
        [PlacementEvent.End] =                  [Forbid,         To(Completed), Ignore,    Forbid,    Ignore],
        [PlacementEvent.BreakOff] =             [Forbid,         To(Broken),    Ignore,    Forbid,    Ignore],
        [PlacementEvent.WithdrawBeforeStart] =  [To(Cancelled),  Ignore,        Ignore,    Ignore,    Ignore],
    };
}

/// <summary>A pair that has said yes. Civil dates, ends included. <see cref="Version"/> is the row's as it was read.</summary>
public sealed class Placement
{
    public required PlacementId Id { get; init; }

    public required string Municipality { get; init; }

    public required string YouthId { get; init; }

    public required string OpeningId { get; init; }

    public required Kind Kind { get; init; }

    public required OfferId Offer { get; init; }

    /// <summary>When it came into its stage.</summary>
    public DateOnly Since { get; private set; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    /// <summary>The last day on which the mentor is to call first; null = a consultant does.</summary>
    public DateOnly? CallBy { get; init; }

    /// <summary>Null = the opening's minimum.</summary>
    public int? HoursPerWeek { get; init; }

    /// <summary>As the files write it; empty = not agreed yet.</summary>
    public string Schedule { get; init; } = "";

    public PlacementStage Stage { get; private set; } = Agreed;

    public int Version { get; init; } = 1;

    public Placement As(PlacementStage stage, DateOnly since)
    {
        (Stage, Since) = (stage, since);
        return this;
    }

    public Heard<PlacementStage> Hear(PlacementEvent happened, DateOnly on)
    {
        var heard = PlacementLife.Table.Hear(Stage, happened);
        if (heard.Moved)
        {
            (Stage, Since) = (heard.To, on);
        }

        return heard;
    }
}
