using System.ComponentModel;
using Matching.Engine.Facts;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>
/// Whom a scheme takes. Age: from the birthday that gives its first year to the day before the birthday after its last, on the opening's
/// start date, or tonight if that has passed. Benefit groups are entry gates and never score.
/// </summary>
public sealed record Who
{
    [Within(0, 99), Description("Whole years, both included.")]
    public WholeRange? Age { get; init; }

    [Within(0, 10), Description("School grade, 6 to 10.")]
    public WholeRange? Grades { get; init; }

    [OneOrMany]
    public IReadOnlyList<School> School { get; init; } = [];

    [OneOrMany, ListedIn(WordList.EntryGroups), Description("Any of these readiness, benefit and LAB § 6 codes; empty = any.")]
    public IReadOnlyList<string> Groups { get; init; } = [];

    [OneOrMany, ListedIn(WordList.EntryGroups), Description("None of these.")]
    public IReadOnlyList<string> NotGroups { get; init; } = [];

    public WhoLanguage? Language { get; init; }

    [OneOrMany, Description("Ticked at entry and kept as \"meets the conditions\", not as facts about the person.")]
    public IReadOnlyList<EntryStatement> Says { get; init; } = [];
}

/// <summary>The language she stated first, ISO 639-1.</summary>
public sealed record WhoLanguage
{
    [OneOrMany, ListedIn(WordList.Languages)]
    public IReadOnlyList<string> Is { get; init; } = [];

    [OneOrMany, ListedIn(WordList.Languages)]
    public IReadOnlyList<string> Not { get; init; } = [];
}

/// <summary>What is ticked at entry.</summary>
public enum EntryStatement
{
    NoPlaceFoundAlone = 1,
    WantsVocationalTrade = 2,
    WantsJobNotEducation = 3,
    WantsJob = 4,
    Motivated = 5,
    NeedsHelpToKeepJob = 6,
    OthersFoundNothing = 7,
    MeetsSourceConditions = 8,
}

/// <summary>How one comes in.</summary>
public sealed record Entry
{
    [OneOrMany, Description("Who may refer; empty = all.")]
    public IReadOnlyList<ReferralRoute> Routes { get; init; } = [];

    [OneOrMany, Description("Who must say yes to the enrolment.")]
    public IReadOnlyList<Role> AgreedBy { get; init; } = [Role.JobConsultant];

    public Places? Places { get; init; }

    [Description("\"rolling\", or a list of start dates.")]
    public EntryDays Intake { get; init; } = new([]);

    [Description("The enrolment's own longest length, not a placement's.")]
    public Period? Length { get; init; }

    public Again? Again { get; init; }
}

/// <summary>Enrolled at the same time, and in the whole period; null = no limit. Full = refused.</summary>
public sealed record Places
{
    [Within(1, 1_000_000)]
    public int? Running { get; init; }

    [Within(1, 1_000_000)]
    public int? Total { get; init; }
}

/// <summary>When a new enrolment is allowed.</summary>
public sealed record Again
{
    public required AgainPer Per { get; init; }
}

/// <summary>One enrolment in each grade or year, or one ever.</summary>
public enum AgainPer
{
    Grade = 1,
    Year = 2,
    Never = 3,
}

/// <summary>Who may refer.</summary>
public enum ReferralRoute
{
    Self = 1,
    Guardian = 2,
    School = 3,
    YouthSchool = 4,
    Uu = 5,
    Fgu = 6,
    Jobcentre = 7,
    FamilyDepartment = 8,
    Company = 9,
    Committee = 10,
}

/// <summary>Who does something in a scheme.</summary>
public enum Role
{
    Youth = 1,
    Guardian = 2,
    Mentor = 3,
    Host = 4,
    WorkplaceMentor = 5,
    JobConsultant = 6,
    CompanyConsultant = 7,
    Coordinator = 8,
    NetworkTeam = 9,
    Adviser = 10,
    School = 11,
    Caseworker = 12,

    /// <summary>Walks along into the job and speaks her language.</summary>
    Escort = 13,
}
