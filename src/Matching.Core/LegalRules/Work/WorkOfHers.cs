using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.LegalRules.Work;

/// <summary>Of a person, what the law on work of young people asks for. <paramref name="Municipality"/>: whose school calendar holds.</summary>
public sealed record WorkingPerson(DateOnly Born, School School, string Municipality)
{
    /// <summary>Whole years; somebody born on 29 February has a birthday on 28 February in other years.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Born.Year;
        return Born.AddYears(years) > day ? years - 1 : years;
    }
}

/// <summary>
/// One piece of work of a person, in the product or outside it, as the law sees it. Mentors are no work and are left out. The week comes
/// back from the first day to the last, both included.
/// </summary>
public sealed record WorkOfHers
{
    /// <summary>Which opening or other work.</summary>
    public required string Id { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Null = no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Hours as they are worked, to the minute; empty = no times known, and then only the week is counted.</summary>
    public WeeklyHours Schedule { get; init; } = WeeklyHours.None;

    /// <summary>Stated breaks, which are not work; null = not stated, and then one half hour is assumed on a long day.</summary>
    public WeeklyHours? Breaks { get; init; }

    /// <summary>Whole hours a week; counted where no times are known.</summary>
    public int HoursPerWeek { get; init; }

    public Trade Trade { get; init; } = Trade.NotStated;

    public WorkEnvironment Environment { get; init; } = WorkEnvironment.None;

    /// <summary>The school has sent her: on school days its own limits stand in place of those beside school.</summary>
    public bool IsSchoolInternship { get; init; }

    /// <summary>What a person has answered for this work.</summary>
    public WorkAnswers Answers { get; init; } = WorkAnswers.None;

    public bool RunsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Answers that a person gives at approval and that change what the law allows.</summary>
[Flags]
public enum WorkAnswers
{
    None = 0,

    /// <summary>The machines are harmless ones (YW15).</summary>
    HarmlessMachines = 1,

    /// <summary>The place is mainly for food and an adult supervises (YW14).</summary>
    FoodAndSupervision = 2,

    /// <summary>Trained, or in training, as a waiter (YW14).</summary>
    Waiter = 4,
}
