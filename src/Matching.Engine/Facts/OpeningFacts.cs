using Matching.Engine.Time;

namespace Matching.Engine.Facts;

/// <summary>What is offered: places of one kind at one workplace of one host.</summary>
public sealed record OpeningFacts
{
    public required string Id { get; init; }

    public required Kind Kind { get; init; }

    public required string Programme { get; init; }

    public required string Host { get; init; }

    /// <summary>The production unit whose law counts; the host's id when none is named.</summary>
    public required string Workplace { get; init; }

    /// <summary>The opening's own sector, or its host's.</summary>
    public required string Sector { get; init; }

    /// <summary>Index into <see cref="MatchingProblem.Places"/>; the host's when none is named.</summary>
    public required int Place { get; init; }

    public Status Status { get; init; } = Status.Active;

    /// <summary>Places in all, taken ones included; at least 0.</summary>
    public required int Seats { get; init; }

    /// <summary>Of these, taken by people this product does not place.</summary>
    public int SeatsTakenElsewhere { get; init; }

    /// <summary>Whole years, both included.</summary>
    public required int MinAge { get; init; }

    public required int MaxAge { get; init; }

    public required int HoursPerWeekMin { get; init; }

    /// <summary>Null = not stated.</summary>
    public int? HoursPerWeekMax { get; init; }

    /// <summary>The frame in which hours may lie; empty = no times stated.</summary>
    public WeeklyHours Schedule { get; init; } = WeeklyHours.None;

    /// <summary>All of the schedule is worked.</summary>
    public bool ScheduleIsFixed { get; init; }

    /// <summary>Gates that this opening asks for beside its scheme's, in the order in which a why-not names the first open one.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];

    /// <summary>Its days take the place of teaching, so that the limits of school days do not hold there.</summary>
    public bool ReplacesSchool { get; init; }

    /// <summary>No week of it has a school day, so that the limits of weeks without school hold there.</summary>
    public bool SchoolIsOut { get; init; }

    /// <summary>The fewest whole weeks that it is agreed for; null = any.</summary>
    public int? WeeksMin { get; init; }

    /// <summary>The most whole weeks that it is agreed for; null = any.</summary>
    public int? WeeksMax { get; init; }

    /// <summary>Public transport to it is paid for her.</summary>
    public bool BusIsPaid { get; init; }

    /// <summary>The most minutes one way that its scheme lets anybody travel, 5 to 240, the limit itself included; a person's own shorter limit stands. Null = her own.</summary>
    public int? MaxTravelMinutes { get; init; }

    /// <summary>Its scheme proposes places outside what interests her, and each of them is marked so.</summary>
    public bool TellsOutsideWishes { get; init; }

    /// <summary>Others of hers work there already, where company is a plus and no demand; null = it is none.</summary>
    public bool? Company { get; init; }

    /// <summary>Null = as soon as wished.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The latest end, included; null = open.</summary>
    public DateOnly? EndDate { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public WorkEnvironment Environment { get; init; }

    public Requirements Requires { get; init; }

    /// <summary>Meetings may be online; counts for mentors only.</summary>
    public bool MeetsOnline { get; init; }

    public Communication Communication { get; init; }

    public IReadOnlyList<string> Hobbies { get; init; } = [];

    public LeadsTo LeadsTo { get; init; }

    public Trade Trade { get; init; }

    /// <summary>A group opens only with this many; null = no group.</summary>
    public int? CohortMin { get; init; }

    public int? CohortMax { get; init; }

    /// <summary>So many work there together, or nobody; null = no small group.</summary>
    public int? GroupMin { get; init; }

    /// <summary>The last day on which the group gathers, included.</summary>
    public DateOnly? ClosesOn { get; init; }
}
