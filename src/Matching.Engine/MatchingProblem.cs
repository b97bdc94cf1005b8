using Matching.Engine.Facts;

namespace Matching.Engine;

/// <summary>
/// Everything one night may look at, as it stood at one moment. Lists may come in any order: the answer does not depend on it.
/// Ids are unique in their list and every reference resolves; <see cref="Matcher"/> refuses a problem where they do not, with the values.
/// </summary>
public sealed record MatchingProblem
{
    /// <summary>The night's civil date, D.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Four-digit codes of the municipalities whose openings are open to each other's young people, ascending.</summary>
    public required IReadOnlyList<string> Area { get; init; }

    /// <summary>The draw's salt.</summary>
    public required string Salt { get; init; }

    public required Policy Policy { get; init; }

    public required YouthWorkLaw YouthWorkLaw { get; init; }

    /// <summary>Places that youths, hosts and openings point into.</summary>
    public required IReadOnlyList<PlaceFacts> Places { get; init; }

    public required IReadOnlyList<ProgrammeFacts> Programmes { get; init; }

    public required IReadOnlyList<NetworkFacts> Networks { get; init; }

    public required IReadOnlyList<HostFacts> Hosts { get; init; }

    public required IReadOnlyList<OpeningFacts> Openings { get; init; }

    public required IReadOnlyList<YouthFacts> Youths { get; init; }

    public IReadOnlyList<PlacementFacts> Placements { get; init; } = [];

    public IReadOnlyList<HistoryFacts> History { get; init; } = [];

    /// <summary>Rankings that are closed; only those of openings where both sides choose are looked at.</summary>
    public IReadOnlyList<RankFacts> Ranks { get; init; } = [];

    public IReadOnlyList<MeetingFacts> Meetings { get; init; } = [];
}
