using Matching.Engine.Explaining;
using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;

namespace Matching.Engine.Scoring;

/// <summary>Turns preferences into points: points = ⌊weight × value ÷ 1000⌋, score = Σ points, 0 to 1000 where the weights of a kind sum to 1000.</summary>
/// <remarks>Source: the matching model §4. A scheme's own weights take the place of the policy's for its openings. A preference that the policy does not name for the kind weighs 0.</remarks>
internal sealed class ScoreSheet
{
    private readonly Dictionary<Kind, (IPreference Preference, int Weight)[]> _byKind;
    private readonly IReadOnlyList<IPreference> _preferences;

    public ScoreSheet(IReadOnlyList<IPreference> preferences, Policy policy)
    {
        _preferences = preferences;
        _byKind = Enum.GetValues<Kind>().ToDictionary(kind => kind, kind => preferences.Select(preference => (preference, WeightOf(policy, kind, preference))).ToArray());
    }

    /// <summary>The preferences of a kind with what each weighs.</summary>
    public IReadOnlyList<(IPreference Preference, int Weight)> Of(Kind kind) => _byKind[kind];

    public int Score(in Pair pair)
    {
        var score = 0;
        foreach (var (preference, weight) in LinesOf(pair.Opening))
        {
            score += Points(preference, weight, pair);
        }

        return score;
    }

    public IReadOnlyList<ScoreLine> Card(Pair pair) =>
        [.. LinesOf(pair.Opening).Select(line => new ScoreLine(line.Preference.Id, Points(line.Preference, line.Weight, pair), line.Weight, line.Preference.Explain(pair)))];

    private (IPreference Preference, int Weight)[] LinesOf(OpeningTonight opening) => opening.OwnWeights is { } own
        ? [.. _preferences.Select(preference => (preference, own.GetValueOrDefault(preference.Id)))]
        : _byKind[opening.Kind];

    private static int Points(IPreference preference, int weight, in Pair pair) =>
        weight == 0 ? 0 : weight * preference.Value(pair) / 1000;

    private static int WeightOf(Policy policy, Kind kind, IPreference preference) =>
        policy.PreferenceWeights.TryGetValue(kind, out var weights) ? weights.GetValueOrDefault(preference.Id) : 0;
}
