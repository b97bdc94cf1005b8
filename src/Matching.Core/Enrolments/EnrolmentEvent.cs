using System.Globalization;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>Which enrolment: one person in one scheme.</summary>
public readonly record struct EnrolmentId(Guid Value)
{
    public static EnrolmentId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>What can happen in an enrolment. Stored by number: never renumber.</summary>
public enum EnrolmentEventKind
{
    /// <summary>A placement was agreed: subject = placement, word = track.</summary>
    Agreed = 1,

    /// <summary>The placement's first day; for a mentor the first meeting that both said yes to.</summary>
    Started = 2,

    /// <summary>A next stage was decided: subject = placement.</summary>
    Extended = 3,

    /// <summary>Subject = placement, word = outcome; with reason and next step from the closed lists.</summary>
    PlacementEnded = 4,

    /// <summary>Subject = step, word = answer, role = who answered.</summary>
    Answered = 5,

    /// <summary>Subject = step, word = what was decided.</summary>
    Decided = 6,

    /// <summary>Subject = module.</summary>
    ModuleAttended = 7,

    /// <summary>In writing, subject = track, empty = the preparation.</summary>
    ModulesWaived = 8,

    /// <summary>Subject = the gate's word.</summary>
    GatePassed = 9,

    /// <summary>The first day of her group.</summary>
    GroupStarted = 10,

    /// <summary>She did not come to her group.</summary>
    GroupMissed = 11,

    /// <summary>She came to her group.</summary>
    GroupAttended = 12,

    /// <summary>The enrolment itself ended: word = outcome.</summary>
    Ended = 13,

    /// <summary>In writing, a gate need not be passed: subject = the gate's word.</summary>
    GateWaived = 14,

    /// <summary>Something in her life that her scheme looks at anew: subject = leaves_school or group_changes.</summary>
    LifeChanged = 15,

    /// <summary>Somebody enrolled her: word = who referred her, subject = what she ticked, each after a comma.</summary>
    Entered = 41,

    /// <summary>A track that only a person opens: subject = track.</summary>
    TrackOpened = 42,

    /// <summary>When she is at a module each week: subject = module, word = the week's hours; the last one counts.</summary>
    ModuleHours = 43,

    /// <summary>One side says yes to hours: subject = placement, word = whole hours, of a part as <c>ordinary:10</c>, role = who says so.</summary>
    HoursAgreed = 21,

    /// <summary>So many hours from this day on: subject = placement, word = hours, of a part as <c>ordinary:10</c>.</summary>
    HoursSet = 22,

    /// <summary>So long the law lets an internship last: subject = placement, word = <see cref="LawfulWeeks"/>, note = rule and paragraph.</summary>
    WeeksAllowed = 51,

    /// <summary>A goal was agreed: subject = its id, role = whose it is, word = the placement where it is the host's, note = the goal in words.</summary>
    GoalAgreed = 61,

    /// <summary>Subject = the goal.</summary>
    GoalReached = 62,

    /// <summary>It is a goal no more: subject = the goal.</summary>
    GoalDropped = 63,

    /// <summary>Who walked along is there no more: subject = placement, word = role.</summary>
    CompanionLeft = 23,

    /// <summary>Somebody walks along again: subject = placement, word = role.</summary>
    CompanionNamed = 24,
}

/// <summary>One thing that happened in an enrolment. It is kept for good and never changed. <paramref name="On"/> is a civil date, <paramref name="At"/> when it was written down, in UTC.</summary>
public sealed record EnrolmentEvent(
    Guid Id, EnrolmentEventKind Kind, DateOnly On, DateTimeOffset At, string By, string Subject = "", string Word = "", Role? Role = null, EndReason? Reason = null, NextStep? Next = null, string Note = "", string SecondPerson = "");

/// <summary>What somebody says has happened: the event without its id and hour.</summary>
public sealed record Happening(EnrolmentEventKind Kind, DateOnly On, string By)
{
    /// <summary>Told again with the same id it is the same; null = a new one.</summary>
    public Guid? Id { get; init; }

    public string Subject { get; init; } = "";

    public string Word { get; init; } = "";

    public Role? Role { get; init; }

    public EndReason? Reason { get; init; }

    public NextStep? Next { get; init; }

    /// <summary>In her own words; asked for where a rule is waived or overridden.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who else agreed; never the same as <see cref="By"/>.</summary>
    public string SecondPerson { get; init; } = "";

    internal EnrolmentEvent ToEvent(DateTimeOffset at) => new(Id ?? Guid.CreateVersion7(at), Kind, On, at, By, Subject, Word, Role, Reason, Next, Note, SecondPerson);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Subject} {On:yyyy-MM-dd}");
}
