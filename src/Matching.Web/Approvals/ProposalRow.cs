using Matching.Engine.Facts;

namespace Matching.Web.Approvals;

/// <summary>One proposal as it is read: the pair, its two sides, and why.</summary>
public sealed class ProposalRow
{
    public Guid Id { get; init; }

    public string YouthId { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public DateOnly BirthDate { get; init; }

    public string Available { get; init; } = "";

    public string Consultant { get; init; } = "";

    public string ConsultantName { get; init; } = "";

    public DateOnly WaitingSince { get; init; }

    public Kind Kind { get; init; }

    public string OpeningId { get; init; } = "";

    public string OpeningTitle { get; init; } = "";

    public string HostName { get; init; } = "";

    public string Town { get; init; } = "";

    public DateOnly? StartDate { get; init; }

    public int HoursPerWeekMin { get; init; }

    public int? HoursPerWeekMax { get; init; }

    public bool? Paid { get; init; }

    public string Programme { get; init; } = "";

    public int Score { get; init; }

    public int Rank { get; init; }

    public int PairState { get; init; }

    public int State { get; init; }

    /// <summary>What is proposed is that they meet, not a place.</summary>
    public bool IsMeeting => PairState == (int)Engine.PairState.ToMeet;

    /// <summary>Its group is not complete yet.</summary>
    public bool IsGathering => PairState == (int)Engine.PairState.Gathering;

    /// <summary>The host's and the task's names stand in the text; released ones may hold any word.</summary>
    public string[] ReleasedNames { get; init; } = [];

    public string SmsTask { get; init; } = "";

    public string[] Warnings { get; init; } = [];

    public string Details { get; init; } = "{}";

    /// <summary><see cref="Details"/>, read once.</summary>
    public ProposalDetails Why => field ??= ProposalDetails.Read(Details);

    public string RejectReason { get; init; } = "";

    public string Name => $"{FirstName} {LastName}";
}
