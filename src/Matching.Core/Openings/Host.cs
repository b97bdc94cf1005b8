using Matching.Core.People;
using Matching.Engine.Facts;
using Matching.Engine.Time;

namespace Matching.Core.Openings;

/// <summary>A company's production unit or a mentor: one row of <c>hosts.csv</c>. What is null or empty was not stated.</summary>
public sealed record Host
{
    public required string Id { get; init; }

    public required HostKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Municipality { get; init; }

    public required string Postcode { get; init; }

    public string Sector { get; init; } = "";

    /// <summary>Ordinary employees, average of four months at this production unit; null = no limit can be computed.</summary>
    public int? Employees { get; init; }

    public int InternsNow { get; init; }

    public int WageSubsidisedNow { get; init; }

    public string Network { get; init; } = "";

    public int? MaxNewContactsPerMonth { get; init; }

    public PhoneNumber? Phone { get; init; }

    public bool Vetted { get; init; }

    public DateOnly? LastAnswer { get; init; }

    public string ContactName { get; init; } = "";

    public WeeklyHours ContactHours { get; init; } = WeeklyHours.None;

    public Pledges Pledges { get; init; }

    public DateOnly? ChildCertificateUntil { get; init; }

    /// <summary>Municipality in which the mentor is a leader; empty = none.</summary>
    public string AuthorityOf { get; init; } = "";

    /// <summary>eldercare, daycare, other; empty = private.</summary>
    public string Municipal { get; init; } = "";

    public string PNumber { get; init; } = "";

    public string Email { get; init; } = "";

    public string Language { get; init; } = "";

    public IReadOnlyList<string> Agreement { get; init; } = [];

    public StatusMark Status { get; init; } = StatusMark.Active;
}

/// <summary>What a host is. Stored by number: never renumber.</summary>
public enum HostKind
{
    Company = 1,
    Mentor = 2,
}

/// <summary>Hosts that share limits: one row of <c>networks.csv</c>; null = no limit.</summary>
public sealed record Network(string Code, int? Cap, int? CapPerMonth);
