using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Steps;

/// <summary>One next step with its deadline.</summary>
/// <param name="Key">The same for the same step whenever it is planned; what is done is told by it.</param>
/// <param name="Kind">What kind of step.</param>
/// <param name="Due">The day it is due, moved off Saturdays, Sundays and public holidays.</param>
/// <param name="What">What is asked or to be decided, as a code.</param>
/// <param name="Who">Who must act or is asked.</param>
/// <param name="Remind">When silence reminds; null = never.</param>
/// <param name="Desk">When silence reaches the desk; null = never.</param>
/// <param name="Placement">The placement it belongs to; null = the enrolment.</param>
public sealed record DueStep(string Key, StepKind Kind, DateOnly Due, string What, IReadOnlyList<Role> Who, DateOnly? Remind = null, DateOnly? Desk = null, string? Placement = null);

/// <summary>What kind of step comes next.</summary>
public enum StepKind
{
    /// <summary>Somebody calls first.</summary>
    FirstContact = 1,

    /// <summary>A question, one tap.</summary>
    FollowUp = 2,

    /// <summary>The desk is told that a stage ends and may go on.</summary>
    StageWarning = 3,

    /// <summary>The last day of a stage: it ends, or runs on with an item on the desk.</summary>
    StageEnd = 4,

    /// <summary>An event that a person must look at.</summary>
    Reassessment = 5,

    /// <summary>A clock ran out.</summary>
    FallBack = 6,

    /// <summary>What came of it, at 6 and 12 months.</summary>
    OutcomeQuestion = 7,
}
