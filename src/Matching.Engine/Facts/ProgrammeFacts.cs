namespace Matching.Engine.Facts;

/// <summary>The numbers of a scheme that the engine needs; the scheme itself lives outside.</summary>
public sealed record ProgrammeFacts
{
    public required string Id { get; init; }

    /// <summary>Whole years on the later of start and night, both included.</summary>
    public required int AgeFrom { get; init; }

    public required int AgeTo { get; init; }

    /// <summary>Four-digit codes whose young people it takes; null = all.</summary>
    public IReadOnlyList<string>? Municipalities { get; init; }

    /// <summary>School states it takes; null = any.</summary>
    public IReadOnlyList<School>? Schools { get; init; }

    public Status Status { get; init; } = Status.Active;

    /// <summary>A guardian must back somebody under 18 before she is matched.</summary>
    public bool GuardianBeforeMatch { get; init; }

    /// <summary>Codes of other gates that stand before the match.</summary>
    public IReadOnlyList<string> GatesBeforeMatch { get; init; } = [];

    /// <summary>People placed in it at the same time, those that people have decided for included; null = no limit.</summary>
    public int? Places { get; init; }

    /// <summary>Kinds of openings where both sides choose; of every other kind they are offered.</summary>
    public IReadOnlyList<ChoiceFacts> Choices { get; init; } = [];

    /// <summary>
    /// Weights of preferences by kind that take the place of the policy's for its openings; they sum to 1000, and one that is not named weighs 0.
    /// A kind that is missing has the policy's.
    /// </summary>
    public IReadOnlyDictionary<Kind, IReadOnlyDictionary<string, int>> PreferenceWeights { get; init; } = new Dictionary<Kind, IReadOnlyDictionary<string, int>>();

    /// <summary>0 to 400, added to the weight of a wish.</summary>
    public int Priority { get; init; }

    /// <summary>The same by kind, where its tracks differ; a kind that is missing has <see cref="Priority"/>.</summary>
    public IReadOnlyDictionary<Kind, int> Priorities { get; init; } = new Dictionary<Kind, int>();
}

/// <summary>A place that distances are measured from: WGS84 degrees. <paramref name="Postcode"/> is its name.</summary>
public sealed record PlaceFacts(string Postcode, double Latitude, double Longitude);
