using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.People;

/// <summary>
/// A young person as the caller's files and the product's pages know her: one row of <c>youths.csv</c>.
/// Lists are never null; what is empty was not stated. Dates are civil; weekly hours are Copenhagen time.
/// </summary>
/// <remarks>Source: file formats, youths.csv.</remarks>
public sealed record Youth
{
    /// <summary>The caller's own, unique in the area.</summary>
    public required string Id { get; init; }

    /// <summary>Four digits.</summary>
    public required string Municipality { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>Null = call list without a number.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>For messages, ISO 639-1.</summary>
    public string Language { get; init; } = "da";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public required string Postcode { get; init; }

    public TravelModes TravelModes { get; init; }

    /// <summary>5 to 120, one way, included.</summary>
    public int MaxTravelMinutes { get; init; }

    public School School { get; init; }

    /// <summary>A code of readiness or benefit: gates of law and programmes only, never the score.</summary>
    public string TargetGroup { get; init; } = "";

    public IReadOnlyList<Kind> Wants { get; init; } = [];

    public IReadOnlyList<string> Interests { get; init; } = [];

    public IReadOnlyList<string> Hobbies { get; init; } = [];

    public WeeklyHours Available { get; init; } = WeeklyHours.None;

    /// <summary>1 to 37, all kinds together.</summary>
    public int MaxHoursPerWeek { get; init; }

    public Needs Needs { get; init; }

    public Communication Communication { get; init; }

    public required DateOnly WaitingSince { get; init; }

    public ContactBy ContactBy { get; init; } = ContactBy.Sms;

    public bool SmsStopped { get; init; }

    public PhoneNumber? GuardianPhone { get; init; }

    /// <summary>Yes, no, or not asked.</summary>
    public bool? GuardianConsent { get; init; }

    public bool ProtectedAddress { get; init; }

    /// <summary>Sign-in name of her consultant; empty = none.</summary>
    public string Consultant { get; init; } = "";

    public Licence Licence { get; init; }

    public int? SchoolYear { get; init; }

    public IReadOnlyList<string> NotSectors { get; init; } = [];

    public IReadOnlyList<string> NotHosts { get; init; } = [];

    public IReadOnlyList<string> WishedHosts { get; init; } = [];

    /// <summary>Programme ids she is enrolled in; empty = every programme she fits (demo and <c>try</c> only).</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>Schemes in which she is matched no more: the enrolment ended, or its time ran out. Of our own making, never of a file.</summary>
    public IReadOnlyList<string> ShutProgrammes { get; init; } = [];

    /// <summary>Her running enrolments, with what has happened in them. Of our own making, never of a file.</summary>
    public IReadOnlyList<Enrolments.EnrolmentFile> Enrolments { get; init; } = [];

    /// <summary>Null = the file says nothing of gates.</summary>
    public IReadOnlyList<string>? GatesPassed { get; init; }

    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Host id; empty = none stated.</summary>
    public string LastEmployer { get; init; } = "";

    /// <summary>Internship weeks before this product, by target group.</summary>
    public IReadOnlyDictionary<string, int> WeeksUsed { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public TimeOnly? EveningUntil { get; init; }

    public string GuardianRelation { get; init; } = "";

    public string GuardianLanguage { get; init; } = "";

    public PhoneNumber? Guardian2Phone { get; init; }

    public StatusMark Status { get; init; } = StatusMark.Active;

    /// <summary>She said yes too late to a place that was gone; kept by the product, not in files.</summary>
    public bool SaidYesTooLate { get; init; }
}

/// <summary>How somebody wants to hear from us.</summary>
public enum ContactBy
{
    Sms = 1,
    Call = 2,
}

/// <summary>Whether matching is on, and if not: why, by whom and since when. Empty strings = not said.</summary>
public sealed record StatusMark(Status Status, string Reason = "", string By = "", DateOnly? Since = null)
{
    public static StatusMark Active { get; } = new(Engine.Facts.Status.Active);
}

/// <summary>A member of staff: one row of <c>consultants.csv</c>. Roles: job_consultant, coordinator.</summary>
public sealed record Consultant
{
    public required string SignIn { get; init; }

    public required string Name { get; init; }

    public required string Municipality { get; init; }

    public PhoneNumber? Phone { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public int? MaxCases { get; init; }
}
