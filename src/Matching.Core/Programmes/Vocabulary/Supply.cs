using System.ComponentModel;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>Which openings may be used and how much they hold; nothing said = all cleared hosts.</summary>
public sealed record Supply
{
    [OneOrMany, Description("Networks and corps.")]
    public IReadOnlyList<string> Pools { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<HostKind> HostKinds { get; init; } = [];

    [OneOrMany, ListedIn(WordList.Sectors)]
    public IReadOnlyList<string> Sectors { get; init; } = [];

    public SeatsPerHost? SeatsPerHost { get; init; }

    [Within(1, 700), Description("Hours a calendar month that an opening offers at least; an opening that says hours a week counts those × 52/12.")]
    public int? MinHoursPerMonth { get; init; }

    public Room? Room { get; init; }

    [OneOrMany]
    public IReadOnlyList<SupplyDemand> Requires { get; init; } = [];

    public TaskRule? Tasks { get; init; }

    [Description("Its mentors also give openings.")]
    public bool GivesOpenings { get; init; }
}

/// <summary>What a host is; the last three are municipal.</summary>
public enum HostKind
{
    Company = 1,
    Mentor = 2,
    Eldercare = 3,
    Daycare = 4,
    Other = 5,
}

/// <summary>Seats a host may give in each week, month or year.</summary>
public sealed record SeatsPerHost
{
    [Within(1, 10_000)]
    public required int N { get; init; }

    public required SeatsPer Per { get; init; }
}

/// <summary>Week, calendar month or year.</summary>
public enum SeatsPer
{
    Week = 1,
    Month = 2,
    Year = 3,
}

/// <summary>How many at once, and who may set it otherwise.</summary>
public sealed record Room
{
    [Within(1, 1_000)]
    public int Default { get; init; } = 1;

    public Role? SetBy { get; init; }
}

/// <summary>What an opening must have.</summary>
public enum SupplyDemand
{
    WorkplaceMentor = 1,
    FixedContact = 2,
    Agreement = 3,
}

/// <summary>Which tasks an opening must have, and which alone are not enough.</summary>
public sealed record TaskRule
{
    [OneOrMany]
    public IReadOnlyList<TaskKind> MustInclude { get; init; } = [];

    [OneOrMany]
    public IReadOnlyList<TaskKind> NotOnly { get; init; } = [];
}

/// <summary>What kind of task.</summary>
public enum TaskKind
{
    Practical = 1,
    Social = 2,
    Pedagogical = 3,
}
