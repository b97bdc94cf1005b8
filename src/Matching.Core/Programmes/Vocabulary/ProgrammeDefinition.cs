using System.ComponentModel;

namespace Matching.Core.Programmes.Vocabulary;

/// <summary>
/// A scheme as data: everything that a municipality says about it, and nothing of it is code. What is null was not said and has the
/// standard default of §1.8. Dates are civil; both ends of every range are included.
/// </summary>
/// <remarks>Source: programmes §1.</remarks>
public sealed record ProgrammeDefinition
{
    [Id, Description("The scheme's own name in files: small letters, digits, hyphens. Never reused.")]
    public required string Id { get; init; }

    [Within(1, 10_000), Description("1, 2, 3 …; a later version has a later validFrom.")]
    public required int Version { get; init; }

    [Description("The first night that runs on this version.")]
    public required DateOnly ValidFrom { get; init; }

    [Description("The Danish name as in the source.")]
    public required ProgrammeText Name { get; init; }

    [Description("One sentence for the young person.")]
    public required ProgrammeText Purpose { get; init; }

    [Description("Four-digit codes of those who may enrol; several = shared, with recorded consent; \"all\" = every municipality of the installation; \"hosts\" = those of the hosts that offer it.")]
    public required TakesFrom Municipalities { get; init; }

    [Description("The first and the last night, and the last day an offer may leave; placements and follow-ups go on after it.")]
    public RunsFrom? Period { get; init; }

    public ProgrammeText? Owner { get; init; }

    [OneOrMany, Description("Who pays, for reports only.")]
    public IReadOnlyList<Funding>? Funding { get; init; }

    [Description("Where each number was read (000:L438), or default: or decided: with the words.")]
    public IReadOnlyList<string> Sources { get; init; } = [];

    [Description("Whom it takes; absent = a supply programme: nobody is enrolled, it governs openings and orders.")]
    public Who? Who { get; init; }

    public Entry? Entry { get; init; }

    [Description("Everything that must be true before a step.")]
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    [Description("What comes before any track.")]
    public Preparation? Preparation { get; init; }

    public Group? Group { get; init; }

    [Description("What a person can be matched to, one after another or side by side.")]
    public IReadOnlyList<Track> Tracks { get; init; } = [];

    [Description("Which openings a supply programme governs.")]
    public Supply? Supply { get; init; }

    [Description("Questions that belong to the enrolment and not to one track.")]
    public IReadOnlyList<FollowUp>? FollowUps { get; init; }

    [Description("Fall-backs: a clock makes an item on the work list, only the decision changes anything.")]
    public IReadOnlyList<FallBack> Clocks { get; init; } = [];

    public Endings? Endings { get; init; }

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public TextUse? Texts { get; init; }

    public Staff? Staff { get; init; }

    public Orders? Orders { get; init; }

    /// <summary>The group that her file keeps: of its people, wherever they are placed. One at a single host is its openings' and null here.</summary>
    public Group? OfPeople() => new[] { Group }.Concat(Tracks.Select(track => track.Group)).FirstOrDefault(group => group is { SameHost: false });

    /// <summary>Of the preparation, then of each track.</summary>
    public IReadOnlyList<Module> AllModules() => [.. Preparation?.Modules ?? [], .. Tracks.SelectMany(track => track.Modules)];
}

/// <summary>First and last night, both included; no end = open.</summary>
public sealed record RunsFrom
{
    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>Who pays how much, for reports only.</summary>
public sealed record Funding
{
    [Description("Who pays, and the period that the source states.")]
    public required string From { get; init; }

    [Within(0, 10_000_000_000)]
    public decimal? AmountDkk { get; init; }

    [Description("year, month, total, person …")]
    public string? Per { get; init; }
}

/// <summary>Which texts a scheme uses beside the standard ones of its kind.</summary>
public sealed record TextUse
{
    [ListedIn(WordList.Languages)]
    public IReadOnlyList<string> Languages { get; init; } = ["da", "en"];

    [ListedIn(WordList.Texts), Description("On people's own pages beside the standard ones: briefing-youth, briefing-partner, next-step; of T-numbers those that the scheme's own blocks send.")]
    public IReadOnlyList<string> Uses { get; init; } = [];

    [ListedIn(WordList.Texts), Description("Replaces a wording; each exists in each language.")]
    public IReadOnlyDictionary<string, ProgrammeText> Own { get; init; } = new Dictionary<string, ProgrammeText>(StringComparer.Ordinal);
}

/// <summary>Who carries the scheme. Numbers are norms: warned above, never blocked.</summary>
public sealed record Staff
{
    public Role Lead { get; init; } = Role.Coordinator;

    public Cases? Cases { get; init; }

    public Role Approves { get; init; } = Role.JobConsultant;

    [Description("What those who lead it call themselves; pages say it wherever the lead must act.")]
    public string? Team { get; init; }
}

/// <summary>So many cases for so many persons.</summary>
public sealed record Cases
{
    [Within(1, 100_000)]
    public required int Max { get; init; }

    [Within(1, 10_000)]
    public int Persons { get; init; } = 1;
}
