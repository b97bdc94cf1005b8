namespace Matching.Web.Api;

/// <summary>Part of a list, in the order of ids.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Where the rest begins; null = this was the last part.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>An opening. Version is raised by every change of it and of its places.</summary>
internal sealed class OpeningOut
{
    public string OpeningId { get; init; } = "";

    public string HostId { get; init; } = "";

    /// <summary>internship, job or mentor.</summary>
    public string Kind { get; init; } = "";

    public string Programme { get; init; } = "";

    public string Title { get; init; } = "";

    public int Seats { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    /// <summary>active, paused or closed.</summary>
    public string Status { get; init; } = "";

    public long Version { get; init; }
}

/// <summary>What an opening has to give now. Week: half hours from Monday 00:00, as the files write them.</summary>
internal sealed record AvailabilityOut(string OpeningId, int FreeSeats, int Holds, string Week, long Version);

/// <summary>A pair that a night or a round has proposed. It names nobody: only ids, which the municipality's own systems know.</summary>
internal sealed class ProposalOut
{
    public Guid ProposalId { get; init; }

    public string YouthId { get; init; } = "";

    public string OpeningId { get; init; } = "";

    public string HostId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Programme { get; init; } = "";

    /// <summary>0 to 1000.</summary>
    public int Score { get; init; }

    /// <summary>1 = her best.</summary>
    public int Rank { get; init; }

    /// <summary>proposed, approved, rejected or superseded.</summary>
    public string State { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>A pair that has said yes. It names nobody.</summary>
internal sealed class PlacementOut
{
    public Guid PlacementId { get; init; }

    public string YouthId { get; init; } = "";

    /// <summary>Null = work outside the product.</summary>
    public string? OpeningId { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>agreed, running, completed, cancelled or broken.</summary>
    public string State { get; init; } = "";

    public DateOnly Since { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public int? HoursPerWeek { get; init; }

    public int Version { get; init; }
}
