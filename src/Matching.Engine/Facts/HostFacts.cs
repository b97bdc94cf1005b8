using Matching.Engine.Time;

namespace Matching.Engine.Facts;

/// <summary>What the engine may know of a host: a company's production unit, or a mentor, who is a host of one.</summary>
public sealed record HostFacts
{
    public required string Id { get; init; }

    public required bool IsMentor { get; init; }

    /// <summary>A municipality's own workplace: eldercare, daycare or other.</summary>
    public bool IsMunicipal { get; init; }

    /// <summary>Four digits.</summary>
    public required string Municipality { get; init; }

    /// <summary>Index into <see cref="MatchingProblem.Places"/>.</summary>
    public required int Place { get; init; }

    public Status Status { get; init; } = Status.Active;

    public string Sector { get; init; } = "";

    /// <summary>
    /// Supported persons that the law still allows at this production unit before what this product holds there:
    /// allowed by its ordinary employees, less those there now; may be negative; null = no limit.
    /// </summary>
    public int? InternshipRoom { get; init; }

    /// <summary>The network it belongs to; null = none.</summary>
    public string? Network { get; init; }

    /// <summary>New people offered or called for within 30 days, tonight included; null = no limit.</summary>
    public int? MaxNewContactsPerMonth { get; init; }

    public bool IsVetted { get; init; }

    /// <summary>The date of its last answer to anybody; null = none known.</summary>
    public DateOnly? LastAnswer { get; init; }

    public bool NamesContactPerson { get; init; }

    /// <summary>When the contact person is there; empty = not stated, asks nothing.</summary>
    public WeeklyHours ContactHours { get; init; } = WeeklyHours.None;

    public Pledges Pledges { get; init; }

    /// <summary>Last day of the child certificate, included; null = none.</summary>
    public DateOnly? ChildCertificateUntil { get; init; }

    /// <summary>The municipality in which this mentor is a leader; null = none.</summary>
    public string? AuthorityOf { get; init; }
}

/// <summary>Hosts that share limits: at once, and new ones within 30 days; null = no limit.</summary>
public sealed record NetworkFacts(string Id, int? Cap, int? CapPerMonth);
