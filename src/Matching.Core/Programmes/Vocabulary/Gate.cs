using System.ComponentModel;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>Something that must be true before a step; not passed, it is a why-not that names the gate and who can pass it.</summary>
public sealed record Gate
{
    public required GateCode Code { get; init; }

    [Description("The step that waits for it.")]
    public required GateStep Before { get; init; }

    [Description("For whom; absent = always.")]
    public Condition? When { get; init; }

    [Within(1, 100), Description("How many are needed (talks), or at most (goals).")]
    public int? Count { get; init; }

    [Description("Who records it.")]
    public Role? By { get; init; }

    [Description("How long it holds once passed.")]
    public Period? ValidFor { get; init; }

    public Waiver? Waive { get; init; }

    [Named("certificateCode"), Description("Which certificate, for example amu-49980.")]
    public string? CertificateCode { get; init; }
}

/// <summary>Who may let it pass in writing, and whether a second person must agree who is not the first.</summary>
public sealed record Waiver
{
    public required Role By { get; init; }

    public bool SecondPerson { get; init; }
}

/// <summary>The step a gate stands before.</summary>
public enum GateStep
{
    Enrol = 1,
    Match = 2,
    Offer = 3,
    Accept = 4,
    Start = 5,
    Extend = 6,
    Close = 7,
}

/// <summary>What a gate asks for.</summary>
public enum GateCode
{
    GuardianBacking = 1,
    YouthWilling = 2,

    /// <summary>Counted.</summary>
    Talk = 3,

    /// <summary>Counted: at most so many.</summary>
    Goals = 4,
    AdviserAgreement = 5,
    ParentsInvolved = 6,
    FamilyDepartmentAsked = 7,
    ModulesDone = 8,

    /// <summary>With its code.</summary>
    Certificate = 9,

    /// <summary>Written, dated and signed.</summary>
    Assessment = 10,

    /// <summary>An assessment with that finding.</summary>
    SpecialNeed = 11,
    AllowanceSet = 12,

    /// <summary>What may be told, and to whom.</summary>
    PermissionText = 13,
    PlaceConfirmed = 14,
    HostCleared = 15,
    HostAgreement = 16,
    EscortNamed = 17,

    /// <summary>The decision went by Digital Post.</summary>
    LetterSent = 18,
}

/// <summary>
/// What must hold; every member that is there. Lists mean any of them; an age is in whole years, from included, under excluded; weeks used
/// and hours are "at least". Empty = always.
/// </summary>
public sealed record Condition
{
    [Within(1, 99)]
    public int? AgeUnder { get; init; }

    [Within(0, 99)]
    public int? AgeFrom { get; init; }

    [OneOrMany]
    public IReadOnlyList<Kind> Kind { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<Form> Form { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<string> Track { get; init; } = [];

    [OneOrMany, ListedIn(WordList.EntryGroups)]
    public IReadOnlyList<string> TargetGroup { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<School> School { get; init; } = [];

    [Within(0, 168), Description("At least so many hours a week.")]
    public decimal? HoursFrom { get; init; }

    public bool? FullTime { get; init; }

    [OneOrMany]
    public IReadOnlyList<LifeEvent> Event { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<OutcomeCode> Outcome { get; init; } = [];

    [Within(0, 2_600), Description("At least so many weeks.")]
    public int? WeeksUsed { get; init; }

    /// <summary>Nothing is asked.</summary>
    public bool IsAlways => (AgeUnder ?? AgeFrom ?? WeeksUsed) is null && HoursFrom is null && FullTime is null
        && Kind.Count + Form.Count + Track.Count + TargetGroup.Count + School.Count + Event.Count + Outcome.Count == 0;
}
