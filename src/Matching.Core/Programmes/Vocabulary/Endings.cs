using System.ComponentModel;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>How a match may end: closed lists; a scheme may take fewer, not add. Empty = all of them.</summary>
public sealed record Endings
{
    public IReadOnlyList<OutcomeCode> Outcomes { get; init; } = [];

    public IReadOnlyList<EndReason> Reasons { get; init; } = [];

    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    public bool NextStepRequired { get; init; } = true;
}

/// <summary>What came of it.</summary>
public enum OutcomeCode
{
    OrdinaryJob = 1,
    PartTimeJob = 2,
    SpareTimeJob = 3,
    SmallJob = 4,
    OnCallJob = 5,
    Apprenticeship = 6,
    WageSubsidy = 7,
    Internship = 8,
    PaidHours = 9,
    Education = 10,
    Fgu = 11,
    Stu = 12,
    OtherCourse = 13,
    Flexjob = 14,
    DisabilityPension = 15,
    HealthOffer = 16,
    MentorCourse = 17,
    OrdinaryEffort = 18,
    None = 19,
    Unknown = 20,
}

/// <summary>Why it ended. To have moved on (left for something better) is a success.</summary>
public enum EndReason
{
    GoalReached = 1,
    PlannedEnd = 2,
    MovedOn = 3,
    NoChemistry = 4,
    NoShow = 5,
    Pace = 6,
    Travel = 7,
    Tasks = 8,
    NeedNotTold = 9,
    Illness = 10,
    MovedAway = 11,
    OtherHelpNeeded = 12,
    YouthStopped = 13,
    HostStopped = 14,
    MentorStopped = 15,
    HostClosed = 16,
    LawLimit = 17,
    AgeLimit = 18,
    Exempted = 19,
    ProgrammeEnded = 20,
}

/// <summary>What comes next, so that one failed placement leads to the next and not out.</summary>
public enum NextStep
{
    NextMatch = 1,
    OtherKind = 2,
    SameHostJob = 3,
    ApplicationHelp = 4,
    Education = 5,
    OtherProgramme = 6,
    ContactPerson = 7,
    NoneByChoice = 8,
}

/// <summary>What a report compares a figure with. Results are never stored here.</summary>
public sealed record Target
{
    [Id]
    public required string Id { get; init; }

    [Description("share, count, mean …: what is measured, in a word. A count may say enrolled or completed: those are counted, else the matches that began.")]
    public required string Measure { get; init; }

    [Description("Which outcomes, kinds or tracks count.")]
    public Condition? Numerator { get; init; }

    [Description("For percent and ratio only; hosts and staff belong to ratio.")]
    public Denominator? Denominator { get; init; }

    public TargetOf Of { get; init; } = TargetOf.Person;

    [Description("Only what is at least so old counts.")]
    public Period? MinAge { get; init; }

    [Description("On or before from + this period.")]
    public Period? Within { get; init; }

    public Moment? From { get; init; }

    [Description("Still running on the last day of this period.")]
    public Period? Lasts { get; init; }

    [Description("The date of a count of what runs.")]
    public DateOnly? On { get; init; }

    [Within(0, 10_000_000)]
    public required decimal Value { get; init; }

    public Compare Compare { get; init; } = Compare.AtLeast;

    public required TargetUnit Unit { get; init; }

    public TargetPer? Per { get; init; }

    public TargetKind Kind { get; init; } = TargetKind.Target;

    public string? Source { get; init; }
}

/// <summary>What a share is a share of.</summary>
public enum Denominator
{
    Matches = 1,
    Completed = 2,
    Started = 3,
    Enrolled = 4,
    Openings = 5,

    /// <summary>Companies with a match or an opening in the scheme; for a ratio.</summary>
    Hosts = 6,

    /// <summary>The persons of staff.cases; for a ratio.</summary>
    Staff = 7,
}

/// <summary>What is counted once.</summary>
public enum TargetOf
{
    Person = 1,
    Match = 2,
    Opening = 3,
    Host = 4,
}

/// <summary>When a target is met.</summary>
public enum Compare
{
    AtLeast = 1,
    Over = 2,
}

/// <summary>In what a figure is given.</summary>
public enum TargetUnit
{
    Percent = 1,
    Count = 2,
    Days = 3,

    /// <summary>So many for each of the denominator, to one decimal.</summary>
    Ratio = 4,
}

/// <summary>For each of what.</summary>
public enum TargetPer
{
    Year = 1,
}

/// <summary>A target that was set, or what the source expects.</summary>
public enum TargetKind
{
    Target = 1,
    Expectation = 2,
}
