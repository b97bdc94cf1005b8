using Matching.Core.People;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Steps;

/// <summary>What has happened in one enrolment, as far as the next steps depend on it. Dates are civil.</summary>
public sealed record EnrolmentStory
{
    /// <summary>The version that she was enrolled under.</summary>
    public required ProgrammeVersion Version { get; init; }

    public required DateOnly Born { get; init; }

    public required DateOnly Enrolled { get; init; }

    /// <summary>Her readiness group now.</summary>
    public string TargetGroup { get; init; } = TargetGroups.None;

    /// <summary>The last day of her preparation itself; null = not yet complete.</summary>
    public DateOnly? Prepared { get; init; }

    /// <summary>The first day of her group; null = none.</summary>
    public DateOnly? GroupStart { get; init; }

    /// <summary>What changed in her life, and when: leaves_school, group_changes.</summary>
    public IReadOnlyList<(LifeEvent What, DateOnly On)> Changes { get; init; } = [];

    public IReadOnlyList<PlacementStory> Placements { get; init; } = [];

    /// <summary>Keys of steps that are answered or decided.</summary>
    public IReadOnlySet<string> Done { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>One placement of an enrolment.</summary>
public sealed record PlacementStory
{
    public required string Id { get; init; }

    /// <summary>The track it belongs to.</summary>
    public required string Track { get; init; }

    /// <summary>She said yes; the first contact is counted from here.</summary>
    public DateOnly? AgreedOn { get; init; }

    /// <summary>First day; for a mentor the first meeting that both said yes to. Null = not begun.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The length that was agreed where a stage has a least and a most; null = the most.</summary>
    public Period? Agreed { get; init; }

    /// <summary>Next stages that were decided, the first not counted.</summary>
    public int Extensions { get; init; }

    /// <summary>Days from the first that the law lets it last, with what has been decided so far; null = no rule of law limits it.</summary>
    public int? LawfulDays { get; init; }

    /// <summary>The last day, when it has ended.</summary>
    public DateOnly? Ended { get; init; }

    public OutcomeCode? Outcome { get; init; }
}

/// <summary>A placement with its track and the dates that follow from its stages.</summary>
/// <param name="LastDay">Of the running stage; null = open-ended.</param>
/// <param name="MayGoOn">Another stage is possible by decision.</param>
/// <param name="Without">What happens on the last day without a decision.</param>
public sealed record PlacementDates(PlacementStory Story, Track Track, DateOnly? LastDay, bool MayGoOn, WithoutDecision Without)
{
    /// <summary>The day that nothing of the placement comes after; null = it runs on.</summary>
    public DateOnly? End => Story.Ended ?? (Without == WithoutDecision.End ? LastDay : null);

    /// <summary>The law's last day comes before the scheme's own.</summary>
    public bool IsCutByLaw { get; init; }

    public bool IsOf(Kind kind) => Track.Kind == kind;
}
