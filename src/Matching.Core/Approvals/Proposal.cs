using Matching.Core.States;
using Matching.Engine;
using Matching.Engine.Facts;
using static Matching.Core.States.StateTable<Matching.Core.Approvals.ProposalState, Matching.Core.Approvals.ProposalEvent>;

namespace Matching.Core.Approvals;

/// <summary>Which proposal; never mixed up with another kind of id.</summary>
public readonly record struct ProposalId(Guid Value)
{
    public static ProposalId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>From a night's proposal to one decision. Stored by number: never renumber.</summary>
public enum ProposalState
{
    /// <summary>A night proposes the pair; nobody has decided; no seat is held.</summary>
    Proposed = 1,

    /// <summary>A person said yes: the seat is held and an offer lives.</summary>
    Approved = 2,

    /// <summary>A person said no, with a reason.</summary>
    Rejected = 3,

    /// <summary>A later night no longer proposes it.</summary>
    Superseded = 4,
}

/// <summary>What can happen to a proposal.</summary>
public enum ProposalEvent
{
    Approve = 1,
    Reject = 2,
    Supersede = 3,
}

/// <summary>The life of a proposal: decided once. A second decision is told who decided first.</summary>
public static class ProposalLife
{
    public static StateTable<ProposalState, ProposalEvent> Table { get; } = new()
    {
        //                           Proposed                       Approved  Rejected  Superseded
        [ProposalEvent.Approve] =   [To(ProposalState.Approved),    Ignore,   Ignore,   Ignore],
        [ProposalEvent.Reject] =    [To(ProposalState.Rejected),    Ignore,   Ignore,   Ignore],
        [ProposalEvent.Supersede] = [To(ProposalState.Superseded),  Ignore,   Ignore,   Ignore],
    };
}

/// <summary>
/// A pair that a night proposes and one person decides. <see cref="Version"/> is the row's as it was read: a save of an older one is lost.
/// </summary>
public sealed class Proposal
{
    public required ProposalId Id { get; init; }

    public required string Municipality { get; init; }

    public required string YouthId { get; init; }

    public required Kind Kind { get; init; }

    public required string OpeningId { get; init; }

    public required string HostId { get; init; }

    public required string Programme { get; init; }

    /// <summary>Whether a place, a place in a group that is not complete yet, or a meeting is proposed.</summary>
    public PairState Pair { get; init; } = PairState.Proposed;

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Score card, reasons, runners-up as the approver saw them, JSON; kept with the decision.</summary>
    public string Details { get; init; } = "{}";

    public ProposalState State { get; private set; } = ProposalState.Proposed;

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Sign-in name; empty = nobody yet.</summary>
    public string DecidedBy { get; private set; } = "";

    public string RejectReason { get; private set; } = "";

    public int Version { get; init; } = 1;

    /// <summary>As it lies in the store.</summary>
    public Proposal As(ProposalState state, DateTimeOffset? decidedAt, string decidedBy, string rejectReason)
    {
        (State, DecidedAt, DecidedBy, RejectReason) = (state, decidedAt, decidedBy, rejectReason);
        return this;
    }

    public Heard<ProposalState> Approve(string by, DateTimeOffset at) => Decide(ProposalEvent.Approve, by, at, "");

    public Heard<ProposalState> Reject(string by, DateTimeOffset at, string reason) => Decide(ProposalEvent.Reject, by, at, reason);

    private Heard<ProposalState> Decide(ProposalEvent happened, string by, DateTimeOffset at, string reason)
    {
        var heard = ProposalLife.Table.Hear(State, happened);
        if (heard.Moved)
        {
            As(heard.To, at, by, reason);
        }

        return heard;
    }
}
