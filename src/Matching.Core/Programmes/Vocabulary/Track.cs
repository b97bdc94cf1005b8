using System.ComponentModel;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>What a person can be matched to: its kind steers the engine, its form the law and the words.</summary>
public sealed record Track
{
    [Id]
    public required string Id { get; init; }

    public required Kind Kind { get; init; }

    public required Form Form { get; init; }

    [Description("What a no means.")]
    public Answer Answer { get; init; } = Answer.Voluntary;

    [Description("enrolled, prepared, after:<track>, clock:<id>, by_hand.")]
    public TrackOpening Opens { get; init; } = new(TrackOpeningKind.Prepared);

    public Choice Choice { get; init; } = Choice.Offer;

    [Within(1, 100), Description("host_picks: approved candidates a seat.")]
    public int? PerSeat { get; init; }

    public Meetings? Meetings { get; init; }

    public Ranking? Ranking { get; init; }

    public Unit? Unit { get; init; }

    public Group? Group { get; init; }

    public IReadOnlyList<Module> Modules { get; init; } = [];

    public CompleteWhen? CompleteWhen { get; init; }

    [Within(1, 100), Description("Ranked wishes a person may give: where the choice is mutual so many places, absent = 3; elsewhere so many of her wished places of this scheme and kind count, the first ones, absent = all.")]
    public int? Wishes { get; init; }

    [Within(1, 100)]
    public int MaxRunning { get; init; } = 1;

    [Within(1, 1_000)]
    public int? MaxPlacements { get; init; }

    [Description("The first candidate is the host of the previous track.")]
    public bool SameHostFirst { get; init; }

    [Description("Each placement at another host.")]
    public bool DifferentHosts { get; init; }

    [Description("May propose outside stated interests, marked so.")]
    public bool OutsideWishes { get; init; }

    public ProposedBy ProposedBy { get; init; } = ProposedBy.Night;

    public OfferPlan? Offer { get; init; }

    public FirstContact? FirstContact { get; init; }

    public TrialMeetings? TrialMeetings { get; init; }

    public Supply? Supply { get; init; }

    public IReadOnlyList<Companion> Companions { get; init; } = [];

    public TravelPlan? Travel { get; init; }

    [Within(0, 1_000), ListedIn(WordList.Preferences), Description("Preference → points; together 1000.")]
    public IReadOnlyDictionary<string, int> Weights { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    [Within(0, 400), Description("Added to the weight of a wish.")]
    public int Priority { get; init; }

    [Description("The placement runs stage by stage; a next one only by decision.")]
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    public IReadOnlyList<Reassessment>? Reassess { get; init; }

    public Hours? Hours { get; init; }

    [OneOrMany]
    public IReadOnlyList<Pay> Pay { get; init; } = [];

    [OneOrMany, ListedIn(WordList.LawSets), Description("Rule sets that also apply; their limits live in the law's data.")]
    public IReadOnlyList<string> Law { get; init; } = [];

    [Description("Absent = the standard ones of its kind; [] = none.")]
    public IReadOnlyList<FollowUp>? FollowUps { get; init; }
}

/// <summary>What law and words look at.</summary>
public enum Form
{
    BusinessMentor = 1,
    AssociationMentor = 2,
    SchoolInternship = 3,
    CompanyInternship = 4,
    TasterInternship = 5,
    HorizonInternship = 6,
    Observation = 7,
    JobTraining = 8,
    SpareTimeJob = 9,
    SmallJob = 10,
    SeasonalJob = 11,
    OnCallJob = 12,
    OrdinaryJob = 13,
    WageSubsidy = 14,
    Apprenticeship = 15,
}

/// <summary>What a no means.</summary>
public enum Answer
{
    /// <summary>No consequence.</summary>
    Voluntary = 1,

    /// <summary>Given under LAB: a letter goes before the start, and no sanction is recorded here either.</summary>
    Statutory = 2,

    /// <summary>No Digital Post; a no or silence is an item for the adviser.</summary>
    SchoolDuty = 3,

    /// <summary>Statutory for the four benefit groups, voluntary for none and under18.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("byPerson")]
    ByPerson = 4,
}

/// <summary>How persons and places find each other.</summary>
public enum Choice
{
    Offer = 1,
    Mutual = 2,
    HostPicks = 3,
    OwnPlace = 4,
}

/// <summary>Who proposes a match.</summary>
public enum ProposedBy
{
    Night = 1,
    Consultant = 2,
    Mentor = 3,
    Host = 4,
}

/// <summary>The first half of mutual choice: meetings, up to <see cref="Max"/> a person and <see cref="PerHost"/> a host and round.</summary>
public sealed record Meetings
{
    public Role By { get; init; } = Role.JobConsultant;

    [Within(1, 100)]
    public int Max { get; init; } = 3;

    [Within(1, 1_000)]
    public int PerHost { get; init; } = 3;

    public IReadOnlyList<DateOnly> Dates { get; init; } = [];
}

/// <summary>The second half of mutual choice: both rank.</summary>
public sealed record Ranking
{
    [Description("met, or placed_in:<track>.")]
    public RankingEligible Eligible { get; init; } = new((string?)null);

    [Description("all_meetings_held, a number of placements, or an event.")]
    public RankingOpens Opens { get; init; } = new(null, null);

    [OneOrMany, Description("Who may open it earlier.")]
    public IReadOnlyList<Role> EarlyBy { get; init; } = [];

    public Period? ClosesAfter { get; init; }

    public SilenceTimes? Silence { get; init; }
}

/// <summary>After how long silence reminds, and after how long the desk is told.</summary>
public sealed record SilenceTimes
{
    public Period? Remind { get; init; }

    public Period? Desk { get; init; }
}

/// <summary>Persons at one workplace together.</summary>
public sealed record Unit
{
    [Within(1, 100)]
    public int Min { get; init; } = 1;

    [Within(1, 100)]
    public int Max { get; init; } = 1;

    [Description("false = a plus, not a demand.")]
    public bool Must { get; init; } = true;
}

/// <summary>How an offer is asked.</summary>
public sealed record OfferPlan
{
    [Within(1, 7), Description("Sending days.")]
    public int AnswerDays { get; init; } = 3;

    [Description("once: the place, no name; each: every person.")]
    public HostConfirms HostConfirms { get; init; } = HostConfirms.Once;
}

/// <summary>What a host confirms before an offer.</summary>
public enum HostConfirms
{
    Once = 1,
    Each = 2,
}

/// <summary>Who calls first, and within how many working days.</summary>
public sealed record FirstContact
{
    public required Role By { get; init; }

    [Within(1, 60)]
    public int WithinWorkingDays { get; init; } = 3;
}

/// <summary>Meetings at which chemistry is asked of both; a no needs no reason.</summary>
public sealed record TrialMeetings
{
    [Within(1, 100)]
    public required int Max { get; init; }
}

/// <summary>Somebody who walks along.</summary>
public sealed record Companion
{
    public required CompanionRole Role { get; init; }

    [Description("true = speaks her own language; or an ISO 639-1 code.")]
    public CompanionLanguage? Language { get; init; }

    public Moment? From { get; init; }

    [Description("So long after it, or a named moment, or a date.")]
    public Limit? Until { get; init; }
}

/// <summary>Her own language, or a named one (ISO 639-1).</summary>
/// <param name="Code">Null = her own.</param>
public sealed record CompanionLanguage(string? Code);

/// <summary>Who walks along.</summary>
public enum CompanionRole
{
    WorkplaceMentor = 1,
    AssociationMentor = 2,
    Escort = 3,
    ProfessionalMentor = 4,
}

/// <summary>How far, and who pays; null minutes = the person's own limit.</summary>
public sealed record TravelPlan
{
    [Within(5, 240)]
    public int? MaxMinutes { get; init; }

    public PaidTravel Paid { get; init; } = PaidTravel.None;
}

/// <summary>Which travel is paid.</summary>
public enum PaidTravel
{
    None = 1,
    PublicTransport = 2,
    All = 3,
}
