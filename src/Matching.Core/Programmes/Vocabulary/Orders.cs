using System.ComponentModel;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>The employer's side: what an order says, and how soon it is answered.</summary>
public sealed record Orders
{
    [Description("What an order form asks, in snake_case words; each is answered before the order is received.")]
    public IReadOnlyList<string> Fields { get; init; } = [];

    [Description("Every hard demand first: who breaks one is never shown. It always holds, and only true may be written.")]
    public bool HardFirst { get; init; } = true;

    [Within(1, 100)]
    public int? ShortlistPerPost { get; init; }

    [Within(1, 1_000)]
    public int? MinCandidates { get; init; }

    [Description("The company picks from the shortlist: while an order for a place stands, no night proposes anybody to it.")]
    public bool HostPicks { get; init; }

    [Description("Later counts as the next working day.")]
    public TimeOnly? CutOff { get; init; }

    public IReadOnlyList<ServiceLevel> Levels { get; init; } = [];

    public Escalation? Escalate { get; init; }

    public IReadOnlyList<AgreementPoint> AgreementPoints { get; init; } = [];
}

/// <summary>From one time stamp to another within a period; P0D = on the same working day.</summary>
public sealed record ServiceLevel
{
    [Id]
    public required string Id { get; init; }

    public required OrderStamp From { get; init; }

    public required OrderStamp To { get; init; }

    public required Period Within { get; init; }
}

/// <summary>Time stamps of an order.</summary>
public enum OrderStamp
{
    OrderReceived = 1,
    HostCleared = 2,
    Published = 3,
    CandidatesSent = 4,
    MeetingHeld = 5,
    EventPledge = 6,
}

/// <summary>When nothing was found, to whom the order goes.</summary>
public sealed record Escalation
{
    public required Period After { get; init; }

    public required EscalateTo To { get; init; }
}

/// <summary>To whom an order goes on.</summary>
public enum EscalateTo
{
    Neighbours = 1,
    Coordinator = 2,
    JobConsultant = 3,
    CompanyConsultant = 4,
}

/// <summary>One point of a partnership agreement, and the kinds and forms it lets the company take.</summary>
public sealed record AgreementPoint
{
    [Within(1, 100)]
    public required int Point { get; init; }

    public ProgrammeText? Title { get; init; }

    [OneOrMany]
    public IReadOnlyList<Kind> Kinds { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<Form> Forms { get; init; } = [];
}
