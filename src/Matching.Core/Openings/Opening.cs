using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Openings;

/// <summary>What a host offers: one row of <c>openings.csv</c>. What is null or empty was not stated.</summary>
public sealed record Opening
{
    public required string Id { get; init; }

    public required Kind Kind { get; init; }

    public required string Programme { get; init; }

    public required string HostId { get; init; }

    public required string Title { get; init; }

    public string Tasks { get; init; } = "";

    /// <summary>Empty = the host's.</summary>
    public string Sector { get; init; } = "";

    /// <summary>Empty = the host's.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>Places in all.</summary>
    public required int Seats { get; init; }

    public required int MinAge { get; init; }

    public required int MaxAge { get; init; }

    public required int HoursPerWeekMin { get; init; }

    public int? HoursPerWeekMax { get; init; }

    public WeeklyHours Schedule { get; init; } = WeeklyHours.None;

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public WorkEnvironment Environment { get; init; }

    public Requirements Requires { get; init; }

    /// <summary>walk, coffee, training, workplace, online.</summary>
    public IReadOnlyList<string> MeetingForms { get; init; } = [];

    public Communication Communication { get; init; }

    public IReadOnlyList<string> Hobbies { get; init; } = [];

    /// <summary>Null = not stated.</summary>
    public bool? Paid { get; init; }

    public StatusMark Status { get; init; } = StatusMark.Active;

    public bool ScheduleIsFixed { get; init; }

    public int? HoursPerMonthMin { get; init; }

    public WeeklyHours Breaks { get; init; } = WeeklyHours.None;

    /// <summary>Empty = the host.</summary>
    public string WorkplaceId { get; init; } = "";

    public int SeatsTakenElsewhere { get; init; }

    public int? CohortMin { get; init; }

    public int? CohortMax { get; init; }

    public DateOnly? ClosesOn { get; init; }

    public int? GroupMin { get; init; }

    public int? GroupMax { get; init; }

    public string Purpose { get; init; } = "";

    public LeadsTo LeadsTo { get; init; }

    public string TaskValue { get; init; } = "";

    public IReadOnlyList<string> TaskKinds { get; init; } = [];

    public bool? WorkplaceMentor { get; init; }

    public bool? TransportPaid { get; init; }

    /// <summary>At most 12 characters; empty = the sector's short name.</summary>
    public string SmsTask { get; init; } = "";

    public Trade Trade { get; init; }
}
