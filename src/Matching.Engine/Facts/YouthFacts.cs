using Matching.Engine.Time;

namespace Matching.Engine.Facts;

/// <summary>
/// A gate that is not passed: <paramref name="Done"/> of <paramref name="Needed"/>, 0 or more of 1 or more. <paramref name="By"/>: whose it is to
/// record, as a code that the finding repeats; empty = nobody's in particular.
/// </summary>
public sealed record GateFacts(string Gate, int Done, int Needed, string By = "");

/// <summary>
/// What the engine may know of a young person. It has no field for name, number, gender, ethnicity, diagnosis, crime, misuse, marks,
/// CV, benefit category, risk or free text, and a test reads it by reflection to keep it so.
/// </summary>
/// <remarks>Source: the matching model §2. Benefit category is turned outside into <see cref="EnrolledIn"/> and <see cref="InternshipWeeksAllowed"/>.</remarks>
public sealed record YouthFacts
{
    /// <summary>The caller's own id; unique in the problem, sorts every list by ordinal order.</summary>
    public required string Id { get; init; }

    /// <summary>Four digits.</summary>
    public required string Municipality { get; init; }

    /// <summary>Her birthday; born on 29 February she is a year older on 1 March in common years.</summary>
    public required DateOnly Born { get; init; }

    /// <summary>Index into <see cref="MatchingProblem.Places"/>.</summary>
    public required int Place { get; init; }

    public Status Status { get; init; } = Status.Active;

    /// <summary>The kinds she wishes for, each at most once.</summary>
    public required IReadOnlyList<Kind> Wants { get; init; }

    /// <summary>The means she states; which of them count is the travel rule's matter.</summary>
    public TravelModes Travel { get; init; }

    public Licence Licence { get; init; }

    /// <summary>5 to 120 minutes one way, the limit itself included.</summary>
    public int MaxTravelMinutes { get; init; }

    public School School { get; init; }

    /// <summary>ISO 639-1 codes she speaks.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The language she stated first, ISO 639-1.</summary>
    public string OwnLanguage { get; init; } = "";

    /// <summary>Sector codes; empty = not stated.</summary>
    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>Hobby words in lower case; empty = not stated.</summary>
    public IReadOnlyList<string> Hobbies { get; init; } = [];

    public WeeklyHours Available { get; init; } = WeeklyHours.None;

    /// <summary>1 to 37, all kinds together.</summary>
    public int MaxHoursPerWeek { get; init; }

    public Needs Needs { get; init; }

    public Communication Communication { get; init; }

    /// <summary>The date she began to wait; not after the night's date.</summary>
    public required DateOnly WaitingSince { get; init; }

    /// <summary>Yes, no, or not asked.</summary>
    public bool? GuardianConsent { get; init; }

    /// <summary>Sectors, then host or opening ids, that she or her consultant excluded.</summary>
    public IReadOnlyList<string> NotSectors { get; init; } = [];

    public IReadOnlyList<string> NotHosts { get; init; } = [];

    /// <summary>Host or opening ids she wished for.</summary>
    public IReadOnlyList<string> WishedHosts { get; init; } = [];

    /// <summary>Programme ids she may be matched in; the entry gates that look at benefit were judged outside.</summary>
    public IReadOnlyList<string> EnrolledIn { get; init; } = [];

    /// <summary>Codes of gates that are passed for her.</summary>
    public IReadOnlyList<string> GatesPassed { get; init; } = [];

    /// <summary>Gates that are known to be open for her, whatever <see cref="GatesPassed"/> says: an opening that asks for one is not hers yet.</summary>
    public IReadOnlyList<GateFacts> GatesLeft { get; init; } = [];

    /// <summary>Internship weeks the law allows her at one host, extensions not assumed; null = no limit.</summary>
    public int? InternshipWeeksAllowed { get; init; }

    /// <summary>Internship weeks of her present group used before this product knew her.</summary>
    public int InternshipWeeksUsedBefore { get; init; }

    /// <summary>The host where the law bars an internship because she was last employed there; null = none.</summary>
    public string? BarredInternshipHost { get; init; }

    /// <summary>She said yes too late to a place that was gone, and nothing has come of it yet.</summary>
    public bool SaidYesTooLate { get; init; }

    /// <summary>Two offers expired in a row or two placements failed are read from history; this is a person's own "talked with her".</summary>
    public DateOnly? TalkedWithOn { get; init; }
}
