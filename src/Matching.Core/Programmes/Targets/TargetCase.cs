using Matching.Core.Programmes.Vocabulary;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Targets;

/// <summary>What came of a case: from a first day, included, to a last one, included; null = it still goes on.</summary>
public sealed record TargetOutcome(OutcomeCode Code, DateOnly From, DateOnly? To = null);

/// <summary>
/// One enrolment or match of one person, or one opening, as a report counts it. A person with two matches is two cases and, where a target is
/// of persons, counted once. No names, only ids.
/// </summary>
public sealed record TargetCase
{
    /// <summary>Empty for an opening that nobody has been matched to.</summary>
    public required string Person { get; init; }

    /// <summary>Empty where the case has none.</summary>
    public string Opening { get; init; } = "";

    /// <summary>The company or mentor; empty = not stated.</summary>
    public string Host { get; init; } = "";

    public Kind? Kind { get; init; }

    /// <summary>The track's id; empty = not stated.</summary>
    public string Track { get; init; } = "";

    /// <summary>The track's form; null = not stated.</summary>
    public Form? Form { get; init; }

    public DateOnly? Enrolled { get; init; }

    /// <summary>First day of the match, or of the opening.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of the match; null = it runs.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The day on which it was completed as meant; null = not, or not yet.</summary>
    public DateOnly? Completed { get; init; }

    /// <summary>An opening that takes nobody now: it counts as found.</summary>
    public bool IsPaused { get; init; }

    public IReadOnlyList<TargetOutcome> Outcomes { get; init; } = [];
}
