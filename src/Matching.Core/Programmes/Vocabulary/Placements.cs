using System.ComponentModel;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>One stage of a placement; a next one, or the same again, only by decision.</summary>
public sealed record Stage
{
    [Description("A period, or {min, max}; absent = open-ended.")]
    public StageLength? Length { get; init; }

    [Description("Times in all, or \"unlimited\".")]
    public Times Repeat { get; init; } = new(1);

    [OneOrMany, ListedIn(WordList.Gates), Description("Gates that stand before this stage.")]
    public IReadOnlyList<GateCode> Gate { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<Role> DecidedBy { get; init; } = [Role.JobConsultant];

    [Description("Without a decision on the last day: end, or keep (runs on, an item on the desk).")]
    public WithoutDecision? Without { get; init; }
}

/// <summary>What happens without a decision.</summary>
public enum WithoutDecision
{
    End = 1,
    Keep = 2,
}

/// <summary>A question that an event raises; a due date before it moves to the working day before.</summary>
public sealed record Reassessment
{
    public required LifeEvent Event { get; init; }

    [Description("How long before the event; absent = on its day.")]
    public Period? Before { get; init; }

    public ProgrammeText? Question { get; init; }

    public WithoutDecision? Without { get; init; }
}

/// <summary>Hours now and the ramp. Up only when all have said yes; down or hold is no failure.</summary>
public sealed record Hours
{
    public HoursPer Per { get; init; } = HoursPer.Week;

    [Within(0, 168)]
    public decimal? Min { get; init; }

    [Within(0, 168)]
    public decimal? Max { get; init; }

    [Description("Hours at the start, a number or a range.")]
    public HoursRange? Start { get; init; }

    [Within(0.25, 37)]
    public decimal? Step { get; init; }

    [OneOrMany]
    public IReadOnlyList<Role> AgreedBy { get; init; } = [Role.Youth, Role.Host, Role.JobConsultant];

    [Within(1, 37), Description("Ceiling of school, placements and jobs together.")]
    public decimal Total { get; init; } = 37;
}

/// <summary>Hours a week or a calendar month.</summary>
public enum HoursPer
{
    Week = 1,
    Month = 2,
}

/// <summary>What is paid, told in the offer.</summary>
public enum Pay
{
    Unpaid = 1,
    Allowance = 2,
    Wage = 3,
    Subsidised = 4,
    Sponsored = 5,
}

/// <summary>A question to one or more, one tap each. Silence never ends anything.</summary>
public sealed record FollowUp
{
    [Description("So long after the moment it is counted from; may be negative.")]
    public required Period At { get; init; }

    [Description("The moment it is counted from; absent = start.")]
    public Moment From { get; init; } = new(MomentCode.Start);

    [Description("How often it comes back: a period, a number of times, or \"unlimited\".")]
    public Recurrence? Repeat { get; init; }

    public Limit? Until { get; init; }

    [OneOrMany]
    public required IReadOnlyList<Role> To { get; init; }

    public required FollowUpQuestion Ask { get; init; }

    [Description("Who asks; absent = the product.")]
    public Role? By { get; init; }

    [Description("{remind, desk}, or by role; null = nothing.")]
    public Silence? Silence { get; init; }
}

/// <summary>What is asked.</summary>
public enum FollowUpQuestion
{
    GoesWell = 1,

    /// <summary>Extend?</summary>
    GoOn = 2,
    Attends = 3,
    Chemistry = 4,
    HoursOk = 5,
    Status = 6,
    KeepsJob = 7,
    StillInEducation = 8,
}

/// <summary>A fall-back: it makes an item on the work list, and only the decision changes anything.</summary>
public sealed record FallBack
{
    [Id]
    public required string Id { get; init; }

    public required Period After { get; init; }

    public Moment From { get; init; } = new(MomentCode.Enrolled);

    [Description("A condition on a placement or outcome that stops it.")]
    public Condition? Unless { get; init; }

    public required ClockDeed Do { get; init; }

    [Description("offer_help: with what.")]
    public HelpWith? Help { get; init; }

    [OneOrMany, Description("open_track: which.")]
    public IReadOnlyList<string> Track { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<Role> DecidedBy { get; init; } = [Role.JobConsultant];
}

/// <summary>What a clock asks for.</summary>
public enum ClockDeed
{
    OpenTrack = 1,
    OfferHelp = 2,

    /// <summary>Stay or leave.</summary>
    Review = 3,

    /// <summary>"End or override"; no new proposals from its day.</summary>
    ReturnToOrdinaryEffort = 4,
    Alert = 5,
}

/// <summary>With what help is offered.</summary>
public enum HelpWith
{
    Application = 1,
    InterviewTraining = 2,
    Cv = 3,
}
