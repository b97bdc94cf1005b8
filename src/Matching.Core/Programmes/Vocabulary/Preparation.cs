using System.ComponentModel;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>Teaching before any track; complete on its own dated day.</summary>
public sealed record Preparation
{
    public IReadOnlyList<Module> Modules { get; init; } = [];

    public CompleteWhen? CompleteWhen { get; init; }
}

/// <summary>One part of a course, with its attendance.</summary>
public sealed record Module
{
    [Id]
    public required string Id { get; init; }

    public required ProgrammeText Title { get; init; }

    public Period? Length { get; init; }

    [Within(1, 1_000)]
    public int? Sessions { get; init; }

    [Within(1, 14)]
    public int? SessionsPerWeek { get; init; }

    [Within(0.25, 12)]
    public decimal? SessionHours { get; init; }

    [Description("Where it is held; her file and her own page say it.")]
    public ModulePlace? Where { get; init; }

    public ModuleTime? When { get; init; }

    [Within(1, 100)]
    public int? Order { get; init; }
}

/// <summary>Where a module is held.</summary>
public enum ModulePlace
{
    School = 1,
    Host = 2,
    Municipality = 3,
}

/// <summary>Before the track, during it, or between placements.</summary>
public enum ModuleTime
{
    Before = 1,
    During = 2,
    Between = 3,
}

/// <summary>How many modules make it complete; null = all. A waiver is written.</summary>
public sealed record CompleteWhen
{
    [Within(1, 100)]
    public int? Modules { get; init; }

    public Waiver? Waive { get; init; }
}

/// <summary>A cohort (starts together) or a standing peer group (rolling).</summary>
public sealed record Group
{
    [Within(1, 1_000)]
    public required int Min { get; init; }

    [Within(1, 1_000)]
    public required int Max { get; init; }

    public GroupStart Start { get; init; } = GroupStart.Together;

    public IReadOnlyList<DateOnly> Starts { get; init; } = [];

    public DateOnly? ClosesOn { get; init; }

    [Description("So long before each start.")]
    public Period? ClosesBefore { get; init; }

    public IfDissolved? IfDissolved { get; init; }

    [Description("How often it meets.")]
    public Period? Meets { get; init; }

    public Role? LedBy { get; init; }

    public bool SameHost { get; init; }

    public Absence? Absence { get; init; }
}

/// <summary>Whether a group starts together or stands open.</summary>
public enum GroupStart
{
    Together = 1,
    Rolling = 2,
}

/// <summary>What becomes of those in a cohort that is not opened.</summary>
public enum IfDissolved
{
    NextStart = 1,
    End = 2,
}

/// <summary>Absence from what, how often in a row, does what.</summary>
public sealed record Absence
{
    public required AbsenceOf Of { get; init; }

    [Within(1, 100)]
    public required int InARow { get; init; }

    public required ClockDeed Do { get; init; }
}

/// <summary>What one is absent from.</summary>
public enum AbsenceOf
{
    Group = 1,
    Module = 2,
    Placement = 3,
}
